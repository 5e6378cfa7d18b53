/** The words about scans that newer lists would judge otherwise, in English; a part of `en`. */
export const englishDifferences = {
  none: 'The lists as they are now would judge no recent scan otherwise.',
  count_one: '{{count}} scan would be judged otherwise by the lists as they are now. It was not changed.',
  count_other:
    '{{count}} scans would be judged otherwise by the lists as they are now. They were not changed.',
  notice_one:
    '{{count}} scan would be judged otherwise by a newer list. It is safe and was not changed; a supervisor decides in the menu, under “Newer lists”.',
  notice_other:
    '{{count}} scans would be judged otherwise by a newer list. They are safe and were not changed; a supervisor decides in the menu, under “Newer lists”.',
  leave: 'Leave it as it is',
  change: {
    went: 'was in the list when it was scanned ({{then}}) and has been taken out since ({{now}}).',
    came: 'was not in the list when it was scanned ({{then}}) and has come in since ({{now}}).',
    first: 'was scanned before this station had read the list, and is not in it ({{now}}).',
  },
  now: {
    known: 'Nothing has to be done.',
    refuse:
      'Scanned now, it would be refused. Cancel the scan and scan again with the right code, or leave it.',
    warn: 'Scanned now, it would be taken with a warning. Cancel the scan and scan again, or leave it.',
    accept:
      'Scanned now, it would still be taken. Cancel the scan and scan again with the right code, or leave it.',
  },
} as const;
