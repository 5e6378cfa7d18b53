import type { InRomanian } from './catalogue';
import type { en } from './en';

/** Why a row was not saved, in Romanian; a part of `ro`. */
export const romanianUnsaved: InRomanian<typeof en.unsaved> = {
  'outbox-unavailable':
    'Rândul NU a fost salvat: acest PC nu poate deschide fișierul de scanări. Cheamă IT, apoi scanează din nou tot rândul.',
  conflict: 'Rândul NU a fost salvat: altă scanare are același număr. Scanează din nou tot rândul.',
  'disk-full':
    'Rândul NU a fost salvat: discul acestui PC este plin. Cheamă IT, apoi scanează din nou tot rândul.',
  'not-allowed':
    'Rândul NU a fost salvat: este nevoie de un supervizor sau de un ecuson din lista operatorilor. Nimic altceva nu s-a schimbat.',
  'storage-failed':
    'Rândul NU a fost salvat: acest PC nu l-a putut scrie pe disc. Scanează din nou tot rândul; dacă se repetă, cheamă IT.',
};
