import type { Page } from 'playwright';
import { expect } from './fixtures';

/** Taps a PIN on the screen that asks for it. */
export async function tapPin(page: Page, pin: string): Promise<void> {
  for (const digit of pin) await page.getByTestId(`pin-${digit}`).click();
  await expect(page.getByTestId('pin-dots')).toHaveAttribute('data-count', String(pin.length));
  await page.getByTestId('pin-confirm').click();
}
