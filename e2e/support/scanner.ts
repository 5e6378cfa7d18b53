import type { CDPSession, Page } from 'playwright';

/** A key of a US keyboard. */
interface KeyStroke {
  /** Its physical code. */
  code: string;
  /** The number Windows gives it. */
  keyCode: number;
  isShifted: boolean;
}

const punctuation: Readonly<Record<string, KeyStroke>> = {
  '-': { code: 'Minus', keyCode: 189, isShifted: false },
  _: { code: 'Minus', keyCode: 189, isShifted: true },
  '=': { code: 'Equal', keyCode: 187, isShifted: false },
  '+': { code: 'Equal', keyCode: 187, isShifted: true },
  ';': { code: 'Semicolon', keyCode: 186, isShifted: false },
  ':': { code: 'Semicolon', keyCode: 186, isShifted: true },
  '/': { code: 'Slash', keyCode: 191, isShifted: false },
  '.': { code: 'Period', keyCode: 190, isShifted: false },
};

function toKeyStroke(character: string): KeyStroke {
  const upper = character.toUpperCase();
  const keyCode = upper.charCodeAt(0);
  if (/^[A-Z]$/.test(upper)) return { code: `Key${upper}`, keyCode, isShifted: character === upper };
  if (/^\d$/.test(character)) return { code: `Digit${character}`, keyCode, isShifted: false };
  const found = punctuation[character];
  if (found !== undefined) return found;
  throw new Error(`The simulated scanner has no key for ${JSON.stringify(character)}.`);
}

/** The parameters of Chromium's `Input.dispatchKeyEvent`, but for the time. */
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

function press(code: string, keyCode: number, text: string, modifiers: number): KeyEventParameters[] {
  const key = { code, key: text === '\r' ? 'Enter' : text, modifiers, windowsVirtualKeyCode: keyCode };
  return [
    { type: 'keyDown', ...key, text },
    { type: 'keyUp', ...key },
  ];
}

function typeCharacter(character: string): KeyEventParameters[] {
  const { code, keyCode, isShifted } = toKeyStroke(character);
  if (!isShifted) return press(code, keyCode, character, 0);
  const shift = { code: 'ShiftLeft', key: 'Shift', windowsVirtualKeyCode: 16 };
  return [
    { type: 'keyDown', ...shift, modifiers: shiftBit },
    ...press(code, keyCode, character, shiftBit),
    { type: 'keyUp', ...shift, modifiers: 0 },
  ];
}

/** A scanner is plugged into each window once. */
const scanners = new WeakMap<Page, { session: Promise<CDPSession>; lastMs: number }>();

function scannerOf(page: Page): { session: Promise<CDPSession>; lastMs: number } {
  const known = scanners.get(page);
  if (known !== undefined) return known;
  const scanner = { session: page.context().newCDPSession(page), lastMs: 0 };
  scanners.set(page, scanner);
  return scanner;
}

/** From one event to the next, in milliseconds; Chromium takes about as long for each. */
const eventGapMs = 0.1;

/** Scans one code, as `scanCodes` does. */
export function scanCode(page: Page, code: string): Promise<void> {
  return scanCodes(page, [code]);
}

/**
 * Types codes into the window as a US-programmed keyboard scanner does: real key events, Shift for capitals, Enter at the end
 * of each. No key waits for the page to have taken the one before, as no scanner does; all are taken when this resolves. Each
 * carries the time it was pressed, as keys of the system do, whatever holds the browser up.
 */
export async function scanCodes(page: Page, codes: readonly string[]): Promise<void> {
  const scanner = scannerOf(page);
  const session = await scanner.session;
  const events = codes.flatMap((code) => [
    ...code.split('').flatMap(typeCharacter),
    ...press('Enter', 13, '\r', 0),
  ]);
  const startMs = Math.max(Date.now(), scanner.lastMs);
  scanner.lastMs = startMs + events.length * eventGapMs;
  const timestampOf = (index: number): number => (startMs + (index + 1) * eventGapMs) / 1_000;
  await Promise.all(
    events.map((event, index) =>
      session.send('Input.dispatchKeyEvent', { ...event, timestamp: timestampOf(index) }),
    ),
  );
}

/** Silence around a key that makes it a hand's, with room to spare over the 200 ms that the window asks for. */
const handSilenceMs = 300;

/** Waits until the page's own clock says that the keyboard has been silent: what comes next is of another hand. */
export async function waitForSilence(page: Page): Promise<void> {
  const silentSince = await page.evaluate(() => performance.now());
  await page.waitForFunction(({ since, silenceMs }) => performance.now() - since >= silenceMs, {
    since: silentSince,
    silenceMs: handSilenceMs,
  });
}

/** Presses a key as a hand does, alone. */
export async function pressByHand(page: Page, key: string): Promise<void> {
  await waitForSilence(page);
  await page.keyboard.press(key);
}

/** Milliseconds from key to key of a person who types well; no scanner is that slow. */
const typingGapMs = 90;

/** Types into the field that has the keyboard, as a hand does, in place of what it holds. */
export async function typeByHand(page: Page, text: string): Promise<void> {
  await waitForSilence(page);
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.type(text, { delay: typingGapMs });
  await waitForSilence(page);
}

/** Types a code and Enter as a hand does. */
export async function typeCode(page: Page, code: string): Promise<void> {
  await waitForSilence(page);
  for (const character of code) {
    const { code: key, isShifted } = toKeyStroke(character);
    await page.keyboard.press(isShifted ? `ShiftLeft+${key}` : key, { delay: typingGapMs });
  }
  await page.keyboard.press('Enter');
}

/** The codes of one row of the default workflow, without the badge. */
export interface RowCodes {
  cp: string;
  oc1: string;
  oc2: string;
  defect: string;
}

/** Scans the four codes of a row, in order; `atHalf` is run when two of them are done. */
export async function scanRow(page: Page, row: RowCodes, atHalf?: () => Promise<void>): Promise<void> {
  for (const code of [row.cp, row.oc1]) await scanCode(page, code);
  await atHalf?.();
  for (const code of [row.oc2, row.defect]) await scanCode(page, code);
}

/** The codes of row `number`: no two rows share a CP code. */
export function sampleRow(number: number, defect = '000'): RowCodes {
  const digits = String(number).padStart(8, '0');
  return { cp: `CP${digits}-0001`, oc1: `OC1${digits.slice(1)}`, oc2: `OC2${digits.slice(1)}`, defect };
}
