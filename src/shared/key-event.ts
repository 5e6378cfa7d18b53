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

/** The window loses or regains the keyboard. */
export interface FocusChange {
  type: 'blur' | 'focus';
  /** `Event.timeStamp`, milliseconds. */
  timeStamp: number;
}

/** What a DOM key event has of a `KeyEvent`. */
export interface DomKeyEvent extends Pick<KeyEvent, 'code' | 'key' | 'repeat' | 'timeStamp'> {
  type: string;
  shiftKey: boolean;
  ctrlKey: boolean;
  altKey: boolean;
  metaKey: boolean;
  getModifierState(name: string): boolean;
}

/** The parts of a DOM key event that the decoder may know; fixtures are recorded with it, in a page of their own. */
export function recordKey(event: DomKeyEvent): KeyEvent {
  return {
    type: event.type === 'keyup' ? 'keyup' : 'keydown',
    code: event.code,
    key: event.key,
    shift: event.shiftKey,
    ctrl: event.ctrlKey,
    alt: event.altKey,
    meta: event.metaKey,
    altGraph: event.getModifierState('AltGraph'),
    capsLock: event.getModifierState('CapsLock'),
    repeat: event.repeat,
    timeStamp: event.timeStamp,
  };
}

/** What a DOM focus event has of a `FocusChange`. */
export interface DomFocusEvent {
  type: string;
  timeStamp: number;
  target: unknown;
  currentTarget: unknown;
}

/** The change of the window's keyboard; null: of a control inside of it, which comes by in the capture phase as well. */
export function recordFocusChange(event: DomFocusEvent): FocusChange | null {
  if (event.target !== event.currentTarget) return null;
  return { type: event.type === 'focus' ? 'focus' : 'blur', timeStamp: event.timeStamp };
}
