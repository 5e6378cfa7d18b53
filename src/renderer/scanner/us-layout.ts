/*
 * What a physical key means on a US keyboard. Scanners are programmed to one layout, nearly always US; the PC's own
 * layout must not matter. Positions are named by `KeyboardEvent.code` (W3C UI Events, keyboard code values).
 */

/** A key's character alone and with Shift. */
export type KeyCharacters = readonly [plain: string, shifted: string];

const letters = Array.from('abcdefghijklmnopqrstuvwxyz', (letter): [string, KeyCharacters] => [
  `Key${letter.toUpperCase()}`,
  [letter, letter.toUpperCase()],
]);

const digits = Array.from(')!@#$%^&*(', (shifted, digit): [string, KeyCharacters] => [
  `Digit${digit}`,
  [String(digit), shifted],
]);

/** The keypad by position: with Num Lock off the same keys are named End, ArrowDown and so on. */
const keypadDigits = Array.from('0123456789', (digit): [string, KeyCharacters] => [
  `Numpad${digit}`,
  [digit, digit],
]);

/** Characters by physical key. Keys that are not listed (F-keys, arrows, modifiers) write nothing. */
export const usLayout: ReadonlyMap<string, KeyCharacters> = new Map<string, KeyCharacters>([
  ...letters,
  ...digits,
  ...keypadDigits,
  ['Space', [' ', ' ']],
  ['Minus', ['-', '_']],
  ['Equal', ['=', '+']],
  ['BracketLeft', ['[', '{']],
  ['BracketRight', [']', '}']],
  ['Backslash', ['\\', '|']],
  ['Semicolon', [';', ':']],
  ['Quote', ["'", '"']],
  ['Backquote', ['`', '~']],
  ['Comma', [',', '<']],
  ['Period', ['.', '>']],
  ['Slash', ['/', '?']],
  ['NumpadAdd', ['+', '+']],
  ['NumpadSubtract', ['-', '-']],
  ['NumpadMultiply', ['*', '*']],
  ['NumpadDivide', ['/', '/']],
  ['NumpadDecimal', ['.', '.']],
  ['NumpadComma', [',', ',']],
  ['NumpadEqual', ['=', '=']],
]);

/**
 * The control character a key writes with Ctrl held, as terminals do it: `]` is GS (0x1D), `b` is STX (0x02),
 * `^` is RS (0x1E). Null for keys that have none.
 */
export function controlCharacter(character: string): string | null {
  const point = character.toUpperCase().charCodeAt(0);
  return point >= 0x40 && point <= 0x5f ? String.fromCharCode(point & 0x1f) : null;
}
