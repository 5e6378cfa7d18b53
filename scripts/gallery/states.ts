import type { Page } from 'playwright';
import { commandCode } from '../../src/shared/command';
import type { PrivateMariadb } from '../../e2e/support/mariadb';
import { sampleRow, scanCode, scanRow } from '../../e2e/support/scanner';

/** What a station can be in, in the order in which one shift brings them about. */
export const states = ['calm', 'refused', 'quarantine', 'offline'] as const;
export type GalleryState = (typeof states)[number];

/** A defect code that the database of the gallery does not take. */
const refusedDefect = '204';

/** Brings a state about by what really leads to it: scans, and a server that dies. Each goes on from the one before. */
export async function bringAbout(state: GalleryState, page: Page, database: PrivateMariadb): Promise<void> {
  switch (state) {
    case 'calm':
      await scanCode(page, 'OP1234');
      for (let number = 1; number <= 6; number += 1) {
        await scanRow(page, sampleRow(number, number % 4 === 0 ? '101' : '000'));
      }
      await page.locator('[data-testid=scan-row][data-state=acknowledged]').nth(5).waitFor();
      await scanCode(page, sampleRow(7).cp);
      return;
    case 'refused':
      await scanCode(page, 'CP00000099-0001');
      await page.locator('[data-testid=feedback][data-outcome=refused]').waitFor();
      return;
    case 'quarantine': {
      await scanCode(page, commandCode({ name: 'acknowledge' }, ''));
      await database.query(`ALTER TABLE fg_scan ADD CHECK (defect <> '${refusedDefect}')`);
      const { oc1, oc2 } = sampleRow(7);
      for (const code of [oc1, oc2, refusedDefect]) await scanCode(page, code);
      await page.locator('[data-testid=scan-row][data-state=quarantined]').waitFor();
      return;
    }
    case 'offline':
      await database.kill();
      for (const number of [8, 9, 10]) await scanRow(page, sampleRow(number));
      await page.locator('[data-testid=connection][data-state=offline]').waitFor();
      await page.locator('[data-testid=backlog][data-count="3"]').waitFor();
      await scanCode(page, sampleRow(11).cp);
      return;
  }
}
