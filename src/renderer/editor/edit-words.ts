import type { Language } from '../../shared/preferences';

/** Words in other languages, as a workflow and its fields carry them. */
export type Translations<Words> = Partial<Record<Language, Words>> | undefined;

/** The translations with one word written, or, when it is empty, taken away; nothing empty is left behind. */
export function withWord<Words extends object>(
  translations: Translations<Words>,
  language: Language,
  word: keyof Words,
  text: string,
): Translations<Words> {
  const words = Object.entries({ ...translations?.[language], [word]: text }).filter(
    ([, value]) => value !== '',
  );
  const others = Object.entries(translations ?? {}).filter(([other]) => other !== language);
  const all = words.length === 0 ? others : [...others, [language, Object.fromEntries(words)]];
  return all.length === 0 ? undefined : (Object.fromEntries(all) as Translations<Words>);
}
