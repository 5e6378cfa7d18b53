import type { InRomanian } from './catalogue';
import type { englishPeople } from './en-people';

/** The Romanian words about signing in, the lock and supervisors; a part of `ro`. */
export const romanianPeople: InRomanian<typeof englishPeople> = {
  lock: {
    title: 'Blocat',
    sentence: 'Scanează ecusonul ca să continui.',
    kept: 'Ce a fost salvat este în siguranță. Rândul început îl așteaptă pe cel care l-a început.',
    warning: 'De ceva timp nu s-a scanat: stația se blochează imediat. Orice scanare o ține deschisă.',
  },
  signIn: {
    unknown: '{{badge}} nu este în lista operatorilor. Se scanează cu acest ecuson; anunță supervizorul.',
    stale: 'Listele de operatori și coduri au fost comparate ultima dată {{time}}. Se continuă cu ele.',
  },
  pin: {
    title: 'Pentru supervizori',
    scanBadge: 'Scanează ecusonul unui supervizor.',
    enter: 'PIN-ul pentru {{name}}',
    administrator: 'PIN-ul IT',
    withoutBadge: 'IT: PIN fără ecuson',
    digits_one: '{{count}} cifră introdusă',
    digits_few: '{{count}} cifre introduse',
    digits_other: '{{count}} de cifre introduse',
    erase: 'Șterge',
    confirm: 'OK',
    back: 'Înapoi la scanare',
    wrong: 'Acest PIN este greșit.',
    wrongWait: 'Acest PIN este greșit. Încearcă din nou la {{time}}.',
    wait: 'Prea multe PIN-uri greșite. Încearcă din nou la {{time}}.',
    'no-pin': 'Acest ecuson nu are PIN aici sau nu este al unui supervizor. Scanează altul.',
    'no-answer': 'PIN-ul nu a putut fi verificat acum. Încearcă din nou.',
  },
  lists: {
    title: 'Listele din baza de date',
    operators: 'Operatori',
    defects: 'Coduri de defect',
    products: 'Produse',
    never: '{{list}}: nu a fost citită niciodată aici; nu se verifică nimic.',
    known_one: '{{list}}: {{rows}} rând, comparată ultima dată {{time}}.',
    known_few: '{{list}}: {{rows}} rânduri, comparată ultima dată {{time}}.',
    known_other: '{{list}}: {{rows}} de rânduri, comparată ultima dată {{time}}.',
    problem: 'Nu poate fi citită acum: {{detail}}',
    badRow: '{{code}} {{why}}; omis.',
  },
  kiosk: {
    leave: 'Ieși din modul chioșc',
  },
};
