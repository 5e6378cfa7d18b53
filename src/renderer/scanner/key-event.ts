/** A key event as recorded: everything the decoder may know, and nothing of the DOM. */
export interface KeyEvent {
  type: 'keydown' | 'keyup';
  /** Physical key, `KeyboardEvent.code`. */
  code: string;
  /** What the PC's own layout makes of it, `KeyboardEvent.key`. */
  key: string;
  shift: boolean;
  ctrl: boolean;
  alt: boolean;
  meta: boolean;
  /** The third level of the PC's layout: AltGr, or Ctrl and Alt together on Windows. */
  altGraph: boolean;
  capsLock: boolean;
  /** The key is being held and repeats by itself. */
  repeat: boolean;
  /** `Event.timeStamp`, milliseconds: when the key was pressed, however late the page gets to see it. */
  timeStamp: number;
}

/**
 * What the decoder takes: keys, text from the clipboard, the window losing and regaining the keyboard, and silence after
 * the last key.
 */
export type DecoderEvent =
  | KeyEvent
  | { type: 'paste'; text: string; timeStamp: number }
  | { type: 'blur' | 'focus' | 'idle'; timeStamp: number };

/** Keys that write nothing by themselves. */
export function isModifier(code: string): boolean {
  return /^(Shift|Control|Alt|Meta|CapsLock|NumLock|ScrollLock|Fn)/.test(code);
}
