import type { FocusChange, KeyEvent } from '../../shared/key-event';

/**
 * What the decoder takes: keys, text from the clipboard, the window losing and regaining the keyboard, and silence after
 * the last key.
 */
export type DecoderEvent =
  | KeyEvent
  | FocusChange
  | { type: 'paste'; text: string; timeStamp: number }
  | { type: 'idle'; timeStamp: number };

/** Keys that write nothing by themselves. */
export function isModifier(code: string): boolean {
  return /^(Shift|Control|Alt|Meta|CapsLock|NumLock|ScrollLock|Fn)/.test(code);
}
