import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { numbered } from '../../../../e2e/support/numbered';
import { sampleScan, sampleVoid } from '../../../../e2e/support/sample-scans';
import { createTemporaryFolder } from '../../../../e2e/support/temporary-folder';
import { openDatabase } from './database';
import { openOutbox } from './open-outbox';
import { outboxFileName } from './outbox-file';
import type { Outbox } from './outbox';
import { ledgerSql } from './sqlite-ledger';

const wallMs = Date.UTC(2026, 10, 23, 8);
const early = { shift: '2026-11-23/1', serverOffsetMs: null };
const late = { shift: '2026-11-23/2', serverOffsetMs: null };
const decision = { by: 'OP9000', reason: 'the server was restored', atMs: wallMs };
const refusal = { cause: 'value-too-long', errorNumber: 1406, message: 'Data too long' };

describe('the ledger of the outbox', () => {
  let home: ReturnType<typeof createTemporaryFolder>;
  let outbox: Outbox;

  const open = (): Outbox => {
    const opened = openOutbox({ dataFolder: home.folder, wallMs });
    if (opened.state !== 'ready') throw new Error(`not ready: ${JSON.stringify(opened)}`);
    return opened.outbox;
  };

  beforeEach(() => {
    home = createTemporaryFolder('sqlite-ledger');
    outbox = open();
    const scans = Array.from({ length: 8 }, (_, index) => sampleScan(index + 1));
    for (const scan of scans.slice(0, 6)) outbox.append(scan, early);
    const [first, second, third, fourth] = scans;
    if (!first || !second || !third || !fourth) throw new Error('four scans were expected');
    outbox.append(sampleVoid(first), early);
    outbox.acknowledge(numbered(outbox, [first.scanId, second.scanId]), wallMs);
    outbox.quarantine(third.scanId, refusal, wallMs);
    outbox.quarantine(fourth.scanId, refusal, wallMs);
    outbox.discard([fourth.scanId], decision);
    for (const scan of scans.slice(6)) outbox.append(scan, late);
    const origin = { station: 'LINE-1', outboxId: '3f0e2c1a-0000-4000-8000-000000000000', seq: 1 };
    const foreign = {
      item: sampleScan(99),
      attempts: 1,
      refusal,
      refusedAt: null,
      state: 'pending' as const,
      discardedAt: null,
      origin,
    };
    outbox.importEntries([{ ...foreign, ...early }], decision);
  });
  afterEach(() => {
    outbox.close();
    home.remove();
  });

  it('counts a shift so that scanned = delivered + pending + quarantined', () => {
    expect(outbox.shiftLedger(early.shift)).toEqual({
      shift: early.shift,
      scanned: 6,
      delivered: 2,
      pending: 2,
      quarantined: 2,
      discarded: 1,
      voided: 1,
      voidsUndelivered: 1,
      imported: 1,
    });
    expect(outbox.shiftLedger('no such shift')).toMatchObject({ scanned: 0, delivered: 0 });
  });

  it('knows the numbers of a shift', () => {
    expect(outbox.shiftRange(late.shift)).toEqual({ from: 8, to: 9 });
    expect(outbox.shiftRange('no such shift')).toBeNull();
  });

  it('counts acknowledged numbers by block, and lists its own without the imported ones', () => {
    expect(outbox.countAcknowledged({ from: 1, to: 10 }, 2)).toEqual([
      { block: 0, count: 1, sum: 1 },
      { block: 1, count: 1, sum: 2 },
    ]);
    expect(outbox.numberedEntries({ from: 2, to: 10 }).map(({ seq, state }) => [seq, state])).toEqual([
      [2, 'acknowledged'],
      [3, 'quarantined'],
      [4, 'quarantined'],
      [5, 'pending'],
      [6, 'pending'],
      [7, 'pending'],
      [8, 'pending'],
      [9, 'pending'],
    ]);
  });

  it('puts back only what was acknowledged', () => {
    expect(outbox.requeueLost([1, 3, 5, 77], decision)).toHaveLength(1);
    expect(outbox.shiftLedger(early.shift)).toMatchObject({ delivered: 1, pending: 3, quarantined: 2 });
  });

  it('finds its way through the indexes, whatever the history', () => {
    outbox.close();
    const database = openDatabase(`${home.folder}/${outboxFileName}`);
    const plan = (sql: string): string =>
      database
        .prepare<[], { detail: string }>(`EXPLAIN QUERY PLAN ${sql.replaceAll(/\?|@\w+/g, '1')}`)
        .all()
        .map((row) => row.detail)
        .join();
    for (const sql of [
      ledgerSql.countShift,
      ledgerSql.rangeOfShift,
      ledgerSql.countAcknowledged,
      ledgerSql.numberedEntries,
    ]) {
      expect(plan(sql)).toContain('SEARCH entry USING INTEGER PRIMARY KEY (rowid>? AND rowid<?)');
      expect(plan(sql)).not.toContain('SCAN entry');
    }
    database.close();
    outbox = open();
  });
});
