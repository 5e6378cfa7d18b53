import type { Clock } from '../../shared/clock';
import type { ScannerProfile } from '../../shared/scanner-profile';
import { decode } from './decoder';
import { emptied, idleDecoder, silenceLimitMs, typedText } from './decoder-state';
import type { DecodedEntry } from './entry';
import { createFieldGuard, type GuardedField } from './guard-fields';
import { createHandKeys } from './hand-keys';
import { recordFocusChange, recordKey, type FocusChange, type KeyEvent } from '../../shared/key-event';
import type { DecoderEvent } from './decoder-event';
import { createSilenceTimer } from './silence-timer';

/** What the listener needs and tells. */
export interface ListenOptions {
  /** The window; keys are taken before anything else on the page sees them. */
  target: EventTarget;
  clock: Clock;
  /** Asked for every event, because calibration changes it. */
  profile: () => ScannerProfile;
  onEntry: (entry: DecodedEntry) => void;
  /** What a person has typed so far, or null; called when it changes. */
  onTyping: (text: string | null) => void;
  /**
   * A key that only a hand can have pressed, alone and in silence: it may steer the screen. Answers whether it did.
   */
  onHandKey: (key: KeyEvent) => boolean;
  /** Takes the keys in the place of the decoder while it returns true: calibration and the recorder. */
  onKey?: (key: KeyEvent) => boolean;
  /** What happened since the page began, before this listener: decoded first, as if it came now. */
  early?: readonly (KeyEvent | FocusChange)[];
}

/** Feeds the decoder from the window's key events. Returns a function that stops listening. */
export function listenToScanner(options: ListenOptions): () => void {
  const { target, clock, profile, onEntry, onTyping } = options;
  let state = idleDecoder;
  let typed: string | null = null;
  const silence = createSilenceTimer(clock, () => {
    take({ type: 'idle', timeStamp: clock.monotonicMs() });
  });
  const guard = createFieldGuard({ clock, profile, onEntry });
  const handKeys = createHandKeys(clock, (key) => {
    // A Space that pressed a button is not the beginning of a code.
    if (options.onHandKey(key) && state.text === ' ') state = emptied(state);
  });

  function take(event: DecoderEvent): void {
    const decoded = decode(state, event, profile());
    if (decoded.state === state) return;
    state = decoded.state;
    silence.wait(silenceLimitMs(state, profile()));
    const nowTyped = typedText(state, profile());
    if (nowTyped !== typed) {
      typed = nowTyped;
      onTyping(typed);
    }
    for (const entry of decoded.codes) onEntry(entry);
  }

  function takeKey(key: KeyEvent): void {
    handKeys.take(key, state.length === 0);
    if (options.onKey?.(key) !== true) take(key);
  }

  const onKey = (event: Event): void => {
    const key = recordKey(event as KeyboardEvent);
    if (isTextField(event.target)) {
      if (isForTyping(event.target) && guard.take(key, event.target)) event.preventDefault();
      return;
    }
    // Pasting by hand is the one shortcut that stays; a scanner has no such key in the middle of a code.
    const isPaste = isPasteShortcut(key) && state.length === 0;
    // A scanned control character must not reload, close, zoom or print, nor Tab move the focus.
    if (!isPaste) event.preventDefault();
    event.stopImmediatePropagation();
    if (!isPaste) takeKey(key);
  };
  const onText = (event: Event): void => {
    if (isTextField(event.target)) return;
    event.preventDefault();
    event.stopImmediatePropagation();
  };
  const onPaste = (event: Event): void => {
    if (isTextField(event.target)) return;
    onText(event);
    const text = (event as ClipboardEvent).clipboardData?.getData('text/plain') ?? '';
    if (text !== '') take({ type: 'paste', text, timeStamp: event.timeStamp });
  };
  const onFocusChange = (event: Event): void => {
    const change = recordFocusChange(event);
    if (change !== null) take(change);
  };

  const capture = { capture: true };
  const listeners: [string, (event: Event) => void][] = [
    ['keydown', onKey],
    ['keyup', onKey],
    ['keypress', onText],
    ['beforeinput', onText],
    ['paste', onPaste],
    ['blur', onFocusChange],
    ['focus', onFocusChange],
  ];
  for (const event of options.early ?? []) {
    if ('code' in event) takeKey(event);
    else take(event);
  }
  for (const [type, listener] of listeners) target.addEventListener(type, listener, capture);
  return () => {
    silence.stop();
    guard.stop();
    handKeys.stop();
    for (const [type, listener] of listeners) target.removeEventListener(type, listener, capture);
  };
}

/** What is typed or scanned into a text field belongs to it; the scan screen has none. */
function isTextField(target: EventTarget | null): target is HTMLInputElement | HTMLTextAreaElement {
  return target !== null && 'matches' in target && (target as Element).matches('input, textarea');
}

/** Whether a text field stands where scanned codes are for something else. */
function isForTyping(field: Element): field is Element & GuardedField {
  return field.closest('[data-scans="aside"]') !== null;
}

function isPasteShortcut({ code, shift, ctrl, alt, meta }: KeyEvent): boolean {
  return (
    (code === 'KeyV' && ctrl && !shift && !alt && !meta) || (code === 'Insert' && shift && !ctrl && !alt)
  );
}
