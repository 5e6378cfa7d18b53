import type { InGerman } from './catalogue';
import type { englishPaper } from './en-paper';

/** What goes onto paper, in German. */
export const germanPaper: InGerman<typeof englishPaper> = {
  paper: {
    print: 'Drucken',
    save: 'Als PDF speichern',
    saved: 'Gespeichert als {{file}}',
    notTaken:
      'Der Standarddrucker dieses PCs hat es nicht angenommen ({{detail}}). Als PDF speichern und das woanders drucken.',
    noAnswer:
      'Der Standarddrucker dieses PCs hat nicht geantwortet. Kommt nichts heraus: als PDF speichern und das woanders drucken.',
    failed: 'Das ging nicht: {{detail}} Die Scans sind davon nicht berührt.',
  },
  wallCard: {
    language: 'Sprache der Karte',
    title: 'So wird hier gescannt',
    station: '{{name}} · {{workflow}}',
    order: 'In dieser Reihenfolge scannen',
    sticky: 'einmal, gilt weiter',
    optional: 'darf fehlen',
    approves: '{{code}} = freigegeben',
    outcomes: 'Was zu sehen und zu hören ist',
    seen: 'Ganzer Bildschirm',
    heard: 'Ton',
    means: 'Das heißt',
    doThis: 'Zu tun',
    outcome: {
      accepted: {
        heard: 'ein kurzer; kurz und lang, wenn offline',
        means: 'Die Zeile ist auf der Platte dieses PCs gespeichert. Sie geht nicht mehr verloren.',
        doThis: 'Weiter.',
      },
      refused: {
        heard: 'drei lange, tiefe',
        means: 'Dieser Code wurde nicht genommen. Die Zeile bis hierher bleibt.',
        doThis: 'Den Satz lesen, dann das richtige Etikett scannen.',
      },
      unsaved: {
        heard: 'drei lange, tiefe',
        means: 'Die Zeile konnte auf diesem PC nicht gespeichert werden.',
        doThis: 'Die ganze Zeile noch einmal scannen. Bleibt es so: die IT rufen.',
      },
      duplicate: {
        heard: 'zwei gleiche',
        means: 'Dieselbe Zeile wurde vor Kurzem gespeichert. Diese nicht.',
        doThis: 'Das richtige Etikett scannen, oder die Schichtleitung holen.',
      },
    },
    onRed: 'Bleibt es rot? Lesen, dann unten „{{acknowledge}}“ scannen oder auf dem Bildschirm berühren.',
    places: 'Wo die Scans sind',
    offline: 'Offline',
    place: {
      pending:
        'Sicher auf diesem PC. Er geht von selbst in die Datenbank, auch nach einer Störung. Weiter scannen.',
      acknowledged: 'Er ist dort angekommen. Nichts zu tun.',
      quarantined:
        'Die Datenbank hat diese eine Zeile abgelehnt; sie bleibt hier. Der Schichtleitung sagen und weiter scannen.',
      offline: 'Die Datenbank ist nicht da. Weiter scannen: alles bleibt hier und wird von selbst gesendet.',
    },
    codes: 'Von dieser Karte scannen',
    keyed: '„{{undo}}“ gilt nur an der Station {{name}}.',
  },
};
