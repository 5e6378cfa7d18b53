import { describe, expect, it } from 'vitest';
import { sampleEntry } from '../../../../../e2e/support/sample-entries';
import { sampleScan } from '../../../../../e2e/support/sample-scans';
import { derivedValues, type ColumnValue } from '../../../../shared/table-mapping';
import { fgQuality } from '../../../../shared/ready-workflows';
import type { Entry } from '../../entry';
import { createMappedTable, cutCode } from './mapped-table';

const sender = { stationName: 'LINE-4', outboxId: '0193d1d0-0000-7000-8000-00000000000f' };

function valueOf(value: ColumnValue, entry: Entry = sampleEntry(7)): string | null | undefined {
  return createMappedTable(fgQuality, { table: 't', columns: { c: value } }).toRow(entry, sender)[0];
}

describe('the row of a mapped table', () => {
  it('has every derived value, as text', () => {
    const entry = sampleEntry(7);
    const row = Object.fromEntries(derivedValues.map((value) => [value, valueOf({ value }, entry)]));
    expect(row).toEqual({
      operator: 'OP1234',
      station: 'LINE-4',
      workflow: 'fg-quality',
      shift: '2026-11-23/1',
      shiftDate: '2026-11-23',
      shiftName: '1',
      capturedDate: '2026-11-23',
      capturedTime: '10:32:05',
      capturedAt: '2026-11-23 10:32:05',
      capturedAtUtc: '2026-11-23 08:32:05',
      approvedQuantity: '1',
      rejectedQuantity: '0',
      enteredBy: 'scan',
      scanner: null,
      supervisor: null,
      scanId: entry.scanId,
      outboxId: sender.outboxId,
      seq: '7',
    });
  });

  it('counts a scan with a defect as rejected', () => {
    const entry = sampleEntry(1, sampleScan(1, { fields: { defect: '101' } }));
    expect(valueOf({ value: 'approvedQuantity' }, entry)).toBe('0');
    expect(valueOf({ value: 'rejectedQuantity' }, entry)).toBe('1');
  });

  it('names the scanner and the supervisor of a scan that has them', () => {
    const override = { by: 'OP9000', duplicateOf: sampleScan(2).scanId };
    const entry = sampleEntry(1, sampleScan(1, { scanner: 'left bench', override }));
    expect(valueOf({ value: 'scanner' }, entry)).toBe('left bench');
    expect(valueOf({ value: 'supervisor' }, entry)).toBe('OP9000');
  });

  it('tells where an imported scan was made, and not who sends it', () => {
    const origin = { station: 'LINE-9', outboxId: '0193d1d0-0000-7000-8000-000000000009', seq: 42 };
    const entry = { ...sampleEntry(1), origin };
    const values = (['station', 'outboxId', 'seq'] as const).map((value) => valueOf({ value }, entry));
    expect(values).toEqual([origin.station, origin.outboxId, '42']);
  });

  it('has a field, a part of it, a constant, and nothing where the scan lacks the field', () => {
    expect(valueOf({ field: 'cp' })).toBe('CP00000007-0001');
    expect(valueOf({ field: 'cp', from: 3, length: 8 })).toBe('00000007');
    expect(valueOf({ constant: 1.5 })).toBe('1.5');
    expect(valueOf({ field: 'cp' }, sampleEntry(1, sampleScan(1, { fields: {} })))).toBeNull();
  });

  it('quotes every name and passes every value as a parameter', () => {
    const columns = { 'a`b': { constant: "x'); DROP TABLE t" } };
    const { insertSql } = createMappedTable(fgQuality, { database: 'd', table: 'old data', columns });
    expect(insertSql).toBe('INSERT INTO `d`.`old data` (`a``b`) VALUES (?)');
  });
});

describe('a part of a code', () => {
  it.each([
    [{}, 'CP12-34'],
    [{ from: 3 }, '12-34'],
    [{ length: 2 }, 'CP'],
    [{ from: 6, length: 9 }, '34'],
    [{ from: 8 }, ''],
  ])('%j is %s', (part, expected) => {
    expect(cutCode('CP12-34', part)).toBe(expected);
  });

  it('never divides a character', () => {
    expect(cutCode('a😀b', { from: 2, length: 1 })).toBe('😀');
  });
});
