import { maximumCodeLength } from '../../shared/code-length';
import { defaultProfile, type ScannerProfile } from '../../shared/scanner-profile';
import { altCharacter, readKey, type KeyReading } from './characters';
import { emptied, idleDecoder, withCharacter, withoutLast, type DecoderState } from './decoder-state';
import { finish, type Decoded } from './finish';
import { medianGapMs } from './gaps';
import type { KeyEvent } from '../../shared/key-event';
import type { DecoderEvent } from './decoder-event';

/*
 * The decoder: keys in, codes out. Pure, so that recorded keys always give the same codes. Every key that can mean a
 * character ends up in exactly one entry; speed only labels.
 */

/** Takes one event. An unchanged state is returned as the same object. */
export function decode(
  state: DecoderState,
  event: DecoderEvent,
  profile: ScannerProfile = defaultProfile,
): Decoded {
  switch (event.type) {
    case 'keydown':
      return event.repeat ? { state: heldKey(state), codes: [] } : press(state, event, profile);
    case 'keyup':
      return release(state, event, profile);
    case 'paste':
      return paste(state, event.text, event.timeStamp, profile);
    case 'idle':
      return finish(state, event.timeStamp, 'silence', profile);
    case 'blur': {
      const { codes } = finish(state, event.timeStamp, 'blur', profile);
      return { state: { ...idleDecoder, isAway: true }, codes };
    }
    case 'focus':
      return {
        state: state.isAway ? { ...idleDecoder, returnedAtMs: event.timeStamp } : state,
        codes: [],
      };
  }
}

/** No scanner holds a key until it repeats: a hand is on the keyboard. */
function heldKey(state: DecoderState): DecoderState {
  return state.length === 0 || state.isByHand ? state : { ...state, isByHand: true };
}

function press(state: DecoderState, event: KeyEvent, profile: ScannerProfile): Decoded {
  if (event.alt && /^Numpad\d$/.test(event.code)) {
    return { state: { ...state, altDigits: (state.altDigits + event.code.slice(-1)).slice(-4) }, codes: [] };
  }
  const named = namedKeys.get(event.code);
  if (named === undefined) {
    const reading = readKey(event, profile);
    return reading === null ? { state, codes: [] } : take(state, reading, event, profile);
  }
  if (event.code === 'Escape' && !isInsideScan(state, event, profile)) {
    return { state: state.length === 0 ? state : emptied(state), codes: [] };
  }
  if (event.code === 'Backspace' && !isInsideScan(state, event, profile)) {
    return { state: state.length === 0 ? state : withoutLast(state, event.timeStamp), codes: [] };
  }
  return take(state, { scanned: named, shown: named }, event, profile);
}

/** Keys with a control character of their own. */
const namedKeys: ReadonlyMap<string, string> = new Map([
  ['Enter', '\r'],
  ['NumpadEnter', '\r'],
  ['Tab', '\t'],
  ['Escape', '\u001b'],
  ['Backspace', '\b'],
]);

/** A person corrects after a moment; at scanner speed the same key is a character of the code. */
function isInsideScan(state: DecoderState, event: KeyEvent, profile: ScannerProfile): boolean {
  const gapMs = event.timeStamp - state.lastAtMs;
  return (
    state.length > 0 &&
    !state.isByHand &&
    gapMs <= profile.scanGapLimitMs &&
    medianGapMs(state.gaps) <= profile.scanGapLimitMs
  );
}

/** The release of Alt writes the character whose number was typed meanwhile. */
function release(state: DecoderState, event: KeyEvent, profile: ScannerProfile): Decoded {
  if (state.altDigits !== '' && event.code.startsWith('Alt')) {
    const character = altCharacter(state.altDigits);
    return take({ ...state, altDigits: '' }, { scanned: character, shown: character }, event, profile);
  }
  if (state.length === 0 || event.code !== state.lastCode || state.lastHeldMs !== null) {
    return { state, codes: [] };
  }
  return { state: { ...state, lastHeldMs: event.timeStamp - state.lastAtMs }, codes: [] };
}

const stx = '\u0002';
const etx = '\u0003';

/** One character, which may be the frame or the end of a code. */
function take(state: DecoderState, reading: KeyReading, event: KeyEvent, profile: ScannerProfile): Decoded {
  const { scanned } = reading;
  if (scanned === stx && state.length === 0) return { state: { ...state, isFramed: true }, codes: [] };
  if (isEnd(scanned, state, profile)) return finish(state, event.timeStamp, 'terminator', profile);
  return { state: withCharacter(state, reading, event.code, event.timeStamp), codes: [] };
}

function isEnd(character: string, state: DecoderState, profile: ScannerProfile): boolean {
  if (character === etx) return true;
  const isFramed = profile.terminator === 'etx' && state.isFramed;
  if (character === '\r' || character === '\n') return !isFramed;
  // A scanner that is known to end with Enter sends a Tab only as part of a code.
  return character === '\t' && !isFramed && profile.terminator !== 'enter';
}

/** Text from the clipboard is an entry by itself, together with what was typed before it. */
function paste(state: DecoderState, pasted: string, atMs: number, profile: ScannerProfile): Decoded {
  const text = pasted.replace(/[\r\n\t]+$/u, '');
  const filled: DecoderState = {
    ...state,
    text: (state.text + text).slice(0, maximumCodeLength),
    shownText: (state.shownText + text).slice(0, maximumCodeLength),
    length: state.length + text.length,
    startedAtMs: state.length === 0 ? atMs : state.startedAtMs,
    lastAtMs: atMs,
  };
  return finish(filled, atMs, 'paste', profile);
}
