import type { InGerman } from './catalogue';
import type { englishCalibration } from './en-calibration';

/* The German words of the scanner's set-up. Settings keep the English names of the scanners' manuals. */
export const germanCalibration: InGerman<typeof englishCalibration> = {
  calibration: {
    waiting: 'Es wird auf den Scanner gewartet.',
    received_one: '{{count}} Zeichen von {{of}} ist angekommen.',
    received_other: '{{count}} Zeichen von {{of}} sind angekommen.',
    skip: 'Er kann diesen Code nicht lesen',
    import: 'Aus einer Datei nehmen',
    export: 'In eine Datei speichern',
    keep: 'Den Scanner so verwenden',
    restart: 'Noch einmal scannen',
    notDrawn:
      'Der Code konnte nicht gezeichnet werden. Vom Papier scannen: die Codes an einer anderen Station drucken. ({{detail}})',
    step: {
      characters: {
        title: 'Diesen Code scannen',
        why: 'Er zeigt, wie der Scanner Buchstaben und Zeichen sendet, wie schnell, und wie seine Codes enden. Gezählt wird dabei nichts.',
        alt: 'Buchstaben und Zeichen, Code 128',
      },
      gs1: {
        title: 'Diesen quadratischen Code scannen',
        why: 'Er zeigt, ob die Trennzeichen von GS1-Etiketten ankommen.',
        alt: 'GS1-Trennzeichen, GS1 DataMatrix',
      },
      length: {
        title: 'Diesen langen Code scannen',
        why: 'Er zeigt, ob der PC mit dem Scanner mitkommt oder Zeichen verloren gehen.',
        alt: '60 Zeichen, Code 128',
      },
    },
    sheet: {
      title: 'Scan Station: Codes zum Einlernen eines Scanners',
      sentence: 'Im Menü der Station „Scanner“ öffnen, dann die drei Codes in dieser Reihenfolge scannen.',
    },
    verdict: {
      good: { title: 'Der Scanner ist in Ordnung', sentence: 'Jedes Zeichen kommt an, wie es gedruckt ist.' },
      usable: {
        title: 'Der Scanner ist brauchbar',
        sentence: 'Jedes Zeichen kommt an. Was unten zuerst steht, würde ihn besser machen.',
      },
      unusable: {
        title: 'Erst den Scanner umstellen',
        sentence:
          'Mit seinen jetzigen Einstellungen wären Codes falsch. Was zu ändern ist, steht unten zuerst; dann noch einmal scannen.',
      },
    },
    outcome: {
      kept: 'Behalten. Ab jetzt werden Codes so gelesen.',
      exported: 'In {{file}} gespeichert. Andere Stationen mit demselben Scanner können es von dort nehmen.',
      imported: 'Aus der Datei genommen und behalten. Ab jetzt werden Codes so gelesen.',
      failed: 'Das ging nicht, und nichts wurde geändert. {{detail}}',
    },
    layoutHarmless:
      'Die Tastaturbelegung dieses PCs wurde geändert (Windows-Taste und Leertaste ändern sie). Scans werden trotzdem richtig gelesen; getippte Codes folgen der neuen Belegung.',
    layoutWrong:
      'Die Tastaturbelegung dieses PCs wurde geändert, und dieser Scanner wird nach ihr gelesen: Codes können jetzt FALSCH sein. Zurückstellen (Windows-Taste und Leertaste) oder den Scanner neu einlernen.',
  },
  finding: {
    'reads-by-position': {
      what: 'Der Scanner ist auf eine US-Tastatur eingestellt.',
      advice: 'Seine Codes werden richtig gelesen, welche Belegung dieser PC auch hat.',
    },
    'reads-by-pc-layout': {
      what: 'Der Scanner sendet die Tasten nach der Belegung dieses PCs ({{country}}).',
      advice:
        'So ist er brauchbar, solange die Belegung des PCs bleibt. Besser: „Keyboard Country: USA“ im Handbuch des Scanners scannen und hier noch einmal scannen.',
    },
    'other-country': {
      what: 'Der Scanner ist auf ein anderes Land ({{country}}) eingestellt als dieser PC, und seine Zeichen kommen falsch an.',
      advice:
        '„Keyboard Country: USA“ (oder „Keyboard Layout“, „Country Code“) im Handbuch des Scanners scannen.',
    },
    unreadable: {
      what: 'Was ankam, ist nicht der gedruckte Code: {{received}}',
      advice:
        'Noch einmal scannen und nur auf diesen Code halten. Bleibt es so, „Set Factory Defaults“ und „Keyboard Country: USA“ im Handbuch des Scanners scannen.',
    },
    'caps-lock-harmless': {
      what: 'An diesem PC ist die Feststelltaste an.',
      advice: 'Das schadet nicht: Groß- und Kleinbuchstaben werden richtig gelesen.',
    },
    'caps-lock-compensated': {
      what: 'An diesem PC ist die Feststelltaste an, und der Scanner gleicht es aus.',
      advice: 'Wird richtig gelesen. Die Einstellung „Caps Lock“ des Scanners so lassen.',
    },
    'input-method': {
      what: 'An diesem PC ist eine Eingabemethode für eine andere Schrift an.',
      advice: 'Codes werden trotzdem richtig gelesen; zum Tippen ausschalten.',
    },
    'alt-codes': {
      what: 'Der Scanner sendet jedes Zeichen als ALT-Code.',
      advice:
        'Wird richtig gelesen, aber mehrfach langsamer. Schneller: „ALT Mode“ oder „Universal Keyboard“ ausschalten.',
    },
    'ends-with': {
      enter: 'Jeder Code endet mit Enter.',
      tab: 'Jeder Code endet mit Tab.',
      etx: 'Jeder Code endet mit ETX.',
    },
    'no-end': {
      what: 'Der Scanner sendet nach einem Code nichts.',
      advice:
        'Die Station wartet auf Stille, und zwei schnelle Scans könnten ineinanderlaufen. Besser: „Add Suffix: Enter“ oder „CR Suffix“ im Handbuch des Scanners scannen.',
    },
    prefix: {
      what: 'Der Scanner setzt {{prefix}} vor jeden Code.',
      advice: 'Es wird abgenommen.',
    },
    'prefix-key': {
      what: 'Der Scanner drückt vor jedem Code {{key}}.',
      advice: 'Hier bewirkt es nichts.',
    },
    symbology: {
      what: 'Der Scanner nennt die Art jedes Codes ({{identifier}}).',
      advice: 'Sie wird vom Code abgenommen und daneben aufbewahrt.',
    },
    suffix: {
      what: 'Der Scanner hängt {{suffix}} an jeden Code.',
      advice: 'Im Handbuch des Scanners „Clear All Suffixes“, dann „Add Suffix: Enter“ scannen.',
    },
    fast: { what: 'Geschwindigkeit: {{gap}} ms je Zeichen.' },
    slow: {
      what: 'Der Scanner ist langsam: {{gap}} ms je Zeichen.',
      advice:
        'Er ist noch von einem Menschen zu unterscheiden. Schneller: „Inter-Character Delay“ im Handbuch des Scanners verringern.',
    },
    'too-slow': {
      what: 'Der Scanner ist so langsam, wie ein Mensch tippt: {{gap}} ms je Zeichen.',
      advice:
        'Seine Codes werden genommen und als getippt vermerkt. „Inter-Character Delay“ oder „Keystroke Delay“ im Handbuch des Scanners verringern.',
    },
    complete: { what: 'Kein Zeichen ging verloren.' },
    drops: {
      what_one: 'Der Scanner hat {{count}} Zeichen von {{of}} verloren.',
      what_other: 'Der Scanner hat {{count}} Zeichen von {{of}} verloren.',
      advice:
        '„Inter-Character Delay“ im Handbuch des Scanners auf 5 oder 10 ms erhöhen; das Kabel am PC selbst einstecken, nicht an einem Hub; einen Funkscanner näher bringen.',
    },
    'gs-arrives': { what: 'Die Trennzeichen von GS1-Codes kommen an.' },
    'gs-missing': {
      what: 'Die Trennzeichen von GS1-Codes gehen verloren.',
      advice:
        'Teile von GS1-Etiketten würden ineinanderlaufen. „Transmit FNC1/GS“ oder „Control Characters: Ctrl+X“ im Handbuch des Scanners scannen. Ohne GS1-Etiketten ist es gleich.',
    },
    'gs-replaced': {
      what: 'Der Scanner schreibt {{replacement}} an die Stelle der GS1-Trennzeichen.',
      advice: 'Es wird in das Trennzeichen zurückverwandelt.',
    },
    'gs-not-tested': {
      what: 'GS1-Trennzeichen wurden nicht geprüft.',
      advice: 'Das zählt nur, wo Etiketten GS1-Codes sind.',
    },
    'gs-unclear': {
      what: 'Der quadratische Code kam anders an als gedruckt.',
      advice:
        'Noch einmal scannen. Bleibt es so, den Scanner Codes unverändert senden lassen, ohne eigene Formatierung.',
    },
  },
  country: {
    us: 'USA',
    gb: 'Vereinigtes Königreich',
    de: 'Deutschland',
    fr: 'Frankreich',
    ro: 'Rumänien, Programmierer',
    'ro(std)': 'Rumänien, Standard',
    'ro(winkeys)': 'Rumänien, alt',
    hu: 'Ungarn',
    it: 'Italien',
    es: 'Spanien',
    cz: 'Tschechien',
    pl: 'Polen',
    unknown: 'keines der bekannten',
  },
};
