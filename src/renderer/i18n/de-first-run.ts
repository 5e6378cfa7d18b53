import type { InGerman } from './catalogue';
import type { englishFirstRun } from './en-first-run';

/** The first run of a station, in German. */
export const germanFirstRun: InGerman<typeof englishFirstRun> = {
  firstRun: {
    title: 'Willkommen bei Scan Station',
    progress: 'Schritt {{number}} von {{of}}',
    next: 'Weiter',
    later: 'Später',
    problem: {
      'not-written': 'Das konnte nicht behalten werden: {{detail}}',
      'first-run-over':
        'Die Einrichtung dieser Station ist abgeschlossen. Ab jetzt ändert das die IT, in station.json.',
      'supervisors-known':
        'Hier hat die Schichtleitung schon eine PIN. Ab jetzt ändert das die IT, in station.json.',
    },
    language: {
      title: 'Welche Sprache?',
      sentence: 'Einen Knopf berühren, oder den Code darunter scannen. Im Menü jederzeit zu ändern.',
    },
    name: {
      title: 'Wie heißt diese Station?',
      sentence: 'Der Name steht bei jedem Scan in der Datenbank. Vorgeschlagen ist der Name des PCs.',
      label: 'Name der Station',
    },
    scanner: {
      title: 'Diesen Code scannen',
      sentence: 'Die Station lernt daraus, wie dieser Scanner schreibt. Dabei wird nichts gezählt.',
      good: 'Jedes Zeichen kam so an, wie es gedruckt ist. Das wird behalten.',
      usable: 'Jedes Zeichen kam an, und das wird behalten. „Scanner“ im Menü sagt, was besser sein könnte.',
      unusable: 'Noch einmal scannen. Bleibt es so, sagt „Scanner“ im Menü später, was an ihm zu ändern ist.',
    },
    database: {
      title: 'In welche Datenbank gehen die Scans?',
      sentence:
        'Das weiß die IT. Bis es eine gibt, bleibt jeder Scan sicher auf diesem PC, und nichts geht verloren.',
      host: 'Server',
      port: 'Port',
      database: 'Datenbank',
      user: 'Benutzer',
      password: 'Passwort',
      connect: 'Verbinden',
      trying: 'Verbindung wird aufgebaut.',
      goesOn:
        'Berichtigen und noch einmal verbinden. Oder weiter: es wird behalten, und die Station versucht es selbst.',
    },
    scan: 'Der letzte Schritt: eine erste Zeile scannen, wie das große Wort sagt.',
    question: {
      title: 'Gespeichert. War das ein echter Scan oder ein Test?',
      sentence: 'Ein Test wird mit seinem Grund storniert. Beides bleibt aufgezeichnet.',
      real: 'Ein echter Scan',
      test: 'Ein Test',
    },
  },
};
