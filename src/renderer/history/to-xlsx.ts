import { writeXlsxStream, type CellValue, type ColumnDef } from 'hucre/xlsx';
import type { Clock } from '../../shared/clock';
import type { EntrySummary } from '../../shared/status';
import { inSlices } from './in-slices';
import { scanTable } from './scan-table';

/** The columns that are wider than the others, in characters. */
const widths: Record<string, number> = { number: 10, captured_at: 20, scan_id: 38 };
const usualWidth = 18;

/** Length of a wall time to the millisecond; what follows is the offset, which a spreadsheet's dates do not have. */
const wallTimeLength = '2026-11-23T10:32:05.000'.length;

/**
 * Scans as an XLSX file: one row each, in their order. Every code is a cell of text, whatever it looks like; a time is a
 * date, as the clock on the wall showed it.
 */
export async function toXlsx(entries: readonly EntrySummary[], clock: Clock): Promise<Uint8Array> {
  const { head, codesOf } = scanTable(entries);
  async function* rows(): AsyncGenerator<CellValue[]> {
    for await (const entry of inSlices(entries, clock)) {
      yield [
        entry.seq,
        new Date(`${entry.capturedAt.slice(0, wallTimeLength)}Z`),
        asText(entry.operator),
        asText(entry.workflow),
        entry.state,
        entry.isVoided ? 'yes' : 'no',
        entry.scanId,
        ...codesOf(entry).map(asText),
      ];
    }
  }
  const columns = head.map((header): ColumnDef => ({
    header,
    width: widths[header] ?? usualWidth,
    ...(header === 'captured_at' && { numFmt: 'yyyy-mm-dd hh:mm:ss' }),
  }));
  const stream = writeXlsxStream(rows(), { name: 'Scans', columns, freezePane: { rows: 1 } });
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

/** The format takes `_x0041_` for the letter A; the library leaves it to us to say that it is no letter. */
function asText(code: string): string {
  return code.replaceAll(/_(?=x[0-9a-f]{4}_)/gi, '_x005F_');
}
