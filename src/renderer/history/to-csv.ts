import type { Clock } from '../../shared/clock';
import type { EntrySummary } from '../../shared/status';
import { inSlices } from './in-slices';
import { scanTable } from './scan-table';

/** Spreadsheets read the file as UTF-8 only with it. */
const byteOrderMark = '\uFEFF';

/** What a spreadsheet takes for a formula, or changes: leading zeros, long numbers, `1E5`, dates. */
const formula = /^[=+\-@\t\r]/;
const number = /^[\s\d.,:/-]*\d[\s\d.,:/eE+-]*$/;

/**
 * Scans as a CSV file (RFC 4180, UTF-8): one line each, in their order. An apostrophe before a code that looks like a
 * formula or a number keeps it text.
 */
export async function toCsv(entries: readonly EntrySummary[], clock: Clock): Promise<Uint8Array> {
  const { head, codesOf } = scanTable(entries);
  const lines = [toLine(head.map(asText))];
  for await (const entry of inSlices(entries, clock)) {
    lines.push(
      toLine([
        String(entry.seq),
        entry.capturedAt,
        asText(entry.operator),
        asText(entry.workflow),
        entry.state,
        entry.isVoided ? 'yes' : 'no',
        entry.scanId,
        ...codesOf(entry).map(asText),
      ]),
    );
  }
  return new TextEncoder().encode(byteOrderMark + lines.join(''));
}

function asText(value: string): string {
  return formula.test(value) || number.test(value) ? `'${value}` : value;
}

function toLine(cells: readonly string[]): string {
  return `${cells.map(quote).join(',')}\r\n`;
}

function quote(cell: string): string {
  return `"${cell.replaceAll('"', '""')}"`;
}
