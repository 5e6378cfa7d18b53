/* The English words of the scanner's set-up; a part of en.ts. */
export const englishCalibration = {
  calibration: {
    waiting: 'Waiting for the scanner.',
    received_one: '{{count}} character of {{of}} has arrived.',
    received_other: '{{count}} characters of {{of}} have arrived.',
    skip: 'It cannot read this code',
    import: 'Take from a file',
    export: 'Save to a file',
    keep: 'Use this scanner so',
    restart: 'Scan again',
    notDrawn:
      'The code could not be drawn. Scan it from paper: print the codes at another station. ({{detail}})',
    step: {
      characters: {
        title: 'Scan this code',
        why: 'It shows how the scanner sends letters and signs, how fast, and how its codes end. Nothing is counted meanwhile.',
        alt: 'Letters and signs, Code 128',
      },
      gs1: {
        title: 'Scan this square code',
        why: 'It shows whether the separators of GS1 labels arrive.',
        alt: 'GS1 separators, GS1 DataMatrix',
      },
      length: {
        title: 'Scan this long code',
        why: 'It shows whether the PC keeps up with the scanner, or characters get lost.',
        alt: '60 characters, Code 128',
      },
    },
    sheet: {
      title: 'Scan Station: codes for setting up a scanner',
      sentence: 'Open “Scanner” in the station’s menu, then scan the three codes in this order.',
    },
    verdict: {
      good: { title: 'The scanner is in order', sentence: 'Every character arrives as it is printed.' },
      usable: {
        title: 'The scanner can be used',
        sentence: 'Every character arrives. What stands first below would make it better.',
      },
      unusable: {
        title: 'Change the scanner first',
        sentence:
          'With its present settings codes would be wrong. What to change stands first below; then scan again.',
      },
    },
    outcome: {
      kept: 'Kept. From now on codes are read this way.',
      exported: 'Saved to {{file}}. Other stations with the same scanner can take it from there.',
      imported: 'Taken from the file and kept. From now on codes are read this way.',
      failed: 'That did not work, and nothing was changed. {{detail}}',
    },
    layoutHarmless:
      'The keyboard layout of this PC was changed (Windows key and Space change it). Scans are read right all the same; typed codes follow the new layout.',
    layoutWrong:
      'The keyboard layout of this PC was changed, and this scanner is read by it: codes can be WRONG now. Change it back (Windows key and Space), or set up the scanner again.',
  },
  /** What calibration found out, and what to do at the scanner. Vendors call the settings by the words in quotes. */
  finding: {
    'reads-by-position': {
      what: 'The scanner is set to a US keyboard.',
      advice: 'Its codes are read right whatever layout this PC has.',
    },
    'reads-by-pc-layout': {
      what: 'The scanner sends the key positions of this PC’s layout ({{country}}).',
      advice:
        'It can be used so, as long as the PC’s layout stays. Better: scan “Keyboard Country: USA” in the scanner’s manual and scan again here.',
    },
    'other-country': {
      what: 'The scanner is set to another country ({{country}}) than this PC, and its signs arrive wrong.',
      advice: 'Scan “Keyboard Country: USA” (or “Keyboard Layout”, “Country Code”) in the scanner’s manual.',
    },
    unreadable: {
      what: 'What arrived is not the printed code: {{received}}',
      advice:
        'Scan again, holding the scanner on that code alone. If this stays, scan “Set Factory Defaults” and “Keyboard Country: USA” in the scanner’s manual.',
    },
    'caps-lock-harmless': {
      what: 'Caps Lock is on at this PC.',
      advice: 'That does no harm: upper and lower case are read right.',
    },
    'caps-lock-compensated': {
      what: 'Caps Lock is on at this PC, and the scanner makes up for it.',
      advice: 'Read right. Leave the scanner’s “Caps Lock” setting as it is.',
    },
    'input-method': {
      what: 'An input method for another script is on at this PC.',
      advice: 'Codes are read right all the same; switch it off for typing.',
    },
    'alt-codes': {
      what: 'The scanner sends every character as an ALT code.',
      advice: 'Read right, but several times slower. Faster: switch off “ALT Mode” or “Universal Keyboard”.',
    },
    'ends-with': {
      enter: 'Each code ends with Enter.',
      tab: 'Each code ends with Tab.',
      etx: 'Each code ends with ETX.',
    },
    'no-end': {
      what: 'The scanner sends nothing after a code.',
      advice:
        'The station waits for silence, and two quick scans could run together. Better: scan “Add Suffix: Enter” or “CR Suffix” in the scanner’s manual.',
    },
    prefix: {
      what: 'The scanner puts {{prefix}} before each code.',
      advice: 'It is taken off.',
    },
    'prefix-key': {
      what: 'The scanner presses {{key}} before each code.',
      advice: 'It does nothing here.',
    },
    symbology: {
      what: 'The scanner tells the kind of each code ({{identifier}}).',
      advice: 'That is taken off the code and kept beside it.',
    },
    suffix: {
      what: 'The scanner adds {{suffix}} after each code.',
      advice: 'Scan “Clear All Suffixes”, then “Add Suffix: Enter” in the scanner’s manual.',
    },
    fast: { what: 'Speed: {{gap}} ms a character.' },
    slow: {
      what: 'The scanner is slow: {{gap}} ms a character.',
      advice:
        'It is still told from a person. Faster: reduce “Inter-Character Delay” in the scanner’s manual.',
    },
    'too-slow': {
      what: 'The scanner is as slow as a person types: {{gap}} ms a character.',
      advice:
        'Its codes are taken and marked as typed. Reduce “Inter-Character Delay” or “Keystroke Delay” in the scanner’s manual.',
    },
    complete: { what: 'No character was lost.' },
    drops: {
      what_one: 'The scanner lost {{count}} character of {{of}}.',
      what_other: 'The scanner lost {{count}} characters of {{of}}.',
      advice:
        'Raise “Inter-Character Delay” to 5 or 10 ms in the scanner’s manual; plug the cable into the PC itself, not a hub; bring a radio scanner nearer.',
    },
    'gs-arrives': { what: 'The separators of GS1 codes arrive.' },
    'gs-missing': {
      what: 'The separators of GS1 codes are lost.',
      advice:
        'Parts of GS1 labels would run together. Scan “Transmit FNC1/GS” or “Control Characters: Ctrl+X” in the scanner’s manual. Without GS1 labels it does not matter.',
    },
    'gs-replaced': {
      what: 'The scanner writes {{replacement}} in the place of GS1 separators.',
      advice: 'It is turned back into the separator.',
    },
    'gs-not-tested': {
      what: 'GS1 separators were not tried.',
      advice: 'That matters only where labels are GS1 codes.',
    },
    'gs-unclear': {
      what: 'The square code arrived differently than printed.',
      advice:
        'Scan again. If this stays, set the scanner to send codes unchanged, without its own formatting.',
    },
  },
  /** Countries as scanners’ manuals call them; the keys are the layouts’ names. */
  country: {
    us: 'USA',
    gb: 'United Kingdom',
    de: 'Germany',
    fr: 'France',
    ro: 'Romania, programmers',
    'ro(std)': 'Romania, standard',
    'ro(winkeys)': 'Romania, legacy',
    hu: 'Hungary',
    it: 'Italy',
    es: 'Spain',
    cz: 'Czechia',
    pl: 'Poland',
    unknown: 'not one of the known ones',
  },
} as const;
