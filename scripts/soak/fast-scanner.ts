import type { CDPSession } from 'playwright';
import { toKeyStroke } from '../../e2e/support/scanner';

/*
 * A scanner that types as fast as Chromium takes keys. Playwright's keyboard waits for each event to come back from the page,
 * some hundred of them for a row; here a row's events are sent one behind the other and waited for together. They are the same
 * events and take the same way through the browser's input, in order.
 */

/** The parameters of Chromium's `Input.dispatchKeyEvent`. */
interface KeyEventParameters {
  type: 'keyDown' | 'keyUp';
  code: string;
  key: string;
  text?: string;
  modifiers: number;
  windowsVirtualKeyCode: number;
}

/** Chromium's bit for Shift. */
const shiftBit = 8;

/** Types codes into one window. */
export interface FastScanner {
  /** Resolves when the page has been given every key of these codes; each ends with Enter. */
  scan(codes: readonly string[]): Promise<void>;
}

/** A scanner for the window of this session. */
export function createFastScanner(session: CDPSession): FastScanner {
  return {
    scan: async (codes) => {
      const events = codes.flatMap((code) => [
        ...code.split('').flatMap(typeCharacter),
        ...press('Enter', '\r', 13),
      ]);
      await Promise.all(events.map((event) => session.send('Input.dispatchKeyEvent', event)));
    },
  };
}

function typeCharacter(character: string): KeyEventParameters[] {
  const { code, isShifted } = toKeyStroke(character);
  const keyCode = character.toUpperCase().charCodeAt(0);
  if (!isShifted) return press(code, character, keyCode);
  const shift = { code: 'ShiftLeft', key: 'Shift', windowsVirtualKeyCode: 16 };
  return [
    { type: 'keyDown', ...shift, modifiers: shiftBit },
    ...press(code, character, keyCode, shiftBit),
    { type: 'keyUp', ...shift, modifiers: 0 },
  ];
}

function press(
  code: string,
  text: string,
  windowsVirtualKeyCode: number,
  modifiers = 0,
): KeyEventParameters[] {
  const key = { code, key: text === '\r' ? 'Enter' : text, modifiers, windowsVirtualKeyCode };
  return [
    { type: 'keyDown', ...key, text },
    { type: 'keyUp', ...key },
  ];
}
