import type { InGerman } from './catalogue';
import type { clockTexts } from './en-clock';

/** What is said about the clock of the PC, in German. */
export const germanClock: InGerman<typeof clockTexts> = {
  back: 'Die Uhr dieses PCs ist um {{time}} zurückgesprungen: {{duration}}. Die Scans sind sicher und in Ordnung; IT soll die Uhr prüfen.',
  forward:
    'Die Uhr dieses PCs ist um {{time}} vorgesprungen: {{duration}}. Die Scans sind sicher und in Ordnung; IT soll die Uhr prüfen.',
  slow: 'Die Uhr dieses PCs geht gegenüber dem Datenbankserver nach: {{duration}}. Die Scans sind sicher und in Ordnung; IT soll die Uhr stellen.',
  fast: 'Die Uhr dieses PCs geht gegenüber dem Datenbankserver vor: {{duration}}. Die Scans sind sicher und in Ordnung; IT soll die Uhr stellen.',
};
