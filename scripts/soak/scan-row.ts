import type { Page } from 'playwright';
import { scanCodes, type RowCodes } from '../../e2e/support/scanner';
import type { ShownRows } from './shown-rows';

/** After so long without green the operator looks at the screen. */
const patienceMs = 5_000;
/** Looks at the screen before the row is given up: two minutes. */
const mostLooks = 24;

/** What a row took. */
export interface ScannedRow {
  shownMs: number;
  /** How often codes had to be scanned again because the station had refused them as unfinished. */
  repeats: number;
}

/**
 * Scans a row as an operator does: all its codes, and when the station refuses one (on a starved machine the keys of a code
 * can lie a second apart, and it is refused as unfinished), again from the field the screen asks for.
 */
export async function scanRowUntilGreen(
  row: RowCodes & { badge: string },
  { page, shown }: { page: Page; shown: ShownRows },
): Promise<ScannedRow> {
  const codes = Object.entries({
    badge: row.badge,
    cp: row.cp,
    oc1: row.oc1,
    oc2: row.oc2,
    defect: row.defect,
  });
  const scanFrom = (field: string): Promise<void> => {
    const from = codes.findIndex(([name]) => name === field);
    const codesFrom = codes.slice(Math.max(0, from)).map(([, code]) => code);
    return scanCodes(page, codesFrom);
  };
  let repeats = 0;
  await scanFrom('cp');
  for (let look = 0; look < mostLooks; look += 1) {
    const shownMs = await shown.next(patienceMs);
    if (shownMs !== null) return { shownMs, repeats };
    // Nothing refused: the row is on its way to the disk, and scanning it again would be a second scan.
    const isRefused = await page.locator('[data-testid=feedback][data-outcome=refused]').isVisible();
    if (!isRefused) continue;
    repeats += 1;
    await scanFrom((await page.getByTestId('scan-prompt').getAttribute('data-field')) ?? 'cp');
  }
  throw new Error(`The row ${row.cp} never became green: ${await page.getByTestId('feedback').innerText()}`);
}
