import { describe, expect, it } from 'vitest';
import { sampleScan, sampleVoid } from '../../../../e2e/support/sample-scans';
import type { Appendable } from '../../../shared/scan';
import type { Entry } from '../entry';
import { planBatch } from './statements';

const sender = { stationName: 'LINE-4', outboxId: '0193d1d0-0000-7000-8000-00000000000f' };

function entryOf(item: Appendable, seq: number): Entry {
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

describe('planBatch', () => {
  it('needs one statement for a batch of one table', () => {
    const entries = Array.from({ length: 500 }, (_, index) => entryOf(sampleScan(index), index + 1));
    const { statements, homeless } = planBatch(entries, sender);
    expect(homeless).toEqual([]);
    expect(statements.map(({ rows }) => rows.length)).toEqual([500]);
    expect(statements[0]?.scanIds).toEqual(entries.map(({ scanId }) => scanId));
  });

  it('needs one statement for each table, however scans and voids are mixed', () => {
    const scans = [sampleScan(1), sampleScan(2), sampleScan(3)];
    const items = scans.flatMap((scan): Appendable[] => [scan, sampleVoid(scan)]);
    const { statements } = planBatch(
      items.map((item, index) => entryOf(item, index + 1)),
      sender,
    );
    expect(statements.map(({ entryTable, rows }) => [entryTable.table, rows.length])).toEqual([
      ['fg_scan', 3],
      ['scan_void', 3],
    ]);
  });

  it('splits rows that together would be too large for a packet, and loses none', () => {
    const wide = 'X'.repeat(500);
    const entries = Array.from({ length: 2_000 }, (_, index) =>
      entryOf(sampleScan(index, { fields: { cp: wide, oc1: wide, oc2: wide, defect: wide } }), index + 1),
    );
    const { statements } = planBatch(entries, sender);
    expect(statements.length).toBeGreaterThan(1);
    for (const { rows } of statements)
      expect(Buffer.byteLength(rows.flat().join(''))).toBeLessThan(1_000_000);
    expect(statements.flatMap(({ scanIds }) => scanIds)).toEqual(entries.map(({ scanId }) => scanId));
  });

  it('sets entries aside that no table takes', () => {
    const stray = entryOf(sampleScan(1, { workflow: 'goods-in' }), 1);
    const { statements, homeless } = planBatch([stray, entryOf(sampleScan(2), 2)], sender);
    expect(homeless).toEqual([stray]);
    expect(statements.map(({ rows }) => rows.length)).toEqual([1]);
  });
});
