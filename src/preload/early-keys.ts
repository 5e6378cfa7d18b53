import {
  recordFocusChange,
  recordKey,
  type DomKeyEvent,
  type FocusChange,
  type KeyEvent,
} from '../shared/key-event';

/**
 * Keeps what is pressed before the page can listen, and lets none of it do anything else: a scanned Ctrl+R must not load
 * the page again. What this returns hands over everything kept and ends the keeping.
 */
export function keepEarlyKeys(target: EventTarget): () => (KeyEvent | FocusChange)[] {
  let kept: (KeyEvent | FocusChange)[] = [];
  const keepKey = (event: Event): void => {
    event.preventDefault();
    event.stopImmediatePropagation();
    kept.push(recordKey(event as Event & DomKeyEvent));
  };
  const keepFocus = (event: Event): void => {
    const change = recordFocusChange(event);
    if (change !== null) kept.push(change);
  };
  const listeners = [
    ['keydown', keepKey],
    ['keyup', keepKey],
    ['blur', keepFocus],
    ['focus', keepFocus],
  ] as const;
  for (const [type, listener] of listeners) target.addEventListener(type, listener, { capture: true });
  return () => {
    for (const [type, listener] of listeners) target.removeEventListener(type, listener, { capture: true });
    const handedOver = kept;
    kept = [];
    return handedOver;
  };
}
