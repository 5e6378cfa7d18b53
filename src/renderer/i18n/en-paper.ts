/** What goes onto paper, in English; a part of `en`. */
export const englishPaper = {
  paper: {
    print: 'Print',
    save: 'Save as PDF',
    saved: 'Saved as {{file}}',
    notTaken:
      'The default printer of this PC did not take it ({{detail}}). Save it as a PDF and print that elsewhere.',
    noAnswer:
      'The default printer of this PC has not answered. If nothing comes out of it, save it as a PDF and print that elsewhere.',
    failed: 'That did not work: {{detail}} The scans are not touched by it.',
  },
  /** The card for the wall. */
  wallCard: {
    language: 'Language of the card',
    title: 'How to scan here',
    station: '{{name}} · {{workflow}}',
    order: 'Scan in this order',
    sticky: 'once, then it stays',
    optional: 'may be left out',
    approves: '{{code}} = approved',
    outcomes: 'What you see and hear',
    seen: 'Whole screen',
    heard: 'Tone',
    means: 'It means',
    doThis: 'You do',
    outcome: {
      accepted: {
        heard: 'one short; short and long when offline',
        means: 'The row is saved on the disk of this PC. Nothing can lose it.',
        doThis: 'Go on.',
      },
      refused: {
        heard: 'three long, low',
        means: 'This code was not taken. The row so far is kept.',
        doThis: 'Read the sentence, then scan the right label.',
      },
      unsaved: {
        heard: 'three long, low',
        means: 'The row could not be stored on this PC.',
        doThis: 'Scan the whole row again. Call IT if it stays.',
      },
      duplicate: {
        heard: 'two equal',
        means: 'The same row was saved a short while ago. This one was not.',
        doThis: 'Scan the right label, or fetch a supervisor.',
      },
    },
    onRed: 'Does the red stay? Read it, then scan “{{acknowledge}}” below or touch it on the screen.',
    places: 'Where your scans are',
    offline: 'Offline',
    place: {
      pending: 'Safe on this PC. It goes to the database by itself, also after an outage. Go on scanning.',
      acknowledged: 'It has arrived there. Nothing to do.',
      quarantined: 'The database refused this one row; it is kept here. Tell your supervisor and go on.',
      offline: 'The database is away. Go on scanning: everything is kept here and sent by itself.',
    },
    codes: 'Scan from this card',
    keyed: '“{{undo}}” works at the station {{name}} alone.',
  },
} as const;
