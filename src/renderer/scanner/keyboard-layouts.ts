import tables from './keyboard-layouts.json' with { type: 'json' };

/** Layouts whose tables are known, by their names in the X Window System. */
export type LayoutName = keyof typeof tables;

/** What a physical key writes alone, with Shift, with AltGr and with both; `dead` for a dead key. */
export type LayoutTable = Readonly<Record<string, readonly string[] | undefined>>;

/** The tables; made by `scripts/make-keyboard-layouts.mjs`. */
export const keyboardLayouts: Readonly<Record<LayoutName, LayoutTable>> = tables;

/** A key and the modifiers that write a character with it. */
export interface KeyStroke {
  code: string;
  shift: boolean;
  altGraph: boolean;
}

/** How a keyboard of this layout writes a character; null when no key does. */
export function strokeFor(table: LayoutTable, character: string): KeyStroke | null {
  for (const level of [0, 1, 2, 3]) {
    for (const [code, characters] of Object.entries(table)) {
      if (characters?.[level] === character) {
        return { code, shift: level % 2 === 1, altGraph: level >= 2 };
      }
    }
  }
  return null;
}
