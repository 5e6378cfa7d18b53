import { z } from 'zod';

/** The languages of the window, by their BCP 47 names, in the order they are offered. */
export const languages = ['ro', 'en', 'de'] as const;
export type Language = (typeof languages)[number];

/** How bright, and with how much contrast. */
export const themes = ['dark', 'light', 'contrast'] as const;
export type Theme = (typeof themes)[number];

/** From where the screen is read: `normal` up to 1.5 m, `far` up to 3 m. */
export const distances = ['normal', 'far'] as const;
export type Distance = (typeof distances)[number];

/** How loud the tones are. There is no silence: an error that nobody hears is found after the shift. */
export const volumes = ['soft', 'normal', 'loud'] as const;
export type Volume = (typeof volumes)[number];
export const volumeSchema = z.enum(volumes);

/** What people choose at a station for how it speaks, looks and sounds. */
export const preferencesSchema = z.strictObject({
  language: z.enum(languages),
  theme: z.enum(themes),
  distance: z.enum(distances),
  volume: volumeSchema,
  /** The language somebody chose at this station, by badge; it counts before that of the operator list. */
  operatorLanguages: z.record(z.string().min(1).max(64), z.enum(languages)),
});
export type Preferences = z.infer<typeof preferencesSchema>;

/** What everybody may choose; how loud it is, is not among it. */
export const keptPreferencesSchema = preferencesSchema.omit({ volume: true });
export type KeptPreferences = z.infer<typeof keptPreferencesSchema>;

/** What was chosen; the rest is left to the window, which knows the language and the wishes of the system. */
export const chosenPreferencesSchema = preferencesSchema.partial();
export type ChosenPreferences = z.infer<typeof chosenPreferencesSchema>;

/** The first of the wished languages (BCP 47, `ro-RO`) that the window speaks; English when it speaks none of them. */
export function fittingLanguage(wished: readonly string[]): Language {
  for (const tag of wished) {
    const fitting = languages.find((language) => language === tag.toLowerCase().split('-')[0]);
    if (fitting !== undefined) return fitting;
  }
  return 'en';
}
