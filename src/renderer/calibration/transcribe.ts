import type { ScannerProfile } from '../../shared/scanner-profile';
import { altCharacter, readKey, unreadable } from '../scanner/characters';
import type { KeyEvent } from '../../shared/key-event';
import { isModifier } from '../scanner/decoder-event';
import type { LayoutTable } from '../scanner/keyboard-layouts';

/** What recorded keys wrote, the ends of codes included, and how they came. */
export interface Transcript {
  text: string;
  /** Gaps between characters, milliseconds. */
  gapsMs: readonly number[];
  usedAltCodes: boolean;
  /** F-keys before the first character. */
  leadingKeys: readonly string[];
}

const endKeys: Readonly<Record<string, string>> = { Enter: '\r', NumpadEnter: '\r', Tab: '\t' };

/** Writes out recorded keys; `read` answers the character of a key, or null when it writes none. */
export function transcribe(keys: readonly KeyEvent[], read: (key: KeyEvent) => string | null): Transcript {
  const leadingKeys: string[] = [];
  const gapsMs: number[] = [];
  let text = '';
  let altDigits = '';
  let usedAltCodes = false;
  let lastAtMs: number | null = null;

  function write(character: string, atMs: number): void {
    text += character;
    if (lastAtMs !== null) gapsMs.push(atMs - lastAtMs);
    lastAtMs = atMs;
  }

  for (const key of keys) {
    if (key.type === 'keyup') {
      if (altDigits === '' || !key.code.startsWith('Alt')) continue;
      write(altCharacter(altDigits), key.timeStamp);
      altDigits = '';
      usedAltCodes = true;
      continue;
    }
    if (key.repeat || isModifier(key.code)) continue;
    if (key.alt && /^Numpad\d$/.test(key.code)) {
      altDigits += key.code.slice(-1);
      continue;
    }
    const character = endKeys[key.code] ?? read(key);
    if (character !== null) write(character, key.timeStamp);
    else if (text === '' && /^F\d/.test(key.code)) leadingKeys.push(key.code);
  }
  return { text, gapsMs, usedAltCodes, leadingKeys };
}

/** Reads keys as a profile does. */
export function readByProfile(profile: ScannerProfile): (key: KeyEvent) => string | null {
  return (key) => readKey(key, profile)?.scanned ?? null;
}

/** Reads keys by their position on a keyboard of another country. */
export function readByTable(table: LayoutTable): (key: KeyEvent) => string | null {
  return ({ code, shift, altGraph }) => {
    const characters = table[code];
    if (characters === undefined) return null;
    const character = characters[(shift ? 1 : 0) + (altGraph ? 2 : 0)];
    return character === undefined || character.length !== 1 ? unreadable : character;
  };
}

/** The middle value; 0 for none. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((left, right) => left - right);
  const upper = sorted[Math.floor(sorted.length / 2)] ?? 0;
  return (upper + (sorted[Math.floor((sorted.length - 1) / 2)] ?? upper)) / 2;
}
