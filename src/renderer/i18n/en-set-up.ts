import { englishMistakes } from '../../shared/workflow-mistake';
import { englishEditor } from './en-editor';

/** What a supervisor reads while setting the station up, in English; a part of `en`. */
export const englishSetUp = {
  editor: englishEditor,
  mistake: englishMistakes,
  setUp: {
    workflows: 'Workflows',
    sheet: 'Command sheet',
  },
  sheet: {
    title: 'Command codes',
    supervisor: 'Command codes for supervisors',
    advice:
      'Print the PDF at its own size, and laminate it. Codes with a key are good at this station alone.',
  },
  /** The codes of the sheet. */
  command: {
    acknowledge: { title: 'Understood', does: 'The error has been seen; go on.' },
    undo: { title: 'Undo last row', does: 'Cancels the row that was saved last.' },
    'clear-row': { title: 'Clear this row', does: 'Begins the row again. Nothing of it is saved.' },
    'no-defect': { title: 'No defect', does: 'Stands for the defect code that approves the row.' },
    skip: { title: 'Leave out', does: 'Leaves out a field that may stay empty.' },
    'close-group': { title: 'Close the box', does: 'Nothing more belongs into it.' },
    'next-workflow': { title: 'Next workflow', does: 'Goes on with another kind of row.' },
    lock: { title: 'Lock', does: 'Nobody scans under your badge while you are away.' },
    'sign-out': { title: 'Sign out', does: 'Forgets the badge and the row that was begun.' },
    quantity: {
      title_one: '{{count}} piece',
      title_other: '{{count}} pieces',
      does: 'The next row stands for so many.',
    },
    language: { does: 'Shows every text in this language.' },
    void: { title: 'Cancel a row', does: 'Scan this, then a label of the row, then the reason.' },
    'void-reason': { does: 'The reason why a row is cancelled.' },
    'accept-duplicate': {
      title: 'Accept duplicate',
      does: 'Lets a refused row pass. Scan your own badge after it.',
    },
  },
} as const;
