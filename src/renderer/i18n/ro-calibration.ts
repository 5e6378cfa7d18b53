import type { InRomanian } from './catalogue';
import type { englishCalibration } from './en-calibration';

/* The Romanian words of the scanner's set-up. Settings keep the English names of the scanners' manuals. */
export const romanianCalibration: InRomanian<typeof englishCalibration> = {
  calibration: {
    waiting: 'Se așteaptă scannerul.',
    received_one: 'A ajuns {{count}} caracter din {{of}}.',
    received_few: 'Au ajuns {{count}} caractere din {{of}}.',
    received_other: 'Au ajuns {{count}} de caractere din {{of}}.',
    skip: 'Nu poate citi acest cod',
    import: 'Ia dintr-un fișier',
    export: 'Salvează într-un fișier',
    keep: 'Folosește scannerul așa',
    restart: 'Scanează din nou',
    notDrawn:
      'Codul nu a putut fi desenat. Scanează-l de pe hârtie: tipărește codurile la altă stație. ({{detail}})',
    step: {
      characters: {
        title: 'Scanează acest cod',
        why: 'Arată cum trimite scannerul literele și semnele, cât de repede și cum se încheie codurile. Între timp nu se numără nimic.',
        alt: 'Litere și semne, Code 128',
      },
      gs1: {
        title: 'Scanează acest cod pătrat',
        why: 'Arată dacă ajung separatorii etichetelor GS1.',
        alt: 'Separatori GS1, GS1 DataMatrix',
      },
      length: {
        title: 'Scanează acest cod lung',
        why: 'Arată dacă PC-ul ține pasul cu scannerul sau se pierd caractere.',
        alt: '60 de caractere, Code 128',
      },
    },
    sheet: {
      title: 'Scan Station: coduri pentru setarea unui scanner',
      sentence: 'Deschide „Scanner” în meniul stației, apoi scanează cele trei coduri în această ordine.',
    },
    verdict: {
      good: { title: 'Scannerul este în regulă', sentence: 'Fiecare caracter ajunge așa cum este tipărit.' },
      usable: {
        title: 'Scannerul poate fi folosit',
        sentence: 'Fiecare caracter ajunge. Ce stă primul mai jos l-ar face mai bun.',
      },
      unusable: {
        title: 'Schimbă întâi scannerul',
        sentence:
          'Cu setările de acum codurile ar fi greșite. Ce este de schimbat stă primul mai jos; apoi scanează din nou.',
      },
    },
    outcome: {
      kept: 'Păstrat. De acum codurile se citesc așa.',
      exported: 'Salvat în {{file}}. Alte stații cu același scanner îl pot lua de acolo.',
      imported: 'Luat din fișier și păstrat. De acum codurile se citesc așa.',
      failed: 'Nu a mers și nu s-a schimbat nimic. {{detail}}',
    },
    layoutHarmless:
      'Aranjarea tastaturii acestui PC a fost schimbată (tasta Windows și Spațiu o schimbă). Scanările se citesc totuși corect; codurile scrise urmează noua aranjare.',
    layoutWrong:
      'Aranjarea tastaturii acestui PC a fost schimbată, iar acest scanner se citește după ea: codurile pot fi GREȘITE acum. Schimb-o înapoi (tasta Windows și Spațiu) sau setează din nou scannerul.',
  },
  finding: {
    'reads-by-position': {
      what: 'Scannerul este setat pe tastatură SUA.',
      advice: 'Codurile lui se citesc corect, oricare ar fi tastatura acestui PC.',
    },
    'reads-by-pc-layout': {
      what: 'Scannerul trimite pozițiile tastelor după tastatura acestui PC ({{country}}).',
      advice:
        'Poate fi folosit așa cât timp tastatura PC-ului rămâne aceeași. Mai bine: scanează „Keyboard Country: USA” din manualul scannerului și scanează aici din nou.',
    },
    'other-country': {
      what: 'Scannerul este setat pe altă țară ({{country}}) decât acest PC, iar semnele ajung greșit.',
      advice:
        'Scanează „Keyboard Country: USA” (sau „Keyboard Layout”, „Country Code”) din manualul scannerului.',
    },
    unreadable: {
      what: 'Ce a ajuns nu este codul tipărit: {{received}}',
      advice:
        'Scanează din nou, cu scannerul numai pe acel cod. Dacă se repetă, scanează „Set Factory Defaults” și „Keyboard Country: USA” din manualul scannerului.',
    },
    'caps-lock-harmless': {
      what: 'Caps Lock este pornit pe acest PC.',
      advice: 'Nu strică: literele mari și mici se citesc corect.',
    },
    'caps-lock-compensated': {
      what: 'Caps Lock este pornit pe acest PC, iar scannerul ține cont de el.',
      advice: 'Se citește corect. Lasă setarea „Caps Lock” a scannerului cum este.',
    },
    'input-method': {
      what: 'Pe acest PC este pornită o metodă de scriere pentru alt alfabet.',
      advice: 'Codurile se citesc totuși corect; oprește-o pentru scris.',
    },
    'alt-codes': {
      what: 'Scannerul trimite fiecare caracter ca un cod ALT.',
      advice:
        'Se citește corect, dar de câteva ori mai încet. Mai repede: oprește „ALT Mode” sau „Universal Keyboard”.',
    },
    'ends-with': {
      enter: 'Fiecare cod se încheie cu Enter.',
      tab: 'Fiecare cod se încheie cu Tab.',
      etx: 'Fiecare cod se încheie cu ETX.',
    },
    'no-end': {
      what: 'Scannerul nu trimite nimic după un cod.',
      advice:
        'Stația așteaptă liniștea, iar două scanări rapide s-ar putea lipi. Mai bine: scanează „Add Suffix: Enter” sau „CR Suffix” din manualul scannerului.',
    },
    prefix: {
      what: 'Scannerul pune {{prefix}} înaintea fiecărui cod.',
      advice: 'Este îndepărtat.',
    },
    'prefix-key': {
      what: 'Scannerul apasă {{key}} înaintea fiecărui cod.',
      advice: 'Aici nu face nimic.',
    },
    symbology: {
      what: 'Scannerul spune felul fiecărui cod ({{identifier}}).',
      advice: 'Este îndepărtat de cod și păstrat alături.',
    },
    suffix: {
      what: 'Scannerul adaugă {{suffix}} după fiecare cod.',
      advice: 'Scanează „Clear All Suffixes”, apoi „Add Suffix: Enter” din manualul scannerului.',
    },
    fast: { what: 'Viteza: {{gap}} ms pe caracter.' },
    slow: {
      what: 'Scannerul este lent: {{gap}} ms pe caracter.',
      advice:
        'Se deosebește totuși de un om. Mai repede: micșorează „Inter-Character Delay” din manualul scannerului.',
    },
    'too-slow': {
      what: 'Scannerul este la fel de lent ca un om care scrie: {{gap}} ms pe caracter.',
      advice:
        'Codurile lui sunt luate și marcate ca scrise. Micșorează „Inter-Character Delay” sau „Keystroke Delay” din manualul scannerului.',
    },
    complete: { what: 'Nu s-a pierdut niciun caracter.' },
    drops: {
      what_one: 'Scannerul a pierdut {{count}} caracter din {{of}}.',
      what_few: 'Scannerul a pierdut {{count}} caractere din {{of}}.',
      what_other: 'Scannerul a pierdut {{count}} de caractere din {{of}}.',
      advice:
        'Mărește „Inter-Character Delay” la 5 sau 10 ms din manualul scannerului; pune cablul direct în PC, nu într-un hub; adu mai aproape un scanner radio.',
    },
    'gs-arrives': { what: 'Separatorii codurilor GS1 ajung.' },
    'gs-missing': {
      what: 'Separatorii codurilor GS1 se pierd.',
      advice:
        'Părțile etichetelor GS1 s-ar lipi. Scanează „Transmit FNC1/GS” sau „Control Characters: Ctrl+X” din manualul scannerului. Fără etichete GS1 nu contează.',
    },
    'gs-replaced': {
      what: 'Scannerul scrie {{replacement}} în locul separatorilor GS1.',
      advice: 'Se transformă înapoi în separator.',
    },
    'gs-not-tested': {
      what: 'Separatorii GS1 nu au fost încercați.',
      advice: 'Contează numai unde etichetele sunt coduri GS1.',
    },
    'gs-unclear': {
      what: 'Codul pătrat a ajuns altfel decât este tipărit.',
      advice:
        'Scanează din nou. Dacă se repetă, setează scannerul să trimită codurile neschimbate, fără formatare proprie.',
    },
  },
  country: {
    us: 'SUA',
    gb: 'Regatul Unit',
    de: 'Germania',
    fr: 'Franța',
    ro: 'România, programatori',
    'ro(std)': 'România, standard',
    'ro(winkeys)': 'România, veche',
    hu: 'Ungaria',
    it: 'Italia',
    es: 'Spania',
    cz: 'Cehia',
    pl: 'Polonia',
    unknown: 'niciuna dintre cele cunoscute',
  },
};
