/** Why a code was not taken, in English; a part of `en`. Keys are the codes of `WindowRefusal`. */
export const englishRefusals = {
  'other-field': 'This is {{found}}; {{expected}} is expected.',
  'breaks-rule': 'This is not {{expected}}. It should look like {{example}}.',
  'wrong-length': 'The code has {{length}} characters; {{expected}} has {{minimum}} to {{maximum}}.',
  'wrong-length-one': 'The code has {{length}} characters; {{expected}} has {{minimum}}.',
  'check-digit':
    'The check digit is wrong: one character was read falsely or typed. Scan {{expected}} again.',
  'not-in-list': 'This code is not in the list “{{list}}”. Scan {{expected}} that is.',
  gs1: {
    'check-digit':
      'A check digit inside the GS1 code is wrong. Scan it again; if it stays, the label is wrong.',
    date: 'The GS1 code holds a date that does not exist. The label is wrong.',
    'too-long':
      'A part of the GS1 code is too long. If the label is right, the scanner does not send the separator (FNC1): tell IT.',
    'too-short': 'A part of the GS1 code is too short. Scan it again.',
    characters: 'The GS1 code holds characters GS1 does not allow. Scan it again.',
    combination: 'The parts of this GS1 code cannot stand together. The label is wrong.',
    'unknown-ai': 'The GS1 code holds a part that GS1 does not know. Scan it again.',
    other: 'The code breaks a rule of GS1. Scan it again; if it stays, the label is wrong.',
  },
  'gs1-without-field': 'This GS1 code has no part ({{ai}}), which is {{expected}}.',
  mismatch: {
    equal: '{{left}} and {{right}} must be the same, and are not.',
    differ: '{{left}} and {{right}} must not be the same, and are.',
    'same-start_one': '{{left}} and {{right}} must begin with the same character, and do not.',
    'same-start_other': '{{left}} and {{right}} must begin with the same {{count}} characters, and do not.',
  },
  contradicts: 'This code has another {{field}} than the one that was scanned for this row.',
  'control-characters':
    'The code contains characters that cannot be printed. Scan {{expected}} again; if it stays, tell IT to check the scanner.',
  'not-scanned':
    'Here {{expected}} must be scanned, not typed. If it was scanned, the scanner is slow: IT can calibrate it.',
  'too-long':
    'The code has {{length}} characters; {{maximum}} is the most a field can hold. Nothing of it was used.',
  empty: 'The code is empty. Scan {{expected}} again.',
  'unfinished-blur': 'Another window came in front before the code was complete. Scan it again.',
  'unfinished-silence':
    'The code has no end: press Enter after typing. A scanner that does this needs Enter as its suffix.',
  /** Why a command code was not followed. */
  'unknown-command': 'This station does not know this command code. Print its sheet again.',
  'wrong-key':
    'This command sheet belongs to another station, or is an old one. Use the sheet of this station.',
  'unknown-badge':
    'This badge is not in the operator list, so nothing is scanned under it. Ask your supervisor, or scan another badge.',
  'at-pin':
    'The station was waiting for a supervisor’s badge and a typed PIN: this code was NOT taken. “Understood” leads back; then scan it again.',
  'at-first-run':
    'A question was on the screen: this code was NOT taken. Answer the question first, then scan it again.',
  'window-restarted':
    'This window stopped and was started again. What stands in the list is saved; anything else you scanned just now is NOT. Scan your badge, then begin the row again.',
  locked: 'The station was locked: this code was NOT taken. Scan your badge first, then scan the code again.',
  'nothing-to-undo': 'There is no row to undo.',
  'already-undone': 'The last row is undone already. Older rows cannot be undone here.',
  'too-old-to-undo_one':
    'The last row was saved more than {{count}} minute ago; it cannot be undone here any more.',
  'too-old-to-undo_other':
    'The last row was saved more than {{count}} minutes ago; it cannot be undone here any more.',
  'already-voided': 'This row is cancelled already. Nothing more was done.',
  'void-not-found': 'No scan on this PC has this code.',
  'void-reason-expected':
    'A row is being cancelled: scan the reason on the command sheet, or “Clear this row” to leave it.',
  'nothing-to-void': 'Nothing is being cancelled. Scan “Cancel a row” first, then a label of the row.',
  'no-defect-here': '“No defect” is for the field that says whether the row is approved. It is not its turn.',
  'cannot-skip': 'This field cannot be left out.',
  'no-group': 'Nothing is open that could be closed.',
  'no-quantity': 'This workflow counts no quantities.',
  'too-many': 'The most a row can stand for is {{maximum}}.',
  'only-workflow': 'This station has no other workflow.',
  'no-duplicate': 'There is no refused row that a supervisor could let pass.',
  'no-supervisor':
    'A supervisor lets the row pass with a badge of their own, which is not that of the operator. Scan it, or acknowledge to give the row up.',
} as const;
