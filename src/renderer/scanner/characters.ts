import type { ScannerProfile } from '../../shared/scanner-profile';
import type { KeyEvent } from '../../shared/key-event';
import { controlCharacter, usLayout } from './us-layout';

/** Stands for a key that certainly meant a character and cannot be read: no rule accepts it, and nothing is guessed. */
export const unreadable = '\uFFFD';

/** A key read twice: as the scanner meant it by its profile, and as this PC's own layout shows it to a person. */
export interface KeyReading {
  scanned: string;
  /** Empty for a dead key, whose accent comes with the next one. */
  shown: string;
}

/** Reads a key; null for one that writes nothing (F-keys, arrows, modifiers, shortcuts). */
export function readKey(event: KeyEvent, profile: ScannerProfile): KeyReading | null {
  if (event.meta) return null;
  const physical = physicalCharacter(event);
  const shown = shownCharacter(event, physical);
  const isByHost = profile.decode === 'host-key';
  const scanned = isByHost ? hostCharacter(event, physical) : withCapsLock(physical, event, profile);
  if (scanned === null && shown === null) return null;
  return { scanned: scanned ?? unreadable, shown: shown ?? '' };
}

/** The character of an ALT code. Beyond ASCII the number depends on the PC's code page. */
export function altCharacter(digits: string): string {
  const point = Number(digits);
  return point > 0 && point < 0x7f ? String.fromCharCode(point) : unreadable;
}

/** What the key means on a US keyboard, whatever the PC makes of it. */
function physicalCharacter(event: KeyEvent): string | null {
  const characters = usLayout.get(event.code);
  // No US keyboard has a third level: whoever uses one is set to another country.
  if (event.altGraph) return characters !== undefined && event.key.length === 1 ? unreadable : null;
  if (event.alt) return null;
  if (characters === undefined) return isWithoutPosition(event) ? event.key : null;
  const character = event.shift ? characters[1] : characters[0];
  return event.ctrl ? controlCharacter(character) : character;
}

/** On-screen keyboards send characters that belong to no key. */
function isWithoutPosition(event: KeyEvent): boolean {
  return (event.code === '' || event.code === 'Unidentified') && !event.ctrl && event.key.length === 1;
}

/** What a person sees on the keycap. With Ctrl, and where an input method hides the key, the position has to do. */
function shownCharacter(event: KeyEvent, physical: string | null): string | null {
  if (event.altGraph) return event.key.length === 1 ? event.key : null;
  if (event.alt) return null;
  if (event.ctrl) return physical;
  if (event.key === 'Dead') return '';
  if (event.key.length === 1) return event.key;
  return physical;
}

/** The reading of a scanner that is set to the layout of this PC. */
function hostCharacter(event: KeyEvent, physical: string | null): string | null {
  // The keypad is the same everywhere; with Num Lock off its keys are named End, ArrowDown and so on.
  if ((event.alt && !event.altGraph) || event.code.startsWith('Numpad')) return physical;
  if (event.ctrl && !event.altGraph) {
    return (event.key.length === 1 ? controlCharacter(event.key) : null) ?? physical;
  }
  if (event.key.length !== 1) return physical === null ? null : unreadable;
  // Scanners do not know of Caps Lock: what they send with Shift is meant as a capital.
  if (!event.capsLock || event.key.toLowerCase() === event.key.toUpperCase()) return event.key;
  return event.shift ? event.key.toUpperCase() : event.key.toLowerCase();
}

function withCapsLock(character: string | null, event: KeyEvent, profile: ScannerProfile): string | null {
  if (character === null || !event.capsLock || profile.capsLock === 'ignored') return character;
  const upper = character.toUpperCase();
  return character === upper ? character.toLowerCase() : upper;
}
