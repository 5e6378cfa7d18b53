import type { Page } from 'playwright';

const shiftedByCode: Readonly<Record<string, string>> = { _: 'Minus', '+': 'Equal', ':': 'Semicolon' };
const plainByCode: Readonly<Record<string, string>> = {
  '-': 'Minus',
  '=': 'Equal',
  ';': 'Semicolon',
  '/': 'Slash',
  '.': 'Period',
};

/** A key of a US keyboard: its physical code, and whether Shift is held. */
export interface KeyStroke {
  code: string;
  isShifted: boolean;
}

/** The key that types a character on a US keyboard. */
export function toKeyStroke(character: string): KeyStroke {
  if (/[A-Z]/.test(character)) return { code: `Key${character}`, isShifted: true };
  if (/[a-z]/.test(character)) return { code: `Key${character.toUpperCase()}`, isShifted: false };
  if (/\d/.test(character)) return { code: `Digit${character}`, isShifted: false };
  const plain = plainByCode[character];
  if (plain !== undefined) return { code: plain, isShifted: false };
  const shifted = shiftedByCode[character];
  if (shifted !== undefined) return { code: shifted, isShifted: true };
  throw new Error(`The simulated scanner has no key for ${JSON.stringify(character)}.`);
}

/** Scans one code, as `scanCodes` does. */
export function scanCode(page: Page, code: string): Promise<void> {
  return scanCodes(page, [code]);
}

/**
 * Types codes into the window as a US-programmed keyboard scanner does: real key events, Shift for capitals, Enter at the end
 * of each. No key waits for the page to have taken the one before, as no scanner does; all are taken when this resolves.
 */
export async function scanCodes(page: Page, codes: readonly string[]): Promise<void> {
  const { keyboard } = page;
  const sent: Promise<void>[] = [];
  const press = (key: string): void => {
    sent.push(keyboard.down(key), keyboard.up(key));
  };
  for (const code of codes) {
    for (const character of code) {
      const { code: key, isShifted } = toKeyStroke(character);
      if (isShifted) sent.push(keyboard.down('ShiftLeft'));
      press(key);
      if (isShifted) sent.push(keyboard.up('ShiftLeft'));
    }
    press('Enter');
  }
  await Promise.all(sent);
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
