import type { ScannerProfile } from '../../shared/scanner-profile';
import { maximumCodeLength } from '../../shared/code-length';
import type { KeyReading } from './characters';
import { addGap, medianGapMs, noGaps, type Gaps } from './gaps';

/** The keys since the last finished code. Bounded: no more than `maximumCodeLength` characters and gaps are kept. */
export interface DecoderState {
  /** Characters so far as the profile reads them, at most `maximumCodeLength`. */
  text: string;
  /** The same keys as the PC's own layout shows them to a person. */
  shownText: string;
  /** Characters received, those beyond the limit included. */
  length: number;
  gaps: Gaps;
  startedAtMs: number;
  lastAtMs: number;
  /** Physical key of the last character. */
  lastCode: string;
  /** How long the key of the last character was held; null while it is down. */
  lastHeldMs: number | null;
  /** A person's hand was on the keyboard: a correction, or a key that was held until it repeated. */
  isByHand: boolean;
  /** The code began with STX. */
  isFramed: boolean;
  /** Digits typed while Alt is held: the ALT-code mode of some scanners. */
  altDigits: string;
  /** Another window has the keyboard. */
  isAway: boolean;
  /** When the keyboard came back. */
  returnedAtMs: number;
}

/** Nothing received yet. */
export const idleDecoder: DecoderState = {
  text: '',
  shownText: '',
  length: 0,
  gaps: noGaps,
  startedAtMs: 0,
  lastAtMs: 0,
  lastCode: '',
  lastHeldMs: null,
  isByHand: false,
  isFramed: false,
  altDigits: '',
  isAway: false,
  returnedAtMs: Number.NEGATIVE_INFINITY,
};

/** Ready for the next code; who has the keyboard is not forgotten. */
export function emptied(state: DecoderState): DecoderState {
  const { isAway, returnedAtMs } = state;
  return { ...idleDecoder, isAway, returnedAtMs };
}

/** One more character. */
export function withCharacter(
  state: DecoderState,
  { scanned, shown }: KeyReading,
  code: string,
  atMs: number,
): DecoderState {
  const isFirst = state.length === 0;
  const hasRoom = state.length < maximumCodeLength;
  return {
    ...state,
    text: hasRoom ? state.text + scanned : state.text,
    shownText: hasRoom ? state.shownText + shown : state.shownText,
    length: state.length + 1,
    gaps: isFirst ? noGaps : addGap(state.gaps, atMs - state.lastAtMs),
    startedAtMs: isFirst ? atMs : state.startedAtMs,
    lastAtMs: atMs,
    lastCode: code,
    lastHeldMs: null,
  };
}

/** A person took the last character back. */
export function withoutLast(state: DecoderState, atMs: number): DecoderState {
  if (state.length <= 1) return emptied(state);
  return {
    ...state,
    text: state.text.slice(0, -1),
    shownText: state.shownText.slice(0, -1),
    length: state.length - 1,
    lastAtMs: atMs,
    isByHand: true,
  };
}

/** Only control characters so far: a shortcut somebody pressed, or what a scanner puts before a code. */
export function holdsNoCode(state: DecoderState): boolean {
  return /^\p{Cc}*$/u.test(state.text);
}

/** A scanner lets a key go at once, a person after some 60 ms or more. */
const longestScannerHoldMs = 30;

/**
 * Whether the keys so far can only be a scanner's. Of one or two keys the gaps say little; there it matters how long
 * they were held.
 */
export function isAtScannerSpeed(state: DecoderState, profile: ScannerProfile): boolean {
  if (state.length === 0 || state.isByHand || medianGapMs(state.gaps) > profile.scanGapLimitMs) return false;
  if (state.length > 2) return true;
  return state.lastHeldMs !== null && state.lastHeldMs <= longestScannerHoldMs;
}

/** Silence after which a scanner that sends no end has ended its code. */
const shortestEndingSilenceMs = 120;
/** Silence after which control characters alone are taken for a shortcut that was pressed. */
const shortcutSilenceMs = 300;
/** Silence after which keys at scanner speed can no longer be followed by their end. */
const scannerSilenceMs = 1_000;
/** Silence after which a person is taken to have walked away from half a code. */
const typingSilenceMs = 10_000;

/** How long after the last key the `idle` event is due; null when nothing is waiting for its end. */
export function silenceLimitMs(state: DecoderState, profile: ScannerProfile): number | null {
  if (state.length === 0) return null;
  if (holdsNoCode(state)) return shortcutSilenceMs;
  if (!isAtScannerSpeed(state, profile)) return typingSilenceMs;
  if (profile.terminator !== 'none') return scannerSilenceMs;
  return Math.max(shortestEndingSilenceMs, 3 * medianGapMs(state.gaps));
}

/** What a person has typed so far, to be shown; null while nothing came or the keys come at scanner speed. */
export function typedText(state: DecoderState, profile: ScannerProfile): string | null {
  const isTyped = state.isByHand || state.gaps.latestMs > profile.scanGapLimitMs;
  return state.length > 0 && isTyped ? state.shownText : null;
}
