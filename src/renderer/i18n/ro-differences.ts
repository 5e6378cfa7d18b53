import type { InRomanian } from './catalogue';
import type { englishDifferences } from './en-differences';

/** The words about scans that newer lists would judge otherwise, in Romanian. */
export const romanianDifferences: InRomanian<typeof englishDifferences> = {
  none: 'Listele de acum nu ar evalua altfel nicio scanare recentă.',
  count_one: '{{count}} scanare ar fi evaluată altfel de listele de acum. Nu a fost schimbată.',
  count_few: '{{count}} scanări ar fi evaluate altfel de listele de acum. Nu au fost schimbate.',
  count_other: '{{count}} de scanări ar fi evaluate altfel de listele de acum. Nu au fost schimbate.',
  notice_one:
    '{{count}} scanare ar fi evaluată altfel de o listă mai nouă. Este în siguranță și nu a fost schimbată; un supervizor decide în meniu, la „Liste mai noi”.',
  notice_few:
    '{{count}} scanări ar fi evaluate altfel de o listă mai nouă. Sunt în siguranță și nu au fost schimbate; un supervizor decide în meniu, la „Liste mai noi”.',
  notice_other:
    '{{count}} de scanări ar fi evaluate altfel de o listă mai nouă. Sunt în siguranță și nu au fost schimbate; un supervizor decide în meniu, la „Liste mai noi”.',
  leave: 'Las-o așa',
  change: {
    went: 'era în listă când a fost scanat ({{then}}) și a fost scos între timp ({{now}}).',
    came: 'nu era în listă când a fost scanat ({{then}}) și a fost adăugat între timp ({{now}}).',
    first: 'a fost scanat înainte ca această stație să citească lista și nu este în ea ({{now}}).',
  },
  now: {
    known: 'Nu trebuie făcut nimic.',
    refuse:
      'Scanat acum, ar fi refuzat. Anulează scanarea și scanează din nou cu codul corect, sau las-o așa.',
    warn: 'Scanat acum, ar fi acceptat cu un avertisment. Anulează scanarea și scanează din nou, sau las-o așa.',
    accept:
      'Scanat acum, ar fi totuși acceptat. Anulează scanarea și scanează din nou cu codul corect, sau las-o așa.',
  },
};
