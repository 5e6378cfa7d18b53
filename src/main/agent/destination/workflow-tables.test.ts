import { describe, expect, it } from 'vitest';
import { sampleScan, sampleVoid } from '../../../../e2e/support/sample-scans';
import type { Appendable } from '../../../shared/scan';
import type { Entry } from '../entry';
import { splitWallTime, tableFor } from './workflow-tables';

const sender = { stationName: 'LINE-4', outboxId: '0193d1d0-0000-7000-8000-00000000000f' };

function entryOf(item: Appendable, seq = 7): Entry {
  const { scanId } = item;
  return {
    seq,
    scanId,
    item,
    shift: '2026-11-23/1',
    serverOffsetMs: null,
    state: 'pending',
    attempts: 0,
    origin: null,
  };
}

function rowOf(item: Appendable): Record<string, string | null | undefined> {
  const entry = entryOf(item);
  const entryTable = tableFor(entry);
  if (entryTable === undefined) throw new Error('no table');
  const row = entryTable.toRow(entry, sender);
  expect(row).toHaveLength(entryTable.columns.length);
  return Object.fromEntries(entryTable.columns.map((column, index) => [column, row[index]]));
}

describe('the row of a scan', () => {
  it('holds every field, the sender, and the time of capture in UTC', () => {
    const scan = sampleScan(1);
    expect(rowOf(scan)).toEqual({
      scan_id: scan.scanId,
      station: 'LINE-4',
      outbox_id: sender.outboxId,
      seq: '7',
      operator: 'OP1234',
      captured_at: '2026-11-23 08:32:05.123',
      captured_offset_minutes: '120',
      shift: '2026-11-23/1',
      entered_by: 'scan',
      cp: 'CP00000001-0001',
      oc1: 'OC00000001',
      oc2: 'OC00000001',
      defect: '000',
      approved: '1',
    });
  });

  it('is not approved with a defect', () => {
    expect(rowOf(sampleScan(1, { fields: { defect: '101' } }))).toMatchObject({ approved: '0', cp: null });
  });

  it('has nothing but strings and nulls, so that a batch is one packet', () => {
    for (const value of Object.values(rowOf(sampleScan(1)))) expect(typeof value).toBe('string');
  });
});

describe('the row of a void', () => {
  it('names the scan it cancels and keeps its own key', () => {
    const scan = sampleScan(1);
    const cancel = sampleVoid(scan);
    expect(rowOf(cancel)).toMatchObject({
      void_id: cancel.scanId,
      voided_scan_id: scan.scanId,
      workflow: 'fg-quality',
      reason: 'wrong label',
    });
  });
});

describe('tableFor', () => {
  it('knows no table for a workflow nobody made one for', () => {
    expect(tableFor(entryOf(sampleScan(1, { workflow: 'goods-in' })))).toBeUndefined();
  });
});

describe('splitWallTime', () => {
  it.each([
    ['2026-11-23T10:32:05.123+02:00', '2026-11-23 08:32:05.123', 120],
    ['2026-01-01T00:15:00.000+05:45', '2025-12-31 18:30:00.000', 345],
    ['2026-07-01T23:30:00.999-03:30', '2026-07-02 03:00:00.999', -210],
    ['2026-07-01T12:00:00.000Z', '2026-07-01 12:00:00.000', 0],
  ])('turns %s into %s and %i minutes', (wallTime, utc, offsetMinutes) => {
    expect(splitWallTime(wallTime)).toEqual({ utc, offsetMinutes });
  });
});
