import type { InGerman } from './catalogue';
import type { englishDeeds } from './en-deeds';

/** What a command code did, in German. */
export const germanDeeds: InGerman<typeof englishDeeds> = {
  undone: 'Die letzte Zeile ist storniert: {{codes}}.',
  voided: 'Die Zeile ist storniert ({{reason}}): {{codes}}.',
  'row-cleared': 'Die Zeile ist wieder leer. Nichts davon wurde gespeichert.',
  skipped: '{{label}} ist ausgelassen.',
  'signed-out': 'Abgemeldet. Zum Weitermachen einen Ausweis scannen.',
  unlocked: 'Entsperrt. Weiter scannen.',
  workflow: 'Jetzt: {{title}}.',
  'group-closed_one': '{{parent}} ist mit {{count}} Artikel geschlossen.',
  'group-closed_other': '{{parent}} ist mit {{count}} Artikeln geschlossen.',
  quantity_one: 'Die nächste Zeile steht für {{count}} Stück.',
  quantity_other: 'Die nächste Zeile steht für {{count}} Stück.',
  language: 'Ab jetzt auf Deutsch.',
  'supervisor-awaited': 'Schichtleitung: Ausweis scannen, damit diese Zeile durchgeht.',
};
