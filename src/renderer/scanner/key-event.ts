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
  capsLock: boolean;
  /** The key is being held and repeats by itself. */
  repeat: boolean;
  /** `Event.timeStamp`, milliseconds: when the key was pressed, however late the page gets to see it. */
  timeStamp: number;
}

/** What the decoder takes: keys, the window losing its focus, and silence after the last key. */
export type DecoderEvent = KeyEvent | { type: 'blur' | 'idle'; timeStamp: number };
