import type { InGerman } from './catalogue';
import type { englishSerial } from './en-serial';

/** The screen of the serial scanners, in German. */
export const germanSerial: InGerman<typeof englishSerial> = {
  none: 'Kein serieller Scanner ist in Gebrauch. Scanner, die wie eine Tastatur schreiben, brauchen hier nichts.',
  word: 'Scanner',
  open: 'Bereit an {{path}}',
  waiting: 'Nicht da. Er wird wieder benutzt, sobald er eingesteckt ist. {{detail}}',
  remove: 'Entfernen',
  add: 'Scanner hinzufügen',
  speed: 'Geschwindigkeit in Bit je Sekunde',
  search: 'Suchen',
  stop: 'Suche beenden',
  searching:
    'Jetzt mit dem Scanner irgendeinen Code scannen. Eine Minute lang wird an jedem freien Anschluss gehorcht.',
  nothingHeard:
    'Eine Minute lang kam kein Code. Kabel und Geschwindigkeit prüfen und neu suchen, oder den Anschluss wählen.',
  noPorts:
    'Dieser PC zeigt keinen freien seriellen Anschluss. Scanner einstecken und auf „USB serial“ oder „USB COM“ stellen.',
  heard: 'Ein Code kam über {{label}}:',
  chosen: '{{label}} wurde gewählt.',
  byHand: 'Anschluss nach seinem Namen',
  choose: 'Diesen Anschluss wählen',
  name: 'Name dieses Scanners, mit seinen Scans gespeichert',
  use: 'Diesen Scanner benutzen',
  taken: 'Ein anderer Scanner heißt schon so.',
  failed: 'Das ging nicht: {{detail}}. Nichts wurde geändert.',
};
