import type { InGerman } from './catalogue';
import type { englishPeople } from './en-people';

/** The German words about signing in, the lock and supervisors; a part of `de`. */
export const germanPeople: InGerman<typeof englishPeople> = {
  lock: {
    title: 'Gesperrt',
    sentence: 'Zum Weitermachen den Ausweis scannen.',
    kept: 'Was gespeichert war, ist sicher. Die begonnene Zeile wartet auf den, der sie begonnen hat.',
    warning: 'Länger hat niemand gescannt: Die Station sperrt sich gleich. Jeder Scan hält sie offen.',
  },
  signIn: {
    unknown:
      '{{badge}} steht nicht in der Liste. Es wird unter diesem Ausweis gescannt; der Schichtleitung Bescheid geben.',
    stale: 'Die Listen der Bediener und Codes wurden zuletzt verglichen: {{time}}. Mit ihnen geht es weiter.',
  },
  pin: {
    title: 'Für die Schichtleitung',
    scanBadge: 'Den Ausweis der Schichtleitung scannen.',
    enter: 'PIN von {{name}}',
    administrator: 'PIN der IT',
    withoutBadge: 'IT: PIN ohne Ausweis',
    digits_one: '{{count}} Ziffer eingegeben',
    digits_other: '{{count}} Ziffern eingegeben',
    erase: 'Löschen',
    confirm: 'OK',
    back: 'Zurück zum Scannen',
    wrong: 'Diese PIN ist falsch.',
    wrongWait: 'Diese PIN ist falsch. Der nächste Versuch ist um {{time}} möglich.',
    wait: 'Zu viele falsche PINs. Der nächste Versuch ist um {{time}} möglich.',
    'no-pin':
      'Dieser Ausweis hat hier keine PIN oder gehört nicht zur Schichtleitung. Einen anderen scannen.',
    'no-answer': 'Die PIN konnte gerade nicht geprüft werden. Noch einmal versuchen.',
  },
  lists: {
    title: 'Listen der Datenbank',
    operators: 'Bediener',
    defects: 'Fehlercodes',
    products: 'Produkte',
    never: '{{list}}: hier nie gelesen; es wird nichts nachgeschlagen.',
    known_one: '{{list}}: {{rows}} Zeile, zuletzt verglichen: {{time}}.',
    known_other: '{{list}}: {{rows}} Zeilen, zuletzt verglichen: {{time}}.',
    problem: 'Zurzeit nicht lesbar: {{detail}}',
    badRow: '{{code}} {{why}}; ausgelassen.',
  },
  kiosk: {
    leave: 'Kiosk verlassen',
  },
};
