/** The English words about damaged files, the second copy and rescue; part of en.ts. */
export const careTexts = {
  /** What became of a damaged file for scans. */
  salvage: {
    reading:
      'The file for scans was damaged. A new one took over: go on scanning. The damaged one is kept whole as {{keptAs}} and is being read ({{percent}} %).',
    failed:
      'The file for scans was damaged. A new one took over: go on scanning. The damaged one is kept whole as {{keptAs}}, and reading it failed; it is tried again at the next start. Call IT. ({{failure}})',
    whole_one:
      'The file for scans was damaged and nothing is lost: {{count}} scan that was not in the database yet was salvaged and is sent from here. Kept whole as {{keptAs}}.',
    whole_other:
      'The file for scans was damaged and nothing is lost: {{count}} scans that were not in the database yet were salvaged and are sent from here. Kept whole as {{keptAs}}.',
    missing:
      'The file for scans was damaged. Salvaged and sent from here: {{salvaged}}. Could not be read: {{missing}}, numbers {{numbers}}. {{asked}} Tell IT. Kept whole as {{keptAs}}.',
    lost: 'The file for scans was damaged. Salvaged and sent from here: {{salvaged}}. LOST: {{lost}}, numbers {{numbers}}. Tell your supervisor. Kept whole as {{keptAs}}; the report beside it says everything.',
    file: 'Set aside as {{file}} at {{time}}: of {{appended}} scans and cancellations {{delivered}} were in the database before, {{salvaged}} were salvaged and are sent from here, {{missing}} are missing.',
    nothingMissing: 'Nothing is lost.',
    missingNumbers: 'Missing numbers: {{numbers}}.',
    arrived: 'The database has {{arrived}} of them all the same: {{numbers}}.',
    nothingLost: 'So nothing is lost.',
    lostNumbers: 'LOST, neither here nor in the database: {{lost}}, numbers {{numbers}}.',
    conflicts_one:
      '{{count}} of the salvaged scans contradicts one that is kept here and is not sent. It is in the damaged file: tell IT.',
    conflicts_other:
      '{{count}} of the salvaged scans contradict others that are kept here and are not sent. They are in the damaged file: tell IT.',
    notAsked: 'Whether the database has them is asked as soon as it answers.',
    neverAsked: 'The file does not tell its own id any more, so the database cannot be asked about them.',
  },
  care: {
    noted: 'Noted',
    import: 'Take in a rescue file …',
    rescue: 'Make a rescue file …',
    importHelp: 'Scans of another PC, from a rescue file, are sent by this station, each of them once.',
    rescueHelp:
      'A PC is dead: choose the data folder on its disk, or the folder of its second copy. Nothing there is changed.',
  },
  transfer: {
    running: 'Reading {{path}}. Scanning goes on.',
    imported_one: '{{count}} scan was taken in and is sent from here; {{alreadyHere}} were here already.',
    imported_other:
      '{{count}} scans were taken in and are sent from here; {{alreadyHere}} were here already.',
    rescued_one: '{{count}} scan was found and written to {{file}}. Take that file in at any station.',
    rescued_other: '{{count}} scans were found and written to {{file}}. Take that file in at any station.',
    refused: 'Nothing was taken from {{path}}: {{problem}}',
  },
  secondCopy: {
    off: 'No second copy of the scans is kept. IT can set one up.',
    upToDate_one: 'Second copy: up to date, {{count}} scan that is not in the database yet is on it.',
    upToDate_other: 'Second copy: up to date, {{count}} scans that are not in the database yet are on it.',
    upToDate_zero: 'Second copy: up to date.',
    behind_one: 'Second copy: {{count}} scan behind since {{time}}.',
    behind_other: 'Second copy: {{count}} scans behind since {{time}}.',
    sameDisk: 'It is on the same disk as the scans: it does not survive that disk. Tell IT.',
    restores_one: 'Read back and compared {{count}} time.',
    restores_other: 'Read back and compared {{count}} times.',
    restoreFailed: 'The last test restore failed; the copy is written anew.',
    problem: {
      'folder-missing':
        'Its folder is missing: {{folder}}. Put the stick back or tell IT; it catches up by itself.',
      full: 'Its disk is full: {{folder}}. Tell IT; it catches up by itself.',
      'not-writable':
        'It cannot be written: {{folder}}. Tell IT to check the rights; it catches up by itself.',
      'not-answering': 'Its disk does not answer: {{folder}}. Tell IT; it catches up by itself.',
      failed: 'Its disk fails: {{folder}}. Tell IT to replace it; it catches up by itself.',
    },
    safe: 'Scans are safe on this PC; go on scanning.',
  },
} as const;
