import type { en } from './en';

/** The texts of English in another language: the same keys, with the plural forms of that language. */
type Translated<English, Forms extends string> = {
  readonly [
    Key in keyof English as Key extends `${infer Base}_other` ? `${Base}_${Forms}` : Key
  ]: English[Key] extends string ? string : Translated<English[Key], Forms>;
};

/** Romanian: 1, then 2 to 19 and 0, then 20 and more, which want "de". */
export type InRomanian<English> = Translated<English, 'one' | 'few' | 'other'>;
export type InGerman<English> = Translated<English, 'one' | 'other'>;

export type RomanianCatalogue = InRomanian<typeof en>;
export type GermanCatalogue = InGerman<typeof en>;
