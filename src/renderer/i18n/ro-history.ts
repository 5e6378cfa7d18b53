import type { InRomanian } from './catalogue';
import type { englishHistory } from './en-history';

/** The words about cancelling a scan and about the history, in Romanian; beside en-history.ts. */
export const romanianHistory: InRomanian<typeof englishHistory> = {
  void: {
    title: 'Anulează un rând',
    which: 'Scanează o etichetă a rândului care trebuie anulat.',
    reason: 'Scanează sau atinge motivul. Rândul este anulat aici și în baza de date; nimic nu se șterge.',
    leave: 'Nu anula',
    because: {
      'wrong-label': 'Etichetă greșită',
      'wrong-defect': 'Cod de defect greșit',
      'wrong-part': 'Piesă greșită',
      'scanned-twice': 'Scanat de două ori',
      test: 'Doar un test',
      other: 'Alt motiv',
    },
  },
};
