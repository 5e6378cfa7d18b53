import type { Clock } from '../../shared/clock';
import type { ScannerProfile } from '../../shared/scanner-profile';
import { decode } from './decoder';
import { idleDecoder, isAtScannerSpeed, silenceLimitMs } from './decoder-state';
import type { DecodedEntry } from './entry';
import type { Decoded } from './finish';
import type { KeyEvent } from '../../shared/key-event';
import { createSilenceTimer } from './silence-timer';

/** The parts of a text field that the guard works with. */
export type GuardedField = Pick<HTMLInputElement, 'value' | 'dispatchEvent'>;

/** What the guard needs and tells. */
export interface FieldGuardOptions {
  clock: Clock;
  profile: () => ScannerProfile;
  /** A scan that came while a field had the keyboard. */
  onEntry: (entry: DecodedEntry) => void;
}

/** Keeps scanned codes out of text fields that are for typing alone. */
export interface FieldGuard {
  /** Takes a key on its way into a field. Answers whether it ended a scan: then it must not act on the page. */
  take(key: KeyEvent, field: GuardedField): boolean;
  stop(): void;
}

/** No scanner pauses this long inside a code: what comes later begins anew. */
const pauseMs = 250;

/**
 * Watches the keys that go into fields. Typed text stays; when the keys turn out to have been a scan, the field gets back
 * what it held before the first of them, and the scan is handed over.
 */
export function createFieldGuard({ clock, profile, onEntry }: FieldGuardOptions): FieldGuard {
  let state = idleDecoder;
  let watched: GuardedField | null = null;
  let before = '';
  const silence = createSilenceTimer(clock, () => {
    // Of keys without an end the speed alone says whose they were.
    if (!isAtScannerSpeed(state, profile())) state = idleDecoder;
    settle(decode(state, { type: 'idle', timeStamp: clock.monotonicMs() }, profile()));
  });

  function settle(decoded: Decoded): boolean {
    ({ state } = decoded);
    silence.wait(silenceLimitMs(state, profile()));
    const scanned = decoded.codes.filter(({ enteredBy }) => enteredBy === 'scan');
    if (scanned.length === 0) return false;
    if (watched !== null) putBack(watched, before);
    for (const entry of scanned) onEntry(entry);
    return true;
  }

  return {
    take: (key, field) => {
      const hasPaused = state.length > 0 && key.timeStamp - state.lastAtMs > pauseMs;
      if (key.type === 'keydown' && (field !== watched || hasPaused)) state = idleDecoder;
      if (state.length === 0 && key.type === 'keydown') {
        watched = field;
        before = field.value;
      }
      return settle(decode(state, key, profile()));
    },
    stop: () => {
      silence.stop();
    },
  };
}

/** As if a person had written it: the page hears of it. */
function putBack(field: GuardedField, text: string): void {
  // The browser's own setter: that of the field itself is React's, which would then take the text for known.
  Object.getOwnPropertyDescriptor(Object.getPrototypeOf(field), 'value')?.set?.call(field, text);
  field.dispatchEvent(new Event('input', { bubbles: true }));
}
