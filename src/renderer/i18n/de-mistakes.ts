import type { englishMistakes } from '../../shared/workflow-mistake';
import type { InGerman } from './catalogue';

/** What is wrong in a workflow, behind the name of its place, in German. */
export const germanMistakes: InGerman<typeof englishMistakes> = {
  missing: 'fehlt',
  empty: 'darf nicht leer sein',
  'wrong-kind': 'ist nicht das, was hierher gehört',
  'unknown-key': 'ist hier unbekannt: {{keys}}',
  'not-one-of': 'muss eines davon sein: {{allowed}}',
  'too-few': 'braucht mindestens {{minimum}}',
  'too-many': 'darf nicht mehr als {{maximum}} sein',
  'too-long': 'darf nicht länger als {{maximum}} Zeichen sein',
  'whole-number': 'muss eine ganze Zahl von {{minimum}} bis {{maximum}} sein',
  'workflow-name': 'darf nur Kleinbuchstaben, Ziffern und - haben und muss mit einem Buchstaben beginnen',
  name: 'darf nur Kleinbuchstaben, Ziffern und _ haben und muss mit einem Buchstaben beginnen',
  'name-taken': 'ist der Name eines anderen Ablaufs',
  'used-twice': 'kommt zweimal vor: „{{name}}“',
  'no-field': 'nennt das Feld „{{name}}“, das es nicht gibt',
  'no-list': 'nennt die Liste „{{name}}“, die es nicht gibt',
  'no-rule':
    'braucht eine Regel: ein Muster, eine EAN, UPC oder GTIN, ein GS1-Element, eine Prüfziffer oder eine Liste',
  'minimum-above-maximum': 'hat ein Minimum über dem Maximum',
  'default-above-maximum': 'hat einen üblichen Wert über dem Maximum',
  'application-identifier': 'muss ein Datenbezeichner wie 01 oder 3103 sein',
  'all-sticky': 'brauchen eines, das nicht für die nächsten Zeilen bleibt',
  'optional-operator': 'darf nicht fehlen dürfen: zu jedem Scan gehört, wer ihn gemacht hat',
  parent:
    'muss für die nächsten Zeilen bleiben, darf nicht fehlen und ist nicht das Feld, das sagt, wer scannt',
  take: 'muss eines von {first}, {last}, {from, length} und {group} sein',
  'same-start-length': 'ist nötig, wenn Anfänge verglichen werden, und nur dann',
  'not-a-pattern': 'ist kein gültiger regulärer Ausdruck',
  'dangerous-pattern':
    'könnte die Station lange aufhalten, bei einem Code, der so beginnt: „{{attack}}“. Was sich wiederholt, darf nicht auf zwei Weisen passen',
  'complicated-pattern': 'ist zu verwickelt, um geprüft zu werden; machen Sie es einfacher',
  'unexamined-pattern': 'konnte nicht geprüft werden: {{reason}}',
  'takes-command': 'nähme auch den Befehlscode „{{command}}“; stellen Sie (?!XSTX) davor',
  'example-pattern': 'wird vom Feld selbst abgelehnt: „{{example}}“ passt nicht zu seiner Regel',
  'example-length':
    'wird vom Feld selbst abgelehnt: „{{example}}“ hat {{length}} Zeichen und nicht {{minimum}} bis {{maximum}}',
  'example-check-digit': 'wird vom Feld selbst abgelehnt: die Prüfziffer von „{{example}}“ ist falsch',
  'example-list': 'wird vom Feld selbst abgelehnt: „{{example}}“ steht nicht in der Liste „{{list}}“',
  'database-name': 'ist kein Name, den MariaDB erlaubt',
  column: 'muss einen der Schlüssel field, value und constant haben',
  'no-column': 'müssen mindestens eine sein',
  'table-outcome':
    'muss bleiben, wie es war: die Tabelle von „fg-quality“ speichert dieses Ergebnis. Für ein anderes kopieren Sie den Ablauf unter einem anderen Namen',
  'table-missing':
    'müssen {{names}} enthalten: die Tabelle von „fg-quality“ hat dafür je eine Spalte; oder kopieren Sie den Ablauf unter einem anderen Namen',
  'table-surplus':
    'dürfen {{names}} nicht enthalten: die Tabelle von „fg-quality“ hat keine Spalte dafür; kopieren Sie den Ablauf unter einem anderen Namen',
  'table-optional':
    'darf nicht fehlen dürfen: die Tabelle von „fg-quality“ braucht es; oder kopieren Sie den Ablauf unter einem anderen Namen',
  'not-json': 'ist keine Datei eines Ablaufs: {{reason}}',
  'none-left': 'Eine Station braucht mindestens einen Ablauf.',
  'not-written': 'Die Abläufe konnten nicht in {{file}} geschrieben werden: {{reason}}.',
  'not-allowed': '{{reason}}',
};
