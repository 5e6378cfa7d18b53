import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createManualClock, type ManualClock } from '../../../../e2e/support/manual-clock';
import { numbered } from '../../../../e2e/support/numbered';
import { sampleScan } from '../../../../e2e/support/sample-scans';
import { createTemporaryFolder } from '../../../../e2e/support/temporary-folder';
import { formatWallTime } from '../../../shared/clock';
import { defaultShifts, shiftAt } from '../../../shared/shift';
import type { NumberBlock, NumberedId } from '../entry';
import { openOutbox } from '../outbox/open-outbox';
import type { Outbox } from '../outbox/outbox';
import { createLedgerKeeper, type LedgerKeeper } from './ledger-keeper';

const record = { by: 'OP9000', reason: 'the server was restored from a backup' };

/** Local 07:00, whatever the zone this runs in. */
const morningMs = new Date(2026, 10, 23, 7).getTime();
const localShift = (wallMs: number): string =>
  shiftAt(formatWallTime(wallMs, -new Date(wallMs).getTimezoneOffset()), defaultShifts);

describe('the keeper of the ledger', () => {
  let home: ReturnType<typeof createTemporaryFolder>;
  let outbox: Outbox;
  let clock: ManualClock;
  let keeper: LedgerKeeper;
  /** What the database is made to hold. */
  let there: NumberedId[];
  let askedRanges: { from: number; to: number }[];
  let listings: number;
  let isReachable: boolean;
  let failure: Error | null;
  let logged: { level: string; message: string; details: unknown }[];
  let pending: string[];

  const countThere = (from: number, to: number, blockSize: number): NumberBlock[] => {
    const blocks = new Map<number, NumberBlock>();
    for (const { seq } of there.filter((number) => number.seq >= from && number.seq <= to)) {
      const block = Math.floor(seq / blockSize);
      const counted = blocks.get(block) ?? { block, count: 0, sum: 0 };
      blocks.set(block, { block, count: counted.count + 1, sum: counted.sum + seq });
    }
    return [...blocks.values()];
  };

  beforeEach(() => {
    home = createTemporaryFolder('ledger');
    clock = createManualClock(morningMs);
    const opened = openOutbox({ dataFolder: home.folder, wallMs: clock.wallMs() });
    if (opened.state !== 'ready') throw new Error(JSON.stringify(opened));
    ({ outbox } = opened);
    there = [];
    askedRanges = [];
    listings = 0;
    isReachable = true;
    failure = null;
    logged = [];
    pending = [];
    keeper = createLedgerKeeper({
      outbox,
      destination: {
        countNumbers: (_outboxId, range, blockSize) => {
          askedRanges.push(range);
          if (failure !== null) return Promise.reject(failure);
          return Promise.resolve(countThere(range.from, range.to, blockSize));
        },
        listNumbers: (_outboxId, { from, to }, limit) => {
          listings += to === Number.MAX_SAFE_INTEGER ? 0 : 1;
          const numbers = there.filter(({ seq }) => seq >= from && seq <= to);
          return Promise.resolve(numbers.slice(0, limit));
        },
      },
      isReachable: () => isReachable,
      shifts: defaultShifts,
      clock,
      log: (level, message, details) => logged.push({ level, message, details }),
      onChange: () => undefined,
      onPending: (scanIds) => pending.push(...scanIds),
    });
    keeper.start();
  });
  afterEach(() => {
    keeper.stop();
    outbox.close();
    home.remove();
  });

  /** Scans that were delivered: in the outbox and in the database. */
  const deliver = (count: number): void => {
    for (let number = 0; number < count; number += 1) {
      const scan = sampleScan(number);
      const { seq } = outbox.append(scan, { shift: localShift(clock.wallMs()), serverOffsetMs: null });
      outbox.acknowledge(numbered(outbox, [scan.scanId]), clock.wallMs());
      there.push({ seq, scanId: scan.scanId });
    }
  };
  const lose = (...seqs: number[]): void => {
    there = there.filter(({ seq }) => !seqs.includes(seq));
  };
  const settled = (): Promise<void> => vi.waitFor(() => expect(keeper.status().state).not.toBe('unchecked'));
  const checks = (): number => askedRanges.length;

  it('compares after a drain, by counts alone while both sides agree', async () => {
    deliver(30);
    keeper.notifyDrained();
    await settled();
    expect(keeper.status()).toEqual({ state: 'agrees', checkedAtMs: morningMs });
    expect(askedRanges).toEqual([{ from: 1, to: 30 }]);
    expect(listings).toBe(0);
  });

  it('compares at most once a minute however many drains there are, and never forgets the last one', async () => {
    deliver(3);
    keeper.notifyDrained();
    await settled();
    lose(2);
    for (let drain = 0; drain < 10; drain += 1) {
      clock.advance(1_000);
      keeper.notifyDrained();
    }
    expect(checks()).toBe(1);
    clock.advance(60_000);
    await vi.waitFor(() => expect(keeper.status().state).toBe('differs'));
    expect(checks()).toBe(2);
    clock.advance(600_000);
    expect(checks()).toBe(2);
  });

  it('raises the alarm with the numbers, once, and takes it back when the same numbers agree', async () => {
    deliver(40);
    lose(7, 8, 9, 30);
    there.push({ seq: 5_000, scanId: 'someone-else' });
    keeper.notifyDrained();
    await settled();
    const missing = {
      count: 4,
      ranges: [
        { from: 7, to: 9 },
        { from: 30, to: 30 },
      ],
    };
    const surplus = { count: 1, ranges: [{ from: 5_000, to: 5_000 }] };
    expect(keeper.status()).toEqual({ state: 'differs', checkedAtMs: morningMs, missing, surplus });
    const errors = (): unknown[] => logged.filter(({ level }) => level === 'error');
    expect(errors()).toMatchObject([{ details: { missing, surplus } }]);
    expect(keeper.checkNow('all')).toBe('started');
    await vi.waitFor(() => expect(checks()).toBe(2));
    expect(errors()).toHaveLength(1);
    there = there.filter(({ seq }) => seq <= 40);
    await vi.waitFor(() => expect(keeper.checkNow('all')).toBe('started'));
    await vi.waitFor(() => expect(keeper.status()).toMatchObject({ missing, surplus: { count: 0 } }));
  });

  it('keeps an alarm about older numbers while newer ones agree', async () => {
    deliver(10);
    lose(2);
    keeper.checkNow('all');
    await vi.waitFor(() => {
      expect(keeper.status().state).toBe('differs');
    });
    clock.advance(1_000);
    keeper.checkNow({ from: 5, to: 10 });
    await vi.waitFor(() => {
      expect(keeper.status()).toMatchObject({ checkedAtMs: clock.wallMs() });
    });
    expect(askedRanges.at(-1)).toEqual({ from: 5, to: 10 });
    expect(keeper.status()).toMatchObject({ state: 'differs', missing: { count: 1 } });
  });

  it('compares a shift when it has ended, and writes its counts to the log', async () => {
    deliver(5);
    const ended = localShift(clock.wallMs());
    clock.advance(8 * 3_600_000);
    await settled();
    expect(checks()).toBe(1);
    expect(logged).toContainEqual({
      level: 'info',
      message: 'A shift has ended.',
      details: expect.objectContaining({ shift: ended, scanned: 5, delivered: 5, pending: 0 }) as unknown,
    });
  });

  it('asks nothing of a database that is away, and catches up when it is back', async () => {
    deliver(5);
    isReachable = false;
    expect(keeper.checkNow('all')).toBe('waits-for-database');
    clock.advance(3_600_000);
    expect(checks()).toBe(0);
    isReachable = true;
    clock.advance(80_000);
    await settled();
    expect(checks()).toBe(1);
  });

  it('makes a broken-off comparison again', async () => {
    deliver(5);
    failure = new Error('the connection was cut');
    keeper.notifyDrained();
    await vi.waitFor(() => expect(logged).toMatchObject([{ level: 'warn' }]));
    expect(keeper.status()).toEqual({ state: 'unchecked' });
    failure = null;
    clock.advance(80_000);
    await settled();
    expect(keeper.status().state).toBe('agrees');
  });

  it('sends the missing ones again, recorded, and compares them as soon as they have arrived', async () => {
    deliver(10);
    const ids = there.map(({ scanId }) => scanId);
    lose(3, 4, 8);
    keeper.notifyDrained();
    await settled();
    expect(keeper.requeueMissing(record)).toBe(3);
    expect(pending).toEqual([ids[2], ids[3], ids[7]]);
    expect(outbox.pendingEntries(10).map(({ seq }) => seq)).toEqual([3, 4, 8]);
    expect(keeper.requeueMissing(record)).toBe(0);
    outbox.acknowledge(numbered(outbox, pending), clock.wallMs());
    for (const seq of [3, 4]) there.push({ seq, scanId: ids[seq - 1] ?? '' });
    keeper.notifyDrained();
    await vi.waitFor(() =>
      expect(keeper.status()).toMatchObject({ missing: { ranges: [{ from: 8, to: 8 }] } }),
    );
  });

  it('tells the counts of a shift from the outbox, and what another station delivered', async () => {
    deliver(4);
    const refused = sampleScan(9);
    const shift = localShift(clock.wallMs());
    const { seq } = outbox.append(refused, { shift, serverOffsetMs: null });
    outbox.quarantine(
      refused.scanId,
      { cause: 'value-too-long', errorNumber: 1406, message: 'Data too long' },
      clock.wallMs(),
    );
    there.push({ seq, scanId: refused.scanId });
    keeper.checkNow({ shift });
    await settled();
    expect(keeper.report(null)).toEqual({
      shift: {
        shift,
        scanned: 5,
        delivered: 4,
        pending: 0,
        quarantined: 1,
        discarded: 0,
        voided: 0,
        voidsUndelivered: 0,
        imported: 0,
      },
      check: { state: 'agrees', checkedAtMs: morningMs },
      deliveredElsewhere: { count: 1, ranges: [{ from: 5, to: 5 }] },
    });
  });
});
