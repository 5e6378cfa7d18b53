import type { InRomanian } from './catalogue';
import type { careTexts } from './en-care';

/** The Romanian words about damaged files, the second copy and rescue. */
export const romanianCare: InRomanian<typeof careTexts> = {
  salvage: {
    reading:
      'Fișierul de scanări s-a deteriorat. Altul nou i-a luat locul: scanează mai departe. Cel deteriorat este păstrat întreg ca {{keptAs}} și este citit ({{percent}} %).',
    failed:
      'Fișierul de scanări s-a deteriorat. Altul nou i-a luat locul: scanează mai departe. Cel deteriorat este păstrat întreg ca {{keptAs}}, iar citirea lui a eșuat; se încearcă din nou la următoarea pornire. Cheamă IT. ({{failure}})',
    whole_one:
      'Fișierul de scanări s-a deteriorat și nu s-a pierdut nimic: {{count}} scanare care nu era încă în baza de date a fost recuperată și se trimite de aici. Păstrat întreg ca {{keptAs}}.',
    whole_few:
      'Fișierul de scanări s-a deteriorat și nu s-a pierdut nimic: {{count}} scanări care nu erau încă în baza de date au fost recuperate și se trimit de aici. Păstrat întreg ca {{keptAs}}.',
    whole_other:
      'Fișierul de scanări s-a deteriorat și nu s-a pierdut nimic: {{count}} de scanări care nu erau încă în baza de date au fost recuperate și se trimit de aici. Păstrat întreg ca {{keptAs}}.',
    missing:
      'Fișierul de scanări s-a deteriorat. Recuperate și trimise de aici: {{salvaged}}. Nu s-au putut citi: {{missing}}, numerele {{numbers}}. {{asked}} Anunță IT. Păstrat întreg ca {{keptAs}}.',
    lost: 'Fișierul de scanări s-a deteriorat. Recuperate și trimise de aici: {{salvaged}}. PIERDUTE: {{lost}}, numerele {{numbers}}. Anunță supervizorul. Păstrat întreg ca {{keptAs}}; raportul de lângă el spune tot.',
    file: 'Pus deoparte ca {{file}} la {{time}}: din {{appended}} de scanări și anulări, {{delivered}} erau deja în baza de date, {{salvaged}} au fost recuperate și se trimit de aici, {{missing}} lipsesc.',
    nothingMissing: 'Nu s-a pierdut nimic.',
    missingNumbers: 'Numere care lipsesc: {{numbers}}.',
    arrived: 'Baza de date are totuși {{arrived}} dintre ele: {{numbers}}.',
    nothingLost: 'Deci nu s-a pierdut nimic.',
    lostNumbers: 'PIERDUTE, nici aici, nici în baza de date: {{lost}}, numerele {{numbers}}.',
    conflicts_one:
      '{{count}} dintre scanările recuperate contrazice una păstrată aici și nu se trimite. Este în fișierul deteriorat: anunță IT.',
    conflicts_few:
      '{{count}} dintre scanările recuperate contrazic altele păstrate aici și nu se trimit. Sunt în fișierul deteriorat: anunță IT.',
    conflicts_other:
      '{{count}} dintre scanările recuperate contrazic altele păstrate aici și nu se trimit. Sunt în fișierul deteriorat: anunță IT.',
    notAsked: 'Baza de date este întrebată dacă le are de îndată ce răspunde.',
    neverAsked:
      'Fișierul nu își mai spune identificatorul, așa că baza de date nu poate fi întrebată despre ele.',
  },
  care: {
    noted: 'Am luat la cunoștință',
    import: 'Preia un fișier de salvare …',
    rescue: 'Fă un fișier de salvare …',
    importHelp:
      'Scanările altui PC, dintr-un fișier de salvare, se trimit de la această stație, fiecare o singură dată.',
    rescueHelp:
      'Un PC este defect: alege dosarul de date de pe discul lui sau dosarul celei de-a doua copii. Nimic nu se schimbă acolo.',
  },
  transfer: {
    running: 'Se citește {{path}}. Scanarea continuă.',
    imported_one: '{{count}} scanare a fost preluată și se trimite de aici; {{alreadyHere}} erau deja aici.',
    imported_few: '{{count}} scanări au fost preluate și se trimit de aici; {{alreadyHere}} erau deja aici.',
    imported_other:
      '{{count}} de scanări au fost preluate și se trimit de aici; {{alreadyHere}} erau deja aici.',
    rescued_one: '{{count}} scanare a fost găsită și scrisă în {{file}}. Preia acest fișier la orice stație.',
    rescued_few:
      '{{count}} scanări au fost găsite și scrise în {{file}}. Preia acest fișier la orice stație.',
    rescued_other:
      '{{count}} de scanări au fost găsite și scrise în {{file}}. Preia acest fișier la orice stație.',
    refused: 'Nu s-a preluat nimic din {{path}}: {{problem}}',
  },
  secondCopy: {
    off: 'Nu se păstrează o a doua copie a scanărilor. IT poate configura una.',
    upToDate_one: 'A doua copie: la zi; conține {{count}} scanare care nu este încă în baza de date.',
    upToDate_few: 'A doua copie: la zi; conține {{count}} scanări care nu sunt încă în baza de date.',
    upToDate_other: 'A doua copie: la zi; conține {{count}} de scanări care nu sunt încă în baza de date.',
    upToDate_zero: 'A doua copie: la zi.',
    behind_one: 'A doua copie: în urmă cu {{count}} scanare din {{time}}.',
    behind_few: 'A doua copie: în urmă cu {{count}} scanări din {{time}}.',
    behind_other: 'A doua copie: în urmă cu {{count}} de scanări din {{time}}.',
    sameDisk: 'Este pe același disc cu scanările: nu supraviețuiește acelui disc. Anunță IT.',
    restores_one: 'Citită înapoi și comparată o dată.',
    restores_few: 'Citită înapoi și comparată de {{count}} ori.',
    restores_other: 'Citită înapoi și comparată de {{count}} de ori.',
    restoreFailed: 'Ultima restaurare de probă a eșuat; copia se scrie din nou.',
    problem: {
      'folder-missing':
        'Dosarul ei lipsește: {{folder}}. Pune stick-ul la loc sau anunță IT; se pune singură la zi.',
      full: 'Discul ei este plin: {{folder}}. Anunță IT; se pune singură la zi.',
      'not-writable':
        'Nu se poate scrie în ea: {{folder}}. Anunță IT să verifice drepturile; se pune singură la zi.',
      'not-answering': 'Discul ei nu răspunde: {{folder}}. Anunță IT; se pune singură la zi.',
      failed: 'Discul ei se strică: {{folder}}. Anunță IT să îl înlocuiască; se pune singură la zi.',
    },
    safe: 'Scanările sunt în siguranță pe acest PC; scanează mai departe.',
  },
};
