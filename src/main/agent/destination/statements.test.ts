import { describe, expect, it } from 'vitest';
import { sampleScan, sampleVoid } from '../../../../e2e/support/sample-scans';
import type { Appendable } from '../../../shared/scan';
import type { Entry } from '../entry';
import { fgQuality } from '../../../shared/ready-workflows';
import { packetBytes, planBatch } from './statements';
import { createTargets } from './targets';

const findTarget = createTargets([fgQuality]);
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
    const { statements, homeless } = planBatch(entries, sender, findTarget);
    expect(homeless).toEqual([]);
    expect(statements.map(({ rows }) => rows.length)).toEqual([500]);
    expect(statements[0]?.rows.map(({ scanId }) => scanId)).toEqual(entries.map(({ scanId }) => scanId));
  });

  it('needs one statement for each table, however scans and voids are mixed', () => {
    const scans = [sampleScan(1), sampleScan(2), sampleScan(3)];
    const items = scans.flatMap((scan): Appendable[] => [scan, sampleVoid(scan)]);
    const { statements } = planBatch(
      items.map((item, index) => entryOf(item, index + 1)),
      sender,
      findTarget,
    );
    expect(statements.map(({ target, rows }) => [target.own.table, rows.length])).toEqual([
      ['fg_scan', 3],
      ['scan_void', 3],
    ]);
  });

  it('splits rows that together would be too large for a packet, and loses none', () => {
    const wide = 'Ș'.repeat(500);
    const entries = Array.from({ length: 2_000 }, (_, index) =>
      entryOf(sampleScan(index, { fields: { cp: wide, oc1: wide, oc2: wide, defect: wide } }), index + 1),
    );
    const { statements } = planBatch(entries, sender, findTarget);
    expect(statements.length).toBeGreaterThan(1);
    for (const { rows } of statements)
      expect(Buffer.byteLength(rows.flatMap(({ own }) => own).join(''))).toBeLessThan(packetBytes);
    const planned = statements.flatMap(({ rows }) => rows.map(({ scanId }) => scanId));
    expect(planned).toEqual(entries.map(({ scanId }) => scanId));
  });

  it('sets entries aside of a workflow that the station does not have', () => {
    const stray = entryOf(sampleScan(1, { workflow: 'goods-in' }), 1);
    const { statements, homeless } = planBatch([stray, entryOf(sampleScan(2), 2)], sender, findTarget);
    expect(homeless).toEqual([stray]);
    expect(statements.map(({ rows }) => rows.length)).toEqual([1]);
  });
});
