import type { InRomanian } from './catalogue';
import type { englishDeeds } from './en-deeds';

/** What a command code did, in Romanian. */
export const romanianDeeds: InRomanian<typeof englishDeeds> = {
  undone: 'Ultimul rând este anulat: {{codes}}.',
  voided: 'Rândul este anulat ({{reason}}): {{codes}}.',
  'row-cleared': 'Rândul este din nou gol. Nimic din el nu a fost salvat.',
  skipped: '{{label}} rămâne necompletat.',
  'signed-out': 'Deconectat. Scanează un ecuson ca să continui.',
  unlocked: 'Deblocat. Continuă să scanezi.',
  workflow: 'Acum: {{title}}.',
  'group-closed_one': '{{parent}} este închisă cu {{count}} articol.',
  'group-closed_few': '{{parent}} este închisă cu {{count}} articole.',
  'group-closed_other': '{{parent}} este închisă cu {{count}} de articole.',
  quantity_one: 'Rândul următor înseamnă {{count}} bucată.',
  quantity_few: 'Rândul următor înseamnă {{count}} bucăți.',
  quantity_other: 'Rândul următor înseamnă {{count}} de bucăți.',
  language: 'De acum în română.',
  'supervisor-awaited': 'Supervizor: scanează-ți ecusonul ca rândul să treacă.',
};
