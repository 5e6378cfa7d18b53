/** The words about cancelling a scan and about what was scanned before, in English; a part of `en`. */
export const englishHistory = {
  void: {
    title: 'Cancel a row',
    which: 'Scan a label of the row that is to be cancelled.',
    reason: 'Scan or touch the reason. The row is cancelled, here and in the database; nothing is deleted.',
    leave: 'Do not cancel',
    because: {
      'wrong-label': 'Wrong label',
      'wrong-defect': 'Wrong defect code',
      'wrong-part': 'Wrong part',
      'scanned-twice': 'Scanned twice',
      test: 'Only a test',
      other: 'Other reason',
    },
  },
} as const;
