/** The screens and what each is for in one sentence, in English; a part of `en`. Keys are the names of the screens. */
export const englishScreens = {
  scan: {
    help: 'Scan what the large word says; a row saves itself after its last code.',
  },
  history: {
    title: 'History',
    help: 'Search everything that was scanned on this PC, and cancel a scan. What is scanned here is searched for and not stored.',
  },
  quarantine: {
    title: 'Refused scans',
    help: 'See the scans that the database refused and why, and send them again or discard them. A scan brings the scan screen back.',
  },
  differences: {
    title: 'Newer lists',
    help: 'See the recent scans that a newer list of operators, defects or products would judge otherwise; cancel them or leave them. A scan brings the scan screen back.',
  },
  shift: {
    title: 'Shift',
    help: 'See how many rows this shift has, by hour, by defect and by operator, and whether the database holds them.',
  },
  calibration: {
    title: 'Scanner',
    help: 'Scan three codes, and the station learns how your scanner writes. Nothing is stored meanwhile.',
  },
  serial: {
    title: 'Serial scanners',
    help: 'See the scanners that are plugged in as serial ports, and add one by scanning a code with it.',
  },
  'set-up': {
    title: 'Workflows',
    help: 'Change what is scanned here, and print the command codes. What is scanned here is tried out and not stored.',
  },
  care: {
    title: 'Care',
    help: 'See the second copy of the scans and the lists of the database, and bring the scans of a dead PC to the database.',
  },
  sound: {
    title: 'Tones',
    help: 'Hear the four tones, and choose how loud they are at this station. A scan brings the scan screen back.',
  },
  help: {
    title: 'Help',
    help: 'See on one page what to scan and what colours and tones mean, and print it for the wall.',
  },
} as const;

/** The menu itself, in English. */
export const englishMenu = {
  title: 'Menu',
  back: 'Back to scanning',
  language: 'Language',
  theme: 'Brightness',
  themes: { dark: 'Dark', light: 'Light', contrast: 'High contrast' },
  distance: 'Read from',
  distances: { normal: 'Up to 1.5 m', far: 'Up to 3 m' },
} as const;
