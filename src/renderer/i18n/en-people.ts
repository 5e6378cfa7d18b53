/** The English words about signing in, the lock and supervisors; a part of `en`. */
export const englishPeople = {
  lock: {
    title: 'Locked',
    sentence: 'Scan your badge to go on.',
    kept: 'What was saved is safe. The row that was begun waits for whoever began it.',
    warning: 'Nobody has scanned for a while: this station is about to lock. Any scan keeps it open.',
  },
  signIn: {
    unknown: '{{badge}} is not in the operator list. Scans are taken under this badge; tell your supervisor.',
    stale: 'The lists of operators and codes were last compared {{time}}. Scanning goes on with them.',
  },
  pin: {
    title: 'For supervisors',
    scanBadge: 'Scan a supervisor’s badge.',
    enter: 'PIN of {{name}}',
    administrator: 'PIN of IT',
    withoutBadge: 'IT: PIN without a badge',
    digits_one: '{{count}} digit entered',
    digits_other: '{{count}} digits entered',
    erase: 'Erase',
    confirm: 'OK',
    back: 'Back to scanning',
    wrong: 'This PIN is wrong.',
    wrongWait: 'This PIN is wrong. Try again at {{time}}.',
    wait: 'Too many wrong PINs. Try again at {{time}}.',
    'no-pin': 'This badge has no PIN here, or is not a supervisor’s. Scan another one.',
    'no-answer': 'The PIN could not be checked just now. Try again.',
  },
  lists: {
    title: 'Lists of the database',
    operators: 'Operators',
    defects: 'Defect codes',
    products: 'Products',
    never: '{{list}}: never read here; nothing is looked up.',
    known_one: '{{list}}: {{rows}} row, last compared {{time}}.',
    known_other: '{{list}}: {{rows}} rows, last compared {{time}}.',
    problem: 'Cannot be read now: {{detail}}',
    badRow: '{{code}} {{why}}; left out.',
  },
  kiosk: {
    leave: 'Leave kiosk mode',
  },
} as const;
