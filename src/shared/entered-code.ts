import type { CodeEnteredBy } from './scan';

/** One code, whoever delivered it: a keyboard scanner, a serial scanner, a person's keys or the clipboard. */
export interface EnteredCode {
  /** The code alone: without prefix, symbology identifier and end. */
  text: string;
  /** AIM symbology identifier the scanner put before the code, e.g. `]C1`; null when it sent none. */
  symbology: string | null;
  enteredBy: CodeEnteredBy;
  /** Name of the serial scanner; null: it came through the keyboard. */
  device: string | null;
}
