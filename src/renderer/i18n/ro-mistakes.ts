import type { englishMistakes } from '../../shared/workflow-mistake';
import type { InRomanian } from './catalogue';

/** What is wrong in a workflow, behind the name of its place, in Romanian. */
export const romanianMistakes: InRomanian<typeof englishMistakes> = {
  missing: 'lipsește',
  empty: 'nu poate fi gol',
  'wrong-kind': 'nu este ce trebuie aici',
  'unknown-key': 'nu este cunoscut aici: {{keys}}',
  'not-one-of': 'trebuie să fie una dintre: {{allowed}}',
  'too-few': 'are nevoie de cel puțin {{minimum}}',
  'too-many': 'nu poate fi mai mult de {{maximum}}',
  'too-long': 'nu poate avea mai mult de {{maximum}} caractere',
  'whole-number': 'trebuie să fie un număr întreg de la {{minimum}} la {{maximum}}',
  'workflow-name': 'poate avea doar litere mici, cifre și - și trebuie să înceapă cu o literă',
  name: 'poate avea doar litere mici, cifre și _ și trebuie să înceapă cu o literă',
  'name-taken': 'este numele altui flux',
  'used-twice': 'apare de două ori: „{{name}}”',
  'no-field': 'numește câmpul „{{name}}”, care nu există',
  'no-list': 'numește lista „{{name}}”, care nu există',
  'no-rule':
    'are nevoie de o regulă: un tipar, un EAN, UPC sau GTIN, un element GS1, o cifră de control sau o listă',
  'minimum-above-maximum': 'are minimul peste maxim',
  'default-above-maximum': 'are valoarea obișnuită peste maxim',
  'application-identifier': 'trebuie să fie un identificator de aplicație, ca 01 sau 3103',
  'all-sticky': 'au nevoie de unul care nu rămâne pentru rândurile următoare',
  'optional-operator': 'nu poate lipsi: fiecare scanare are pe cineva care a făcut-o',
  parent:
    'trebuie să rămână pentru rândurile următoare, nu poate lipsi și nu este câmpul care spune cine scanează',
  take: 'trebuie să fie unul dintre {first}, {last}, {from, length} și {group}',
  'same-start-length': 'este necesar când se compară începuturi, și numai atunci',
  'not-a-pattern': 'nu este o expresie regulată corectă',
  'dangerous-pattern':
    'ar putea bloca stația mult timp, la un cod care începe cu „{{attack}}”. Ce se repetă nu are voie să se potrivească în două feluri',
  'complicated-pattern': 'este prea complicat ca să fie verificat; fă-l mai simplu',
  'unexamined-pattern': 'nu a putut fi verificat: {{reason}}',
  'takes-command': 'ar lua și codul de comandă „{{command}}”; pune (?!XSTX) în fața lui',
  'example-pattern': 'este refuzat chiar de câmp: „{{example}}” nu respectă regula lui',
  'example-length':
    'este refuzat chiar de câmp: „{{example}}” are {{length}} caractere, nu de la {{minimum}} la {{maximum}}',
  'example-check-digit': 'este refuzat chiar de câmp: cifra de control din „{{example}}” este greșită',
  'example-list': 'este refuzat chiar de câmp: „{{example}}” nu este în lista „{{list}}”',
  'database-name': 'nu este un nume permis de MariaDB',
  column: 'trebuie să aibă una dintre cheile field, value și constant',
  'no-column': 'trebuie să fie cel puțin una',
  'table-outcome':
    'trebuie să rămână cum a fost: tabelul lui „fg-quality” păstrează acest rezultat. Pentru altul copiază fluxul sub alt nume',
  'table-missing':
    'trebuie să conțină {{names}}: tabelul lui „fg-quality” are câte o coloană pentru fiecare; sau copiază fluxul sub alt nume',
  'table-surplus':
    'nu pot conține {{names}}: tabelul lui „fg-quality” nu are coloană pentru asta; copiază fluxul sub alt nume',
  'table-optional':
    'nu poate lipsi: tabelul lui „fg-quality” are nevoie de el; sau copiază fluxul sub alt nume',
  'not-json': 'nu este fișierul unui flux: {{reason}}',
  'none-left': 'O stație are nevoie de cel puțin un flux.',
  'not-written': 'Fluxurile nu au putut fi scrise în {{file}}: {{reason}}.',
  'not-allowed': '{{reason}}',
};
