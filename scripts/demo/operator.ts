import { createSeededRandom } from '../../e2e/support/seeded-random';
import type { RowCodes } from '../../e2e/support/scanner';

/** What the simulated operator does for one row. */
export interface PlannedRow extends RowCodes {
  badge: string;
  /** A wrong label scanned first by mistake, to be refused by the station; null for most rows. */
  mistake: string | null;
  /** Pause before the row, in milliseconds. */
  pauseMs: number;
}

/** A person takes about 6 s for a row; twenty times as fast is 300 ms. */
const meanPauseMs = 300;

/** The rows of a shift: every CP code once, one row in eight with a defect, one in fifteen with a wrong label first. */
export function planRows(count: number, seed: number): PlannedRow[] {
  const random = createSeededRandom(seed);
  const digits = (length: number): string => Array.from({ length }, () => Math.floor(random() * 10)).join('');
  return Array.from({ length: count }, (_, index) => ({
    badge: `OP${1_000 + (Math.floor(index / 20) % 9_000)}`,
    cp: `CP${String(index).padStart(8, '0')}-${digits(4)}`,
    oc1: `OC${digits(8)}`,
    oc2: `OC${digits(8)}`,
    defect: random() < 1 / 8 ? `1${digits(2)}` : '000',
    mistake: random() < 1 / 15 ? `OC${digits(8)}` : null,
    pauseMs: Math.round(meanPauseMs * (0.5 + random())),
  }));
}
