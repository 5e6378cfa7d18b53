import { describe, expect, it } from 'vitest';
import type { EntrySummary } from '../../shared/status';
import { windowClock } from '../clock';
import { toCsv } from './to-csv';

const entry = (fields: Record<string, string>): EntrySummary => ({
  scanId: 'a-scan',
  seq: 7,
  state: 'acknowledged',
  fields,
  operator: 'OP1234',
  capturedAt: '2026-11-23T10:32:05.000+02:00',
  workflow: 'fg-quality',
  isVoided: true,
});

// With its byte order mark: what a person gets is tested.
const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

const text = async (entries: readonly EntrySummary[]): Promise<string> =>
  decoder.decode(await toCsv(entries, windowClock));

/** The cells of the fields, of the first scan. */
const cells = async (fields: Record<string, string>): Promise<string> =>
  (await text([entry(fields)])).split('"a-scan",')[1]?.trimEnd() ?? '';

describe('a CSV file of scans', () => {
  it('begins with the byte order mark, and has the columns of all fields', async () => {
    expect(await text([entry({ cp: 'CP1' }), entry({ box: 'BX1' })])).toBe(
      '\uFEFF"number","captured_at","operator","workflow","state","cancelled","scan_id","cp","box"\r\n' +
        '"7","2026-11-23T10:32:05.000+02:00","OP1234","fg-quality","acknowledged","yes","a-scan","CP1",""\r\n' +
        '"7","2026-11-23T10:32:05.000+02:00","OP1234","fg-quality","acknowledged","yes","a-scan","","BX1"\r\n',
    );
  });

  it('keeps quotes, commas and ends of lines inside their cell', async () => {
    expect(await cells({ cp: 'a"b,c\nd' })).toBe('"a""b,c\nd"');
  });

  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\tx', '000', '12345678901234567890', '1E5', '1/2'])(
    'keeps %j a text in a spreadsheet',
    async (code) => {
      expect(await cells({ cp: code })).toBe(`"'${code}"`);
    },
  );

  it('leaves every other code as it is', async () => {
    expect(await cells({ cp: 'CP00000018-0001', oc1: 'E5', oc2: '' })).toBe('"CP00000018-0001","E5",""');
  });
});
