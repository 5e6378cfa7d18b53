import { maximumCodeLength } from '../../shared/code-length';
import type { EnteredBy } from '../../shared/scan';
import { addGap, medianGapMs, noGaps, type Gaps } from './gaps';
import type { DecoderEvent, KeyEvent } from './key-event';
import { controlCharacter, usLayout } from './us-layout';

/** How a scanner behaves. */
export interface ScannerProfile {
  /**
   * Codes whose median gap between keys is at most this are labelled `scan`, slower ones `manual`. Nothing is ever
   * too slow to be taken. Sources: scanners 1 to 20 ms, some to 100 ms; people 120 ms and more.
   */
  scanGapLimitMs: number;
}

/** Fits scanners as they come out of the box. */
export const defaultProfile: ScannerProfile = { scanGapLimitMs: 50 };

/** The keys since the last finished code. Bounded: no more than `maximumCodeLength` characters and gaps are kept. */
export interface DecoderState {
  /** Characters so far, at most `maximumCodeLength`. */
  text: string;
  /** Characters received, those beyond the limit included. */
  length: number;
  gaps: Gaps;
  startedAtMs: number;
  lastAtMs: number;
  /** A person corrected the input with Backspace. */
  isEdited: boolean;
  /** Digits typed while Alt is held: the ALT-code mode of some scanners. */
  altDigits: string;
}

/** When and how fast the keys of an entry came. Times are `Event.timeStamp`. */
export interface EntryTiming {
  enteredBy: EnteredBy;
  startedAtMs: number;
  endedAtMs: number;
  /** Zero when there was a single key. */
  medianGapMs: number;
  longestGapMs: number;
}

/** What the keys turned out to be. Nothing is split, shortened or dropped in silence. */
export type DecodedEntry =
  | ({ kind: 'code'; text: string } & EntryTiming)
  /** More characters than a field may hold; none of them is used. */
  | ({ kind: 'too-long'; length: number } & EntryTiming)
  /** The end never came: the window lost its focus, or the keys stopped. What came may be a part of a code. */
  | ({ kind: 'unfinished'; text: string; because: 'blur' | 'silence' } & EntryTiming);

/** The next state and the codes that this event finished. */
export interface Decoded {
  state: DecoderState;
  codes: readonly DecodedEntry[];
}

/** Nothing received yet. */
export const idleDecoder: DecoderState = {
  text: '',
  length: 0,
  gaps: noGaps,
  startedAtMs: 0,
  lastAtMs: 0,
  isEdited: false,
  altDigits: '',
};

const terminatorKeys: ReadonlySet<string> = new Set(['Enter', 'NumpadEnter', 'Tab']);
/** CR, LF and HT sent as Ctrl+M, Ctrl+J and Ctrl+I. */
const terminatorCharacters: ReadonlySet<string> = new Set(['\r', '\n', '\t']);

/** Silence after which keys at scanner speed can no longer be followed by their end. */
const scannerSilenceMs = 1_000;
/** Silence after which a person is taken to have walked away from half a code. */
const typingSilenceMs = 10_000;

/** The decoder: pure, so that recorded keys always give the same codes. */
export function decode(
  state: DecoderState,
  event: DecoderEvent,
  profile: ScannerProfile = defaultProfile,
): Decoded {
  switch (event.type) {
    case 'keydown':
      return event.repeat ? { state, codes: [] } : press(state, event, profile);
    case 'keyup':
      return release(state, event);
    case 'blur':
      return finish(state, event.timeStamp, 'blur', profile);
    case 'idle':
      return finish(state, event.timeStamp, 'silence', profile);
  }
}

/** How long after the last key the `idle` event is due; null when nothing is waiting for its end. */
export function silenceLimitMs(state: DecoderState, profile: ScannerProfile = defaultProfile): number | null {
  if (state.length === 0) return null;
  const isScanner = state.length > 2 && !state.isEdited && medianGapMs(state.gaps) <= profile.scanGapLimitMs;
  return isScanner ? scannerSilenceMs : typingSilenceMs;
}

/** What a person has typed so far, to be shown; null while nothing came or the keys come at scanner speed. */
export function typedText(state: DecoderState, profile: ScannerProfile = defaultProfile): string | null {
  const isTyped = state.isEdited || state.gaps.latestMs > profile.scanGapLimitMs;
  return state.length > 0 && isTyped ? state.text : null;
}

