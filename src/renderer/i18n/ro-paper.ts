import type { InRomanian } from './catalogue';
import type { englishPaper } from './en-paper';

/** What goes onto paper, in Romanian. */
export const romanianPaper: InRomanian<typeof englishPaper> = {
  paper: {
    print: 'Tipărește',
    save: 'Salvează ca PDF',
    saved: 'Salvat ca {{file}}',
    notTaken:
      'Imprimanta implicită a acestui PC nu l-a acceptat ({{detail}}). Salvează ca PDF și tipărește fișierul în altă parte.',
    noAnswer:
      'Imprimanta implicită a acestui PC nu a răspuns. Dacă nu iese nimic, salvează ca PDF și tipărește fișierul în altă parte.',
    failed: 'Nu a mers: {{detail}} Scanările nu sunt atinse de aceasta.',
  },
  wallCard: {
    language: 'Limba fișei',
    title: 'Cum se scanează aici',
    station: '{{name}} · {{workflow}}',
    order: 'Scanează în această ordine',
    sticky: 'o dată, apoi rămâne',
    optional: 'poate lipsi',
    approves: '{{code}} = aprobat',
    outcomes: 'Ce vezi și ce auzi',
    seen: 'Tot ecranul',
    heard: 'Sunet',
    means: 'Înseamnă',
    doThis: 'Tu faci',
    outcome: {
      accepted: {
        heard: 'unul scurt; scurt și lung fără legătură',
        means: 'Rândul este salvat pe discul acestui PC. Nu se mai poate pierde.',
        doThis: 'Mergi mai departe.',
      },
      refused: {
        heard: 'trei lungi, joase',
        means: 'Acest cod nu a fost luat. Rândul de până acum rămâne.',
        doThis: 'Citește propoziția, apoi scanează eticheta corectă.',
      },
      unsaved: {
        heard: 'trei lungi, joase',
        means: 'Rândul nu a putut fi salvat pe acest PC.',
        doThis: 'Scanează tot rândul din nou. Dacă se repetă, cheamă IT-ul.',
      },
      duplicate: {
        heard: 'două egale',
        means: 'Același rând a fost salvat puțin mai înainte. Acesta nu.',
        doThis: 'Scanează eticheta corectă sau cheamă un supervizor.',
      },
    },
    onRed: 'Rămâne roșu? Citește, apoi scanează „{{acknowledge}}” de mai jos sau atinge butonul de pe ecran.',
    places: 'Unde sunt scanările tale',
    offline: 'Fără legătură',
    place: {
      pending:
        'În siguranță pe acest PC. Ajunge singur în baza de date, și după o întrerupere. Scanează mai departe.',
      acknowledged: 'A ajuns acolo. Nu ai nimic de făcut.',
      quarantined:
        'Baza de date a refuzat acest singur rând; este păstrat aici. Spune supervizorului și mergi mai departe.',
      offline: 'Baza de date lipsește. Scanează mai departe: totul se păstrează aici și se trimite singur.',
    },
    codes: 'Scanează de pe această fișă',
    keyed: '„{{undo}}” merge numai la stația {{name}}.',
  },
};
