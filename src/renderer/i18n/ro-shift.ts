import type { InRomanian } from './catalogue';
import type { englishShift } from './en-shift';

/** The screen of the shift and its report, in Romanian. */
export const romanianShift: InRomanian<typeof englishShift> = {
  name: 'Schimbul {{name}} din {{day}}',
  present: 'Încă în curs',
  over: 'Încheiat',
  previous: 'Schimbul dinainte',
  next: 'Schimbul următor',
  failed: 'Nu a mers: {{detail}}. Scanările nu sunt atinse de aceasta.',
  loading: 'Se numără schimbul.',
  station: 'Stația {{name}}, numărat la {{time}}',
  figures: 'Cifrele schimbului',
  scanned: 'Scanate',
  approved: 'Aprobate',
  rejected: 'Respinse',
  withoutOutcome: 'Fără verdict',
  closedGroups: 'Cutii închise',
  voided: 'Anulate',
  discarded: 'Înlăturate',
  delivered: 'În baza de date',
  pending: 'Salvate aici',
  quarantined: 'Refuzate',
  rate: 'Aprobate din cele judecate',
  perHour: 'Rânduri pe oră',
  hour: 'Ora',
  rows: 'Rânduri',
  target: 'Țintă: {{target}} pe oră',
  defects: 'Cele mai dese defecte',
  noDefects: 'În acest schimb nu a fost respins nimic.',
  defect: 'Defect',
  otherDefects: 'Toate celelalte',
  operators: 'Pe operator',
  operator: 'Operator',
  noOperators: 'În acest schimb nu a fost scanat nimic.',
  pruned_one:
    '{{count}} scanare a acestui schimb este în baza de date și nu mai este pe acest PC. Apare doar la „Scanate”.',
  pruned_few:
    '{{count}} scanări ale acestui schimb sunt în baza de date și nu mai sunt pe acest PC. Apar doar la „Scanate”.',
  pruned_other:
    '{{count}} de scanări ale acestui schimb sunt în baza de date și nu mai sunt pe acest PC. Apar doar la „Scanate”.',
  salvaged_one:
    '{{count}} scanare a acestui schimb a fost citită dintr-un fișier anterior al acestei stații și se trimite de aici. Nu este numărată mai sus.',
  salvaged_few:
    '{{count}} scanări ale acestui schimb au fost citite dintr-un fișier anterior al acestei stații și se trimit de aici. Nu sunt numărate mai sus.',
  salvaged_other:
    '{{count}} de scanări ale acestui schimb au fost citite dintr-un fișier anterior al acestei stații și se trimit de aici. Nu sunt numărate mai sus.',
  imported_one: '{{count}} scanare a altei stații a fost preluată aici. Nu este numărată.',
  imported_few: '{{count}} scanări ale altor stații au fost preluate aici. Nu sunt numărate.',
  imported_other: '{{count}} de scanări ale altor stații au fost preluate aici. Nu sunt numărate.',
  damaged: 'Fișierul de scanări s-a deteriorat',
  ledger: 'Verificarea cu baza de date',
  check: 'Verifică acum',
  unchecked: 'Nu s-a comparat cu baza de date de la pornirea programului.',
  agrees: 'La {{time}} baza de date avea exact ce spune această stație că a livrat.',
  differs: 'La {{time}} baza de date nu avea ce spune această stație că a livrat.',
  checking: 'Comparația a început.',
  waitsForDatabase:
    'Baza de date lipsește. Se compară de îndată ce revine; toate scanările sunt în siguranță aici.',
};
