import { germanFirstRun } from './de-first-run';
import { germanPaper } from './de-paper';
import { germanPeople } from './de-people';
import type { GermanCatalogue } from './catalogue';
import { germanCalibration } from './de-calibration';
import { germanCare } from './de-care';
import { germanClock } from './de-clock';
import { germanDeeds } from './de-deeds';
import { germanHistory } from './de-history';
import { germanNotices } from './de-notices';
import { germanRefusals } from './de-refusals';
import { germanMenu, germanScreens } from './de-screens';
import { germanSerial } from './de-serial';
import { germanSetUp } from './de-set-up';
import { germanSound } from './de-sound';
import { germanUpdates } from './de-updates';

/* Every German word the window shows, with those of its parts in the files beside. */
export const de: GermanCatalogue = {
  app: {
    title: 'Scan Station',
    station: 'Station',
    operator: 'Bediener',
    noOperator: 'Ausweis scannen',
  },
  language: { ro: 'Română', en: 'English', de: 'Deutsch' },
  menu: germanMenu,
  screen: germanScreens,
  updates: germanUpdates,
  sound: germanSound,
  prompt: {
    scan: 'Jetzt {{noun}} scannen',
    example: 'zum Beispiel',
    typing: 'Von Hand getippt, mit Enter beenden',
  },
  row: {
    title: 'Diese Zeile',
    scanned: 'Gescannt',
    typed: 'Getippt',
    kept: 'Bleibt',
    skipped: 'Ausgelassen',
    next: 'Jetzt',
    empty: 'Folgt',
  },
  feedback: {
    accepted: 'Gespeichert',
    acceptedSentence: 'Die Zeile ist auf diesem PC gespeichert.',
    refused: 'Abgelehnt',
    unsaved: 'Nicht gespeichert',
    duplicate: 'Schon gescannt',
    done: 'Erledigt',
    acknowledge: 'Verstanden',
    scanned: 'Gescannt',
    lastSaved: 'Der letzte gespeicherte Scan ist',
    lastSavedAt: 'um {{time}}.',
  },
  refused: germanRefusals,
  unsaved: {
    'outbox-unavailable':
      'Die Zeile wurde NICHT gespeichert: Dieser PC kann seine Datei für Scans nicht öffnen. IT rufen, dann die ganze Zeile noch einmal scannen.',
    conflict:
      'Die Zeile wurde NICHT gespeichert: Ein anderer Scan hat dieselbe Nummer. Die ganze Zeile noch einmal scannen.',
    'disk-full':
      'Die Zeile wurde NICHT gespeichert: Die Platte dieses PCs ist voll. IT rufen, dann die ganze Zeile noch einmal scannen.',
    'not-allowed':
      'Die Zeile wurde NICHT gespeichert: Dafür braucht es eine Schichtleitung oder einen Ausweis aus der Liste. Sonst wurde nichts geändert.',
    'storage-failed':
      'Die Zeile wurde NICHT gespeichert: Dieser PC konnte sie nicht auf seine Platte schreiben. Die ganze Zeile noch einmal scannen; bleibt es so, IT rufen.',
  },
  deed: germanDeeds,
  duplicate: {
    sentence:
      'Dieselbe Zeile wurde {{ago}} von {{operator}} gescannt. Sie wurde NICHT noch einmal gespeichert.',
    advice:
      'Das richtige Etikett scannen; oder die Schichtleitung lässt sie mit dem Befehl „Doppelte annehmen“ durch.',
  },
  group: {
    count_one: '{{count}} Artikel in {{parent}}',
    count_other: '{{count}} Artikel in {{parent}}',
  },
  ...germanSetUp,
  recent: {
    voided: 'Storniert',
    title: 'Letzte Scans',
    none: 'Hier erscheinen fertige Zeilen, die neueste oben.',
  },
  entry: {
    pending: 'Hier gespeichert',
    acknowledged: 'In der Datenbank',
    quarantined: 'Bitte prüfen',
  },
  trust: {
    starting: 'Start. Die Datei für Scans wird geöffnet.',
    agentLost: 'Der Teil des Programms, der Scans speichert, startet neu.',
    outboxRefused: 'Auf diesem PC können keine Scans gespeichert werden.',
    diskFull: 'Neue Scans können nicht gespeichert werden: Die Platte dieses PCs ist voll.',
    notConfigured: 'Es ist keine Datenbank eingerichtet.',
    connecting: 'Verbindung zur Datenbank wird aufgebaut.',
    connected: 'Verbunden.',
    offline: 'Offline seit {{time}}.',
    everythingDelivered: 'Alles ist in der Datenbank.',
    newOnesKept: 'Neue Scans sind auf diesem PC sicher und werden von selbst gesendet.',
    onTheWay_one: '{{count}} Scan ist auf diesem PC sicher und unterwegs.',
    onTheWay_other: '{{count}} Scans sind auf diesem PC sicher und unterwegs.',
    sentLater_one: '{{count}} Scan ist auf diesem PC sicher und wird von selbst gesendet.',
    sentLater_other: '{{count}} Scans sind auf diesem PC sicher und werden von selbst gesendet.',
    kept_one: '{{count}} Scan ist auf diesem PC sicher.',
    kept_other: '{{count}} Scans sind auf diesem PC sicher.',
    keptNone: 'Neue Scans bleiben auf diesem PC sicher.',
    quarantined_one:
      '{{count}} Scan braucht Aufmerksamkeit: Die Datenbank hat ihn abgelehnt; er ist auf diesem PC sicher.',
    quarantined_other:
      '{{count}} Scans brauchen Aufmerksamkeit: Die Datenbank hat sie abgelehnt; sie sind auf diesem PC sicher.',
    missing_one: '{{count}} Scan fehlt in der Datenbank; er ist auf diesem PC sicher.',
    missing_other: '{{count}} Scans fehlen in der Datenbank; sie sind auf diesem PC sicher.',
    waitingVoids_one: '{{count}} Storno wartet darauf, dass sein abgelehnter Scan geklärt wird.',
    waitingVoids_other: '{{count}} Stornos warten darauf, dass ihre abgelehnten Scans geklärt werden.',
    waiting_one: '{{count}} Zeile ist noch NICHT gespeichert; dieses Fenster offen lassen.',
    waiting_other: '{{count}} Zeilen sind noch NICHT gespeichert; dieses Fenster offen lassen.',
    backlog: 'warten auf die Datenbank',
    oldest: 'älteste: {{age}}',
  },
  advice: {
    quarantined: 'Verbunden; alles andere ist in der Datenbank. IT Bescheid geben; das Scannen geht weiter.',
    missing: 'Die Meldung oben sagt, wie sie noch einmal gesendet werden. Das Scannen geht weiter.',
    outboxRefused: 'IT rufen. Die Meldung oben sagt, was nicht stimmt.',
    agentLost: 'Weiter scannen. Dauert es länger als eine Minute, IT rufen.',
    notConfigured: 'Weiter scannen. IT kann die Datenbank in der Konfiguration der Station einrichten.',
  },
  cause: {
    unreachable: {
      what: 'Der Datenbankserver antwortet nicht.',
      who: 'Hier ist nichts zu tun; hält es an, soll IT Server und Netz prüfen.',
    },
    'name-not-found': {
      what: 'Das Netz kennt den Namen des Datenbankservers nicht.',
      who: 'Hier ist nichts zu tun; hält es an, soll IT Namen und Netz prüfen.',
    },
    'server-full': {
      what: 'Der Datenbankserver hat keine freie Verbindung.',
      who: 'Hier ist nichts zu tun; hält es an, soll IT die Verbindungsgrenze des Servers prüfen.',
    },
    'server-busy': {
      what: 'Der Datenbankserver ist überlastet.',
      who: 'Hier ist nichts zu tun; hält es an, soll IT die Last des Servers prüfen.',
    },
    'not-primary': {
      what: 'Der Datenbankserver ist von den anderen Servern seines Clusters getrennt.',
      who: 'Hier ist nichts zu tun; hält es an, soll IT den Cluster prüfen.',
    },
    'server-storage': {
      what: 'Der Datenbankserver hat ein Problem mit seiner Platte.',
      who: 'IT Bescheid geben: den Plattenplatz des Servers prüfen.',
    },
    'connection-lost': {
      what: 'Die Verbindung zur Datenbank ist abgerissen.',
      who: 'Hier ist nichts zu tun; hält es an, soll IT das Netz prüfen.',
    },
    'timed-out': {
      what: 'Der Datenbankserver hat zu spät geantwortet.',
      who: 'Hier ist nichts zu tun; hält es an, soll IT die Last des Servers prüfen.',
    },
    unknown: {
      what: 'Der Datenbankserver meldet einen Fehler, den dieses Programm nicht kennt.',
      who: 'Hält es an, soll IT ins Protokoll der Station schauen.',
    },
    'wrong-password': {
      what: 'Die Datenbank lehnt das Passwort dieser Station ab.',
      who: 'IT kann es beheben: richtigen Benutzer und richtiges Passwort in der Konfiguration der Station eintragen.',
    },
    'access-denied': {
      what: 'Die Datenbank lässt das Konto dieser Station nicht arbeiten: Rechte fehlen, oder die Datenbank heißt anders.',
      who: 'Die Datenbankverwaltung kann es beheben: Namen der Datenbank prüfen und dem Konto seine Rechte geben.',
    },
    'unknown-database': {
      what: 'Die Datenbank aus der Konfiguration gibt es nicht.',
      who: 'IT kann es beheben: den Namen berichtigen oder die Datenbank anlegen.',
    },
    'missing-table': {
      what: 'In der Datenbank fehlen die Tabellen für die Scans.',
      who: 'Die Datenbankverwaltung kann es beheben: das Schema anwenden.',
    },
    'schema-mismatch': {
      what: 'Die Tabellen in der Datenbank passen nicht zu dieser Programmversion.',
      who: 'Die Datenbankverwaltung kann es beheben: das Schema dieser Version anwenden.',
    },
    'table-mapping': {
      what: 'Die Scans passen nicht zu der vorhandenen Tabelle, in die sie geschrieben werden sollen.',
      who: 'IT kann es beheben. {{detail}}',
    },
    'read-only-server': {
      what: 'Der Datenbankserver nimmt zurzeit keine Änderungen an.',
      who: 'Die Datenbankverwaltung kann es beheben: den Nur-Lese-Zustand aufheben oder den richtigen Server nennen.',
    },
    'host-refused': {
      what: 'Der Datenbankserver lehnt Verbindungen von diesem PC ab.',
      who: 'Die Datenbankverwaltung kann es beheben: die Adresse dieses PCs erlauben oder entsperren.',
    },
    tls: {
      what: 'Es kam keine sichere Verbindung zur Datenbank zustande.',
      who: 'IT kann es beheben: Zertifikat und TLS-Einstellungen prüfen.',
    },
    'bad-settings': {
      what: 'Die Einstellungen für die Datenbank sind unbrauchbar.',
      who: 'IT kann es beheben: sie in der Konfiguration der Station berichtigen.',
    },
    'not-mariadb': {
      what: 'Unter dieser Adresse antwortet etwas anderes als ein MariaDB-Server.',
      who: 'IT kann es beheben: Servernamen und Port in der Konfiguration der Station berichtigen.',
    },
  },
  problem: {
    'newer-file':
      'Die Datei für Scans stammt von einer neueren Version dieses Programms und wurde nicht angerührt: {{file}} (Dateiversion {{fileVersion}}, dieses Programm liest bis {{programVersion}}). Programm aktualisieren; bis dahin kann kein Scan gespeichert werden.',
    'in-use':
      'Ein anderes Programm hält die Datei für Scans: {{file}}. Das andere schließen und dieses neu starten; bis dahin kann kein Scan gespeichert werden. ({{detail}})',
    'disk-full':
      'Die Platte ist voll, die Datei für Scans lässt sich nicht öffnen: {{file}}. IT rufen und Platz schaffen; es geht von selbst weiter. Bis dahin kann kein Scan gespeichert werden. ({{detail}})',
    vanished:
      'Die Datei für Scans wurde gelöscht: {{file}}. Was gespeichert war, ist noch in diesem Programm: NICHT schließen, den PC NICHT ausschalten. IT rufen, damit der Ordner beschreibbar wird; es geht von selbst weiter. Bis dahin kann kein Scan gespeichert werden. ({{detail}})',
    'cannot-open':
      'Die Datei für Scans lässt sich nicht öffnen oder schreiben: {{file}}. IT kann es beheben: Rechte des Ordners und Platte prüfen; bis dahin kann kein Scan gespeichert werden. ({{detail}})',
  },
  clock: germanClock,
  notice: germanNotices,
  serial: germanSerial,
  ...germanCare,
  ...germanHistory,
  ...germanPeople,
  veil: {
    title: 'Scans gehen in ein anderes Fenster',
    sentence: 'Hier tippen.',
  },
  ...germanCalibration,
  ...germanFirstRun,
  ...germanPaper,
  failure: {
    start: {
      title: 'Die Station konnte nicht gestartet werden',
      sentence: 'Es kann nichts gescannt werden. Programm neu starten; bleibt es so, IT rufen.',
    },
    screen: {
      title: 'Dieser Bildschirm ist stehen geblieben',
      sentence:
        'Jeder Scan, der als gespeichert gezeigt wurde, ist sicher. Irgendeinen Code scannen holt den Bildschirm zurück.',
    },
  },
};
