import type { InRomanian } from './catalogue';
import type { englishSound } from './en-sound';

/** The Romanian words about the tones; a part of `ro`. */
export const romanianSound: InRomanian<typeof englishSound> = {
  volume: 'Cât de tare',
  volumes: { soft: 'Încet', normal: 'Normal', loud: 'Tare' },
  playAll: 'Redă toate patru',
  tone: {
    accepted: { title: 'Salvat', means: 'Un sunet scurt. Rândul este salvat pe acest PC; continuă.' },
    'saved-offline': {
      title: 'Salvat, fără baza de date',
      means:
        'Scurt și lung, în urcare. Rândul este salvat pe acest PC și se trimite singur mai târziu; continuă.',
    },
    warning: {
      title: 'Privește ecranul',
      means:
        'Două sunete egale. Rândul a mai fost scanat sau ecusonul nu este în listă. Nu s-a pierdut nimic.',
    },
    refused: {
      title: 'Refuzat',
      means: 'Trei sunete lungi și joase. Codul NU a fost preluat; ecranul spune de ce.',
    },
  },
  notChanged:
    'Volumul nu a fost schimbat: numai un supervizor poate. Deschide din nou acest ecran cu un PIN.',
  silent:
    'Nu se aude niciun sunet: acest PC nu are un difuzor care funcționează. Privește ecranul la fiecare scanare. IT poate rezolva: conectează un difuzor sau pornește sunetul acestui PC.',
};
