/** Updates of the program, in English; a part of `en`. Keys under `state` are those of the shared type. */
export const englishUpdates = {
  notice: {
    'counting-down_one':
      'An update is ready (version {{version}}). It installs in {{count}} second if nobody scans. Scan to go on.',
    'counting-down_other':
      'An update is ready (version {{version}}). It installs in {{count}} seconds if nobody scans. Scan to go on.',
    installing:
      'Version {{version}} is being installed; the station is back in a moment. Saved scans are safe.',
    refused:
      'An update was offered that is not to be trusted; it was not taken. Scanning goes on and scans are safe. Tell IT. ({{detail}})',
  },
  state: {
    off: 'Updates are brought by IT; the station looks for none.',
    idle: 'This is the newest version for this station. Last looked at {{time}}.',
    unknown: 'No update was looked for yet.',
    checking: 'Looking for an update …',
    refused: 'Refused at {{time}}: {{detail}}',
    failed: 'No update could be had at {{time}}; it is tried again by itself. {{detail}}',
    downloading: 'Version {{version}} is being downloaded ({{percent}} %). Scanning goes on.',
    told: 'Version {{version}} is there. IT installs it with the tools of this PC.',
  },
  /** What a version that lies ready waits for. */
  wait: {
    window: 'Version {{version}} is ready and waits for the window.',
    row: 'Version {{version}} is ready and waits until the begun row is finished.',
    hours: 'Version {{version}} is ready and waits until nobody is signed in, or for the change of shifts.',
    quiet: 'Version {{version}} is ready and waits until nobody scans.',
  },
  lastFailure:
    'Version {{version}} was tried and did not prove itself; the station went back to this version by itself. No scan was lost. ({{reason}})',
  check: 'Look for an update',
  install: 'Install now',
  'choose-folder': 'Update from a folder or stick …',
} as const;
