import type { Clock } from '../../shared/clock';
import {
  decode,
  defaultProfile,
  idleDecoder,
  silenceLimitMs,
  typedText,
  type DecodedEntry,
  type ScannerProfile,
} from './decoder';
import type { DecoderEvent, KeyEvent } from './key-event';

/** What the listener needs and tells. */
export interface ListenOptions {
  /** The window; keys are taken before anything else on the page sees them. */
  target: EventTarget;
  clock: Clock;
  onCode: (entry: DecodedEntry) => void;
  /** What a person has typed so far, or null; called when it changes. */
  onTyping: (text: string | null) => void;
  profile?: ScannerProfile;
}

/** Feeds the decoder from the window's key events. Returns a function that stops listening. */
export function listenToScanner({
  target,
  clock,
  onCode,
  onTyping,
  profile = defaultProfile,
}: ListenOptions): () => void {
  let state = idleDecoder;
  let typed: string | null = null;
  let cancelSilence: () => void = () => undefined;

  function take(event: DecoderEvent): void {
    const decoded = decode(state, event, profile);
    if (decoded.state === state) return;
    state = decoded.state;
    cancelSilence();
    const limitMs = silenceLimitMs(state, profile);
    if (limitMs !== null) {
      cancelSilence = clock.schedule(limitMs, () => {
        take({ type: 'idle', timeStamp: clock.monotonicMs() });
      });
    }
    const nowTyped = typedText(state, profile);
    if (nowTyped !== typed) {
      typed = nowTyped;
      onTyping(typed);
    }
    for (const code of decoded.codes) onCode(code);
  }

  const onKey = (event: Event): void => {
    // A scanned control character must not reload, close, zoom or print, nor Tab move the focus.
    event.preventDefault();
    event.stopImmediatePropagation();
    take(recordKey(event as KeyboardEvent));
  };
  const onText = (event: Event): void => {
    event.preventDefault();
    event.stopImmediatePropagation();
  };
  const onBlur = (event: Event): void => {
    // In the capture phase the blur of any control inside the window comes by as well.
    if (event.target !== event.currentTarget) return;
    take({ type: 'blur', timeStamp: event.timeStamp });
  };

  const capture = { capture: true };
  const listeners: [string, (event: Event) => void][] = [
    ['keydown', onKey],
    ['keyup', onKey],
    ['keypress', onText],
    ['beforeinput', onText],
    ['blur', onBlur],
  ];
  for (const [type, listener] of listeners) target.addEventListener(type, listener, capture);
  return () => {
    cancelSilence();
    for (const [type, listener] of listeners) target.removeEventListener(type, listener, capture);
  };
}

/** The parts of a DOM key event that the decoder may know; fixtures are recorded with it. */
export function recordKey(event: KeyboardEvent): KeyEvent {
  return {
    type: event.type === 'keyup' ? 'keyup' : 'keydown',
    code: event.code,
    key: event.key,
    shift: event.shiftKey,
    ctrl: event.ctrlKey,
    alt: event.altKey,
    meta: event.metaKey,
    capsLock: event.getModifierState('CapsLock'),
    repeat: event.repeat,
    timeStamp: event.timeStamp,
  };
}
