import { romanianUnsaved } from './ro-unsaved';
import { romanianFirstRun } from './ro-first-run';
import { romanianPaper } from './ro-paper';
import { romanianPeople } from './ro-people';
import type { RomanianCatalogue } from './catalogue';
import { romanianCalibration } from './ro-calibration';
import { romanianCare } from './ro-care';
import { romanianClock } from './ro-clock';
import { romanianDeeds } from './ro-deeds';
import { romanianHistory } from './ro-history';
import { romanianNotices } from './ro-notices';
import { romanianRefusals } from './ro-refusals';
import { romanianMenu, romanianScreens } from './ro-screens';
import { romanianSerial } from './ro-serial';
import { romanianSetUp } from './ro-set-up';
import { romanianSound } from './ro-sound';
import { romanianUpdates } from './ro-updates';

/* Every Romanian word the window shows, with those of its parts in the files beside. ș and ț have a comma below. */
export const ro: RomanianCatalogue = {
  app: {
    title: 'Scan Station',
    station: 'Stația',
    operator: 'Operator',
    noOperator: 'Scanează ecusonul',
  },
  language: { ro: 'Română', en: 'English', de: 'Deutsch' },
  menu: romanianMenu,
  screen: romanianScreens,
  updates: romanianUpdates,
  sound: romanianSound,
  prompt: {
    scan: 'Scanează {{noun}}',
    example: 'de exemplu',
    typing: 'Scris de mână, încheie cu Enter',
  },
  row: {
    title: 'Rândul acesta',
    scanned: 'Scanat',
    typed: 'Scris',
    kept: 'Rămâne',
    skipped: 'Sărit',
    next: 'Acum',
    empty: 'Urmează',
  },
  feedback: {
    accepted: 'Salvat',
    acceptedSentence: 'Rândul este salvat pe acest PC.',
    refused: 'Refuzat',
    unsaved: 'Nesalvat',
    duplicate: 'Deja scanat',
    done: 'Gata',
    acknowledge: 'Am înțeles',
    scanned: 'Scanat',
    lastSaved: 'Ultima scanare salvată este',
    lastSavedAt: 'la {{time}}.',
  },
  refused: romanianRefusals,
  unsaved: romanianUnsaved,
  deed: romanianDeeds,
  duplicate: {
    sentence: 'Același rând a fost scanat {{ago}} de {{operator}}. NU a fost salvat încă o dată.',
    advice: 'Scanează eticheta corectă; sau un supervizor îl lasă să treacă cu comanda „Acceptă duplicatul”.',
  },
  group: {
    count_one: '{{count}} articol în {{parent}}',
    count_few: '{{count}} articole în {{parent}}',
    count_other: '{{count}} de articole în {{parent}}',
  },
  ...romanianSetUp,
  recent: {
    voided: 'Anulat',
    title: 'Ultimele scanări',
    none: 'Aici apar rândurile terminate, cel mai nou sus.',
  },
  entry: {
    pending: 'Salvat aici',
    acknowledged: 'În baza de date',
    quarantined: 'De verificat',
  },
  trust: {
    starting: 'Pornește. Se deschide fișierul de scanări.',
    agentLost: 'Partea programului care salvează scanările repornește.',
    outboxRefused: 'Pe acest PC nu se pot salva scanări.',
    diskFull: 'Scanările noi nu se pot salva: discul acestui PC este plin.',
    notConfigured: 'Nu este configurată nicio bază de date.',
    connecting: 'Se conectează la baza de date.',
    connected: 'Conectat.',
    offline: 'Fără conexiune din {{time}}.',
    everythingDelivered: 'Totul este în baza de date.',
    newOnesKept: 'Scanările noi sunt în siguranță pe acest PC și se trimit singure.',
    onTheWay_one: '{{count}} scanare este în siguranță pe acest PC și pe drum.',
    onTheWay_few: '{{count}} scanări sunt în siguranță pe acest PC și pe drum.',
    onTheWay_other: '{{count}} de scanări sunt în siguranță pe acest PC și pe drum.',
    sentLater_one: '{{count}} scanare este în siguranță pe acest PC și se trimite singură.',
    sentLater_few: '{{count}} scanări sunt în siguranță pe acest PC și se trimit singure.',
    sentLater_other: '{{count}} de scanări sunt în siguranță pe acest PC și se trimit singure.',
    kept_one: '{{count}} scanare este în siguranță pe acest PC.',
    kept_few: '{{count}} scanări sunt în siguranță pe acest PC.',
    kept_other: '{{count}} de scanări sunt în siguranță pe acest PC.',
    keptNone: 'Scanările noi rămân în siguranță pe acest PC.',
    quarantined_one:
      '{{count}} scanare cere atenție: baza de date a refuzat-o; este în siguranță pe acest PC.',
    quarantined_few:
      '{{count}} scanări cer atenție: baza de date le-a refuzat; sunt în siguranță pe acest PC.',
    quarantined_other:
      '{{count}} de scanări cer atenție: baza de date le-a refuzat; sunt în siguranță pe acest PC.',
    missing_one: '{{count}} scanare lipsește din baza de date; este în siguranță pe acest PC.',
    missing_few: '{{count}} scanări lipsesc din baza de date; sunt în siguranță pe acest PC.',
    missing_other: '{{count}} de scanări lipsesc din baza de date; sunt în siguranță pe acest PC.',
    waitingVoids_one: '{{count}} anulare așteaptă rezolvarea scanării refuzate.',
    waitingVoids_few: '{{count}} anulări așteaptă rezolvarea scanărilor refuzate.',
    waitingVoids_other: '{{count}} de anulări așteaptă rezolvarea scanărilor refuzate.',
    waiting_one: '{{count}} rând NU este încă salvat; lasă fereastra deschisă.',
    waiting_few: '{{count}} rânduri NU sunt încă salvate; lasă fereastra deschisă.',
    waiting_other: '{{count}} de rânduri NU sunt încă salvate; lasă fereastra deschisă.',
    backlog: 'așteaptă baza de date',
    oldest: 'vechime: {{age}}',
  },
  advice: {
    quarantined: 'Conectat; tot restul este în baza de date. Anunță IT; scanarea continuă.',
    missing: 'Mesajul de sus spune cum se trimit din nou. Scanarea continuă.',
    outboxRefused: 'Cheamă IT. Mesajul de sus spune ce nu merge.',
    agentLost: 'Scanează mai departe. Dacă durează peste un minut, cheamă IT.',
    notConfigured: 'Scanează mai departe. IT poate configura baza de date a stației.',
  },
  cause: {
    unreachable: {
      what: 'Serverul bazei de date nu răspunde.',
      who: 'Nu ai nimic de făcut; dacă durează, anunță IT să verifice serverul și rețeaua.',
    },
    'name-not-found': {
      what: 'Rețeaua nu cunoaște numele serverului bazei de date.',
      who: 'Nu ai nimic de făcut; dacă durează, anunță IT să verifice numele și rețeaua.',
    },
    'server-full': {
      what: 'Serverul bazei de date nu are nicio conexiune liberă.',
      who: 'Nu ai nimic de făcut; dacă durează, anunță IT să verifice limita de conexiuni a serverului.',
    },
    'server-busy': {
      what: 'Serverul bazei de date este prea ocupat.',
      who: 'Nu ai nimic de făcut; dacă durează, anunță IT să verifice încărcarea serverului.',
    },
    'not-primary': {
      what: 'Serverul bazei de date este despărțit de celelalte servere ale clusterului.',
      who: 'Nu ai nimic de făcut; dacă durează, anunță IT să verifice clusterul.',
    },
    'server-storage': {
      what: 'Serverul bazei de date are o problemă cu discul.',
      who: 'Anunță IT să verifice spațiul pe discul serverului.',
    },
    'connection-lost': {
      what: 'Conexiunea la baza de date s-a întrerupt.',
      who: 'Nu ai nimic de făcut; dacă durează, anunță IT să verifice rețeaua.',
    },
    'timed-out': {
      what: 'Serverul bazei de date a răspuns prea târziu.',
      who: 'Nu ai nimic de făcut; dacă durează, anunță IT să verifice încărcarea serverului.',
    },
    unknown: {
      what: 'Serverul bazei de date a raportat o eroare pe care programul nu o cunoaște.',
      who: 'Dacă durează, anunță IT să se uite în jurnalul stației.',
    },
    'wrong-password': {
      what: 'Baza de date refuză parola acestei stații.',
      who: 'IT poate rezolva: utilizatorul și parola corecte în configurația stației.',
    },
    'access-denied': {
      what: 'Baza de date nu lasă contul acestei stații să lucreze: lipsesc drepturi sau baza de date are alt nume.',
      who: 'Administratorul bazei de date poate rezolva: verifică numele bazei de date și dă contului drepturile.',
    },
    'unknown-database': {
      what: 'Baza de date din configurație nu există.',
      who: 'IT poate rezolva: corectează numele sau creează baza de date.',
    },
    'missing-table': {
      what: 'În baza de date lipsesc tabelele pentru scanări.',
      who: 'Administratorul bazei de date poate rezolva: aplică schema.',
    },
    'schema-mismatch': {
      what: 'Tabelele din baza de date nu se potrivesc cu această versiune a programului.',
      who: 'Administratorul bazei de date poate rezolva: aplică schema acestei versiuni.',
    },
    'table-mapping': {
      what: 'Scanările nu se potrivesc cu tabelul existent în care trebuie scrise.',
      who: 'IT poate rezolva. {{detail}}',
    },
    'read-only-server': {
      what: 'Serverul bazei de date nu primește acum modificări.',
      who: 'Administratorul bazei de date poate rezolva: oprește modul numai-citire sau numește serverul corect.',
    },
    'host-refused': {
      what: 'Serverul bazei de date refuză conexiunile de la acest PC.',
      who: 'Administratorul bazei de date poate rezolva: permite adresa acestui PC sau deblocheaz-o.',
    },
    tls: {
      what: 'Nu s-a putut face o conexiune sigură la baza de date.',
      who: 'IT poate rezolva: verifică certificatul și setările TLS.',
    },
    'bad-settings': {
      what: 'Setările pentru baza de date nu pot fi folosite.',
      who: 'IT poate rezolva: le corectează în configurația stației.',
    },
    'not-mariadb': {
      what: 'La această adresă răspunde altceva decât un server MariaDB.',
      who: 'IT poate rezolva: corectează numele și portul serverului în configurația stației.',
    },
  },
  problem: {
    'newer-file':
      'Fișierul de scanări a fost scris de o versiune mai nouă a programului și nu a fost atins: {{file}} (versiunea fișierului {{fileVersion}}, acest program citește până la {{programVersion}}). Actualizează programul; până atunci nu se poate salva nicio scanare.',
    'in-use':
      'Alt program ține fișierul de scanări: {{file}}. Închide celălalt program și pornește-l din nou pe acesta; până atunci nu se poate salva nicio scanare. ({{detail}})',
    'disk-full':
      'Discul este plin și fișierul de scanări nu se poate deschide: {{file}}. Cheamă IT să elibereze spațiu; continuă singur. Până atunci nu se poate salva nicio scanare. ({{detail}})',
    vanished:
      'Fișierul de scanări a fost șters: {{file}}. Ce a fost salvat este încă în acest program: NU îl închide și NU opri PC-ul. Cheamă IT ca dosarul să poată fi scris; continuă singur. Până atunci nu se poate salva nicio scanare. ({{detail}})',
    'cannot-open':
      'Fișierul de scanări nu se poate deschide sau scrie: {{file}}. IT poate rezolva: verifică drepturile dosarului și discul; până atunci nu se poate salva nicio scanare. ({{detail}})',
  },
  clock: romanianClock,
  notice: romanianNotices,
  serial: romanianSerial,
  ...romanianCare,
  ...romanianHistory,
  ...romanianPeople,
  veil: {
    title: 'Scanările ajung în altă fereastră',
    sentence: 'Apasă aici.',
  },
  ...romanianCalibration,
  ...romanianFirstRun,
  ...romanianPaper,
  failure: {
    start: {
      title: 'Stația nu a putut fi pornită',
      sentence: 'Nu se poate scana nimic. Pornește din nou programul; dacă se repetă, cheamă IT.',
    },
    screen: {
      title: 'Acest ecran s-a oprit',
      sentence:
        'Fiecare scanare arătată ca salvată este în siguranță. Scanează orice cod ca să revină ecranul.',
    },
  },
};
