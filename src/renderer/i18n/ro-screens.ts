import type { InRomanian } from './catalogue';
import type { englishMenu, englishScreens } from './en-screens';

/** The screens of the menu, in Romanian. */
export const romanianScreens: InRomanian<typeof englishScreens> = {
  scan: {
    help: 'Scanează ce spune cuvântul mare; rândul se salvează singur după ultimul cod.',
  },
  history: {
    title: 'Istoric',
    help: 'Caută tot ce s-a scanat pe acest PC și anulează o scanare. Ce se scanează aici doar se caută, nu se salvează.',
  },
  quarantine: {
    title: 'Scanări refuzate',
    help: 'Vezi scanările refuzate de baza de date și de ce; trimite-le din nou sau renunță la ele. O scanare aduce înapoi ecranul de scanare.',
  },
  differences: {
    title: 'Liste mai noi',
    help: 'Vezi scanările recente pe care o listă mai nouă de operatori, defecte sau produse le-ar evalua altfel; anulează-le sau lasă-le așa. O scanare aduce înapoi ecranul de scanare.',
  },
  shift: {
    title: 'Schimbul',
    help: 'Vezi câte rânduri are acest schimb, pe ore, pe defecte și pe operatori, și dacă baza de date le are.',
  },
  calibration: {
    title: 'Scanner',
    help: 'Scanează trei coduri și stația învață cum scrie scannerul tău. Între timp nu se salvează nimic.',
  },
  serial: {
    title: 'Scannere seriale',
    help: 'Vezi scannerele conectate la porturi seriale și adaugă unul scanând cu el un cod.',
  },
  'set-up': {
    title: 'Fluxuri de lucru',
    help: 'Schimbă ce se scanează aici și tipărește codurile de comandă. Ce se scanează aici doar se încearcă, nu se salvează.',
  },
  care: {
    title: 'Întreținere',
    help: 'Vezi a doua copie a scanărilor și adu scanările unui PC defect în baza de date.',
  },
  sound: {
    title: 'Sunete',
    help: 'Ascultă cele patru sunete și alege cât de tare se aud la această stație. O scanare aduce înapoi ecranul de scanare.',
  },
  help: {
    title: 'Ajutor',
    help: 'Vezi pe o pagină ce se scanează și ce înseamnă culorile și sunetele; tipărește-o pentru perete.',
  },
};

/** The menu itself, in Romanian. */
export const romanianMenu: InRomanian<typeof englishMenu> = {
  title: 'Meniu',
  back: 'Înapoi la scanare',
  language: 'Limba',
  theme: 'Luminozitate',
  themes: { dark: 'Întunecat', light: 'Luminos', contrast: 'Contrast mare' },
  distance: 'Citit de la',
  distances: { normal: 'Până la 1,5 m', far: 'Până la 3 m' },
};
