import type { InGerman } from './catalogue';
import type { englishHistory } from './en-history';

/** What is said about cancelling a scan and about the history, in German; beside en-history.ts. */
export const germanHistory: InGerman<typeof englishHistory> = {
  void: {
    title: 'Zeile stornieren',
    which: 'Scannen Sie ein Etikett der Zeile, die storniert werden soll.',
    reason:
      'Scannen oder berühren Sie den Grund. Die Zeile wird hier und in der Datenbank storniert; nichts wird gelöscht.',
    leave: 'Nicht stornieren',
    because: {
      'wrong-label': 'Falsches Etikett',
      'wrong-defect': 'Falscher Fehlercode',
      'wrong-part': 'Falsches Teil',
      'scanned-twice': 'Doppelt gescannt',
      test: 'Nur ein Test',
      other: 'Anderer Grund',
    },
  },
};