function press(state: DecoderState, event: KeyEvent, profile: ScannerProfile): Decoded {
  if (event.alt && /^Numpad\d$/.test(event.code)) {
    return { state: { ...state, altDigits: (state.altDigits + event.code.slice(-1)).slice(-4) }, codes: [] };
  }
  if (terminatorKeys.has(event.code)) return finish(state, event.timeStamp, 'terminator', profile);
  if (event.code === 'Escape') return { state: idleDecoder, codes: [] };
  if (event.code === 'Backspace') return { state: removeLast(state, event.timeStamp), codes: [] };
  const character = characterOf(event);
  if (character === null) return { state, codes: [] };
  if (terminatorCharacters.has(character)) return finish(state, event.timeStamp, 'terminator', profile);
  return { state: append(state, character, event.timeStamp), codes: [] };
}

/** The release of Alt writes the character whose number was typed meanwhile. */
function release(state: DecoderState, event: KeyEvent): Decoded {
  if (state.altDigits === '' || !event.code.startsWith('Alt')) return { state, codes: [] };
  const point = Number(state.altDigits);
  // Beyond ASCII the number depends on the PC's code page: a mark that no rule accepts, rather than a guess.
  const character = point > 0 && point < 0x7f ? String.fromCharCode(point) : '\uFFFD';
  return { state: append({ ...state, altDigits: '' }, character, event.timeStamp), codes: [] };
}

function characterOf(event: KeyEvent): string | null {
  if (event.alt || event.meta) return null;
  const characters = usLayout.get(event.code);
  if (characters === undefined) return isWithoutPosition(event) ? event.key : null;
  const character = event.shift ? characters[1] : characters[0];
  return event.ctrl ? controlCharacter(character) : character;
}

/** On-screen keyboards send characters that belong to no key. */
function isWithoutPosition(event: KeyEvent): boolean {
  return (event.code === '' || event.code === 'Unidentified') && !event.ctrl && event.key.length === 1;
}

function append(state: DecoderState, character: string, atMs: number): DecoderState {
  const isFirst = state.length === 0;
  return {
    ...state,
    text: state.length < maximumCodeLength ? state.text + character : state.text,
    length: state.length + 1,
    gaps: isFirst ? noGaps : addGap(state.gaps, atMs - state.lastAtMs),
    startedAtMs: isFirst ? atMs : state.startedAtMs,
    lastAtMs: atMs,
    isEdited: !isFirst && state.isEdited,
  };
}

function removeLast(state: DecoderState, atMs: number): DecoderState {
  if (state.length <= 1) return idleDecoder;
  const length = state.length - 1;
  return { ...state, text: state.text.slice(0, length), length, lastAtMs: atMs, isEdited: true };
}

function finish(
  state: DecoderState,
  endedAtMs: number,
  ending: 'terminator' | 'blur' | 'silence',
  profile: ScannerProfile,
): Decoded {
  // The second half of CR LF, a pressed Enter, or control characters alone: no code.
  if (/^\p{Cc}*$/u.test(state.text)) return { state: idleDecoder, codes: [] };
  // The end key comes at the scanner's own pace and counts; a blur or a silence does not.
  const gaps = ending === 'terminator' ? addGap(state.gaps, endedAtMs - state.lastAtMs) : state.gaps;
  const median = medianGapMs(gaps);
  const timing: EntryTiming = {
    enteredBy: state.isEdited || median > profile.scanGapLimitMs ? 'manual' : 'scan',
    startedAtMs: state.startedAtMs,
    endedAtMs,
    medianGapMs: median,
    longestGapMs: gaps.longestMs,
  };
  return { state: idleDecoder, codes: [describe(state, ending, timing)] };
}

function describe(
  state: DecoderState,
  ending: 'terminator' | 'blur' | 'silence',
  timing: EntryTiming,
): DecodedEntry {
  if (state.length > maximumCodeLength) return { kind: 'too-long', length: state.length, ...timing };
  if (ending === 'terminator') return { kind: 'code', text: state.text, ...timing };
  return { kind: 'unfinished', text: state.text, because: ending, ...timing };
}
