import type { InGerman } from './catalogue';
import type { englishUpdates } from './en-updates';

/** Updates of the program, in German. */
export const germanUpdates: InGerman<typeof englishUpdates> = {
  notice: {
    'counting-down_one':
      'Ein Update ist bereit (Version {{version}}). Es wird in {{count}} Sekunde installiert, wenn niemand scannt. Scannen, um weiterzuarbeiten.',
    'counting-down_other':
      'Ein Update ist bereit (Version {{version}}). Es wird in {{count}} Sekunden installiert, wenn niemand scannt. Scannen, um weiterzuarbeiten.',
    installing:
      'Version {{version}} wird installiert; die Station ist gleich wieder da. Gespeicherte Scans sind sicher.',
    refused:
      'Es wurde ein Update angeboten, dem nicht zu trauen ist; es wurde nicht genommen. Das Scannen geht weiter, die Scans sind sicher. IT benachrichtigen. ({{detail}})',
  },
  state: {
    off: 'Updates bringt die IT; die Station sucht keine.',
    idle: 'Das ist die neueste Version für diese Station. Zuletzt gesucht um {{time}}.',
    unknown: 'Es wurde noch kein Update gesucht.',
    checking: 'Ein Update wird gesucht …',
    refused: 'Abgelehnt um {{time}}: {{detail}}',
    failed: 'Um {{time}} war kein Update zu bekommen; es wird von selbst wieder versucht. {{detail}}',
    downloading: 'Version {{version}} wird geladen ({{percent}} %). Das Scannen geht weiter.',
    told: 'Version {{version}} ist da. Die IT installiert sie mit den Werkzeugen dieses PCs.',
  },
  wait: {
    window: 'Version {{version}} ist bereit und wartet auf das Fenster.',
    row: 'Version {{version}} ist bereit und wartet, bis die begonnene Zeile fertig ist.',
    hours:
      'Version {{version}} ist bereit und wartet, bis niemand angemeldet ist, oder auf den Schichtwechsel.',
    quiet: 'Version {{version}} ist bereit und wartet, bis niemand scannt.',
  },
  lastFailure:
    'Version {{version}} wurde versucht und hat sich nicht bewährt; die Station ist von selbst zu dieser Version zurückgekehrt. Kein Scan ging verloren. ({{reason}})',
  check: 'Update suchen',
  install: 'Jetzt installieren',
  'choose-folder': 'Update aus Ordner oder Stick …',
};
