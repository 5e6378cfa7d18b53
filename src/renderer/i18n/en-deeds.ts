/** What a command code did, in English; a part of `en`. Keys are the codes of `Deed`. */
export const englishDeeds = {
  undone: 'The last row is undone: {{codes}}.',
  voided: 'The row is cancelled ({{reason}}): {{codes}}.',
  'row-cleared': 'The row is empty again. Nothing of it was saved.',
  skipped: '{{label}} is left out.',
  'signed-out': 'Signed out. Scan a badge to go on.',
  unlocked: 'Unlocked. Go on scanning.',
  workflow: 'Now: {{title}}.',
  'group-closed_one': '{{parent}} is closed with {{count}} item.',
  'group-closed_other': '{{parent}} is closed with {{count}} items.',
  quantity_one: 'The next row stands for {{count}} piece.',
  quantity_other: 'The next row stands for {{count}} pieces.',
  language: 'English from here on.',
  'supervisor-awaited': 'Supervisor: scan your badge to let this row pass.',
} as const;
