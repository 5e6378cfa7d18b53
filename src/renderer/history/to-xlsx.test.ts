import readXlsxFile from 'read-excel-file/node';
import { describe, expect, it } from 'vitest';
import type { EntrySummary } from '../../shared/status';
import { windowClock } from '../clock';
import { toXlsx } from './to-xlsx';

const entry = (fields: Record<string, string>): EntrySummary => ({
  scanId: 'a-scan',
  seq: 7,
  state: 'acknowledged',
  fields,
  operator: '0042',
  capturedAt: '2026-11-23T10:32:05.000+02:00',
  workflow: 'fg-quality',
  isVoided: true,
});

/** What another program reads in the file: its rows without the head. */
async function rowsRead(entries: readonly EntrySummary[]) {
  const [sheet] = await readXlsxFile(Buffer.from(await toXlsx(entries, windowClock)));
  return sheet?.data ?? [];
}

describe('an XLSX file of scans', () => {
  it('has the columns of all fields, numbers as numbers, and times as dates of the wall clock', async () => {
    expect(await rowsRead([entry({ cp: 'CP1' }), entry({ box: 'BX1' })])).toEqual([
      ['number', 'captured_at', 'operator', 'workflow', 'state', 'cancelled', 'scan_id', 'cp', 'box'],
      [7, wallTime, '0042', 'fg-quality', 'acknowledged', 'yes', 'a-scan', 'CP1', null],
      [7, wallTime, '0042', 'fg-quality', 'acknowledged', 'yes', 'a-scan', null, 'BX1'],
    ]);
  });

  it.each([
    '=1+1',
    '+1',
    '-1',
    '@SUM(A1)',
    '000',
    '12345678901234567890',
    '1E5',
    '1/2',
    'TRUE',
    'a"b,c<d>&e',
    'ă_x0041_',
  ])('keeps %j the text it is', async (code) => {
    const rows = await rowsRead([entry({ cp: code })]);
    expect(rows[1]?.at(-1)).toBe(code);
  });
});

const wallTime = new Date('2026-11-23T10:32:05.000Z');
