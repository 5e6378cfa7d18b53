import type { InRomanian } from './catalogue';
import type { englishRefusals } from './en-refusals';

/** Why a code was not taken, in Romanian. */
export const romanianRefusals: InRomanian<typeof englishRefusals> = {
  'other-field': 'S-a scanat {{found}}; se așteaptă {{expected}}.',
  'breaks-rule': 'Codul nu se potrivește; se așteaptă {{expected}}. Ar trebui să arate așa: {{example}}.',
  'wrong-length':
    'Lungimea codului: {{length}}. Se așteaptă {{expected}}, cu lungimea de la {{minimum}} la {{maximum}}.',
  'wrong-length-one': 'Lungimea codului: {{length}}. Se așteaptă {{expected}}, cu lungimea {{minimum}}.',
  'check-digit':
    'Cifra de control este greșită: un caracter a fost citit sau scris greșit. Scanează din nou {{expected}}.',
  'not-in-list': 'Codul nu este în lista „{{list}}”. Scanează {{expected}} din listă.',
  gs1: {
    'check-digit':
      'O cifră de control din codul GS1 este greșită. Scanează din nou; dacă se repetă, eticheta este greșită.',
    date: 'Codul GS1 conține o dată care nu există. Eticheta este greșită.',
    'too-long':
      'O parte a codului GS1 este prea lungă. Dacă eticheta este bună, scannerul nu trimite separatorul (FNC1): anunță IT.',
    'too-short': 'O parte a codului GS1 este prea scurtă. Scanează din nou.',
    characters: 'Codul GS1 conține caractere nepermise. Scanează din nou.',
    combination: 'Părțile acestui cod GS1 nu pot sta împreună. Eticheta este greșită.',
    'unknown-ai': 'Codul GS1 conține o parte pe care GS1 nu o cunoaște. Scanează din nou.',
    other: 'Codul încalcă o regulă GS1. Scanează din nou; dacă se repetă, eticheta este greșită.',
  },
  'gs1-without-field': 'Acest cod GS1 nu are partea ({{ai}}); se așteaptă {{expected}}.',
  mismatch: {
    equal: '{{left}} și {{right}} trebuie să fie la fel și nu sunt.',
    differ: '{{left}} și {{right}} nu trebuie să fie la fel, dar sunt.',
    'same-start_one': '{{left}} și {{right}} trebuie să înceapă cu același caracter și nu încep.',
    'same-start_few': '{{left}} și {{right}} trebuie să înceapă cu aceleași {{count}} caractere și nu încep.',
    'same-start_other':
      '{{left}} și {{right}} trebuie să înceapă cu aceleași {{count}} de caractere și nu încep.',
  },
  contradicts: 'În acest cod câmpul {{field}} este altul decât cel scanat pentru acest rând.',
  'control-characters':
    'Codul conține caractere care nu se pot tipări. Scanează din nou {{expected}}; dacă se repetă, anunță IT să verifice scannerul.',
  'not-scanned':
    'Aici se scanează, nu se scrie: se așteaptă {{expected}}. Dacă a fost scanat, scannerul este lent: IT îl poate calibra.',
  'too-long': 'Lungimea codului: {{length}}; un câmp ține cel mult {{maximum}}. Nu s-a folosit nimic din el.',
  empty: 'Codul este gol. Scanează din nou {{expected}}.',
  'unfinished-blur': 'Altă fereastră a venit în față înainte ca tot codul să ajungă. Scanează din nou.',
  'unfinished-silence':
    'Codul nu are sfârșit: apasă Enter după ce scrii. Un scanner care face așa trebuie setat să încheie cu Enter.',
  'unknown-command': 'Stația nu cunoaște acest cod de comandă. Tipărește din nou foaia ei.',
  'wrong-key': 'Această foaie de comenzi este a altei stații sau este veche. Folosește foaia acestei stații.',
  'already-voided': 'Rândul acesta este deja anulat. Nu s-a mai făcut nimic.',
  'void-not-found': 'Nicio scanare de pe acest PC nu are codul acesta.',
  'void-reason-expected':
    'Un rând este pe cale să fie anulat: scanează motivul de pe foaia de comenzi sau „Golește rândul” ca să renunți.',
  'nothing-to-void':
    'Nu se anulează nimic acum. Scanează întâi „Anulează un rând”, apoi o etichetă a rândului.',
  'unknown-badge':
    'Acest ecuson nu este în lista operatorilor, deci nu se scanează cu el. Întreabă supervizorul sau scanează alt ecuson.',
  'at-pin':
    'Stația aștepta ecusonul unui supervizor și un PIN tastat: acest cod NU a fost luat. „Am înțeles” duce înapoi; apoi scanează-l din nou.',
  'at-first-run':
    'Pe ecran era o întrebare: acest cod NU a fost luat. Răspunde întâi la întrebare, apoi scanează-l din nou.',
  'window-restarted':
    'Această fereastră s-a oprit și a fost pornită din nou. Ce se află în listă este salvat; ce ai mai scanat chiar acum NU este. Scanează ecusonul, apoi reia rândul de la început.',
  locked: 'Stația era blocată: acest cod NU a fost luat. Scanează întâi ecusonul, apoi codul din nou.',
  'nothing-to-undo': 'Nu există niciun rând de anulat.',
  'already-undone': 'Ultimul rând este deja anulat. Rândurile mai vechi nu se pot anula aici.',
  'too-old-to-undo_one':
    'Ultimul rând a fost salvat acum mai mult de {{count}} minut; aici nu se mai poate anula.',
  'too-old-to-undo_few':
    'Ultimul rând a fost salvat acum mai mult de {{count}} minute; aici nu se mai poate anula.',
  'too-old-to-undo_other':
    'Ultimul rând a fost salvat acum mai mult de {{count}} de minute; aici nu se mai poate anula.',
  'no-defect-here': '„Fără defect” este pentru câmpul care aprobă rândul. Acum nu este rândul lui.',
  'cannot-skip': 'Acest câmp nu poate fi sărit.',
  'no-group': 'Nu este deschis nimic de închis.',
  'no-quantity': 'Acest flux de lucru nu numără cantități.',
  'too-many': 'Un rând poate însemna cel mult {{maximum}}.',
  'only-workflow': 'Această stație nu are alt flux de lucru.',
  'no-duplicate': 'Nu există niciun rând refuzat pe care un supervizor să îl lase să treacă.',
  'no-supervisor':
    'Un supervizor lasă rândul să treacă cu ecusonul lui, care nu este al operatorului. Scanează-l sau confirmă ca să renunți la rând.',
};
