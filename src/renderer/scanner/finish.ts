import { maximumCodeLength } from '../../shared/code-length';
import type { CodeEnteredBy } from '../../shared/scan';
import type { ScannerProfile } from '../../shared/scanner-profile';
import { emptied, holdsNoCode, isAtScannerSpeed, type DecoderState } from './decoder-state';
import { unwrapCode, type DecodedEntry, type EntryTiming } from './entry';
import { addGap, medianGapMs, splitGaps, type Gaps } from './gaps';

/** What made the decoder close an entry. */
export type Ending = 'terminator' | 'blur' | 'silence' | 'paste';

/** The next state and the entries that this event finished. */
export interface Decoded {
  state: DecoderState;
  codes: readonly DecodedEntry[];
}

/** A code that begins this soon after the keyboard came back began before it: its first part went to another window. */
const cutOffMs = 150;

/**
 * Median gap from which only a person can have pressed the keys, whatever the profile says. Sources: the slowest
 * scanners measured send 102 ms a key, the fastest people type 120.
 */
const personGapMs = 125;

/** Closes what has come so far. Control characters alone are no code: a shortcut, or the second half of CR LF. */
export function finish(
  state: DecoderState,
  endedAtMs: number,
  ending: Ending,
  profile: ScannerProfile,
): Decoded {
  if (holdsNoCode(state)) return { state: emptied(state), codes: [] };
  // The end key comes at the scanner's own pace and counts; a blur or a silence does not.
  const gaps = ending === 'terminator' ? addGap(state.gaps, endedAtMs - state.lastAtMs) : state.gaps;
  const stray = ending === 'paste' ? null : splitStray(state, gaps, profile);
  const codes =
    stray === null
      ? [describe(state, gaps, endedAtMs, ending, profile)]
      : [
          describe(stray.head, stray.headGaps, stray.head.lastAtMs, 'silence', profile),
          describe(stray.tail, stray.tailGaps, endedAtMs, ending, profile),
        ];
  return { state: emptied(state), codes };
}

/** Gap that can part a key pressed by hand from the scan after it; longer than any scanner pauses. */
const strayGapMs = 250;
/** So many gaps at scanner speed, the one before the end included, are a scan of their own. */
const shortestBurst = 3;

/**
 * Keys pressed by hand, and then, after a pause, a scan: two entries, or the stray key would be in the code. A scanner
 * that only paused in the middle is not taken apart: there the first part came at scanner speed too.
 */
function splitStray(
  state: DecoderState,
  gaps: Gaps,
  profile: ScannerProfile,
): { head: DecoderState; headGaps: Gaps; tail: DecoderState; tailGaps: Gaps } | null {
  const parts = splitGaps(gaps, strayGapMs);
  if (parts === null || state.isByHand || state.length > maximumCodeLength) return null;
  const { before, after, gapMs } = parts;
  const isHeadTyped = before.valuesMs.length < 2 || medianGapMs(before) > profile.scanGapLimitMs;
  if (!isHeadTyped || after.valuesMs.length < shortestBurst || after.longestMs > profile.scanGapLimitMs) {
    return null;
  }
  const headLength = before.valuesMs.length + 1;
  const headEndedAtMs = state.startedAtMs + before.valuesMs.reduce((sum, value) => sum + value, 0);
  const head = { ...state, text: state.text.slice(0, headLength), lastAtMs: headEndedAtMs };
  const tail = {
    ...state,
    text: state.text.slice(headLength),
    shownText: '',
    startedAtMs: headEndedAtMs + gapMs,
  };
  return { head, headGaps: before, tail, tailGaps: after };
}

function describe(
  state: DecoderState,
  gaps: Gaps,
  endedAtMs: number,
  ending: Ending,
  profile: ScannerProfile,
): DecodedEntry {
  const medianMs = medianGapMs(gaps);
  const timing: EntryTiming = {
    startedAtMs: state.startedAtMs,
    endedAtMs,
    medianGapMs: medianMs,
    longestGapMs: gaps.longestMs,
  };
  const enteredBy = labelOf(state, medianMs, ending, profile);
  const origin = { ...timing, enteredBy, device: null };
  if (state.length > maximumCodeLength) return { kind: 'too-long', length: state.length, ...origin };
  const unfinished = reasonUnfinished(state, ending, profile);
  if (unfinished !== null) return { kind: 'unfinished', text: state.text, because: unfinished, ...origin };
  const isPerson = enteredBy === 'manual' && medianMs > personGapMs;
  const [likely, other] = isPerson ? [state.shownText, state.text] : [state.text, state.shownText];
  const isDoubtful = enteredBy === 'manual' && likely !== other;
  return {
    kind: 'code',
    ...unwrapCode(likely, profile),
    otherReading: isDoubtful ? unwrapCode(other, profile).text : null,
    ...origin,
  };
}

function labelOf(
  state: DecoderState,
  medianMs: number,
  ending: Ending,
  profile: ScannerProfile,
): CodeEnteredBy {
  if (ending === 'paste') return 'paste';
  return state.isByHand || medianMs > profile.scanGapLimitMs ? 'manual' : 'scan';
}

function reasonUnfinished(
  state: DecoderState,
  ending: Ending,
  profile: ScannerProfile,
): 'blur' | 'silence' | null {
  if (ending === 'blur') return 'blur';
  if (ending === 'silence' && (profile.terminator !== 'none' || !isAtScannerSpeed(state, profile))) {
    return 'silence';
  }
  const sinceReturnMs = state.startedAtMs - state.returnedAtMs;
  return ending !== 'paste' && sinceReturnMs < cutOffMs ? 'blur' : null;
}
