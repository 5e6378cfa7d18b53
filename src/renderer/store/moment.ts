/** When a code came in, and through what: its number, and `Event.timeStamp` of its last key. */
export interface Moment {
  sequence: number;
  endedAtMs: number;
  /** Name of the serial scanner; null: it came through the keyboard, or a hand touched the screen. */
  scanner: string | null;
}
