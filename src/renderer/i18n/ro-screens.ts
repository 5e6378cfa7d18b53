import type { InRomanian } from './catalogue';
import type { englishScreens } from './en-screens';

/** The screens of the menu, in Romanian. */
export const romanianScreens: InRomanian<typeof englishScreens> = {
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
};
