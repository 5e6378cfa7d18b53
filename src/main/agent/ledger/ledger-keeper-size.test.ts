import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createManualClock, type ManualClock } from '../../../../e2e/support/manual-clock';
import { createTemporaryFolder } from '../../../../e2e/support/temporary-folder';
import type { SeqRange } from '../../../shared/ledger';
import { defaultShifts } from '../../../shared/shift';
import type { NumberBlock, NumberedEntry } from '../entry';
import { openOutbox } from '../outbox/open-outbox';
import type { Outbox } from '../outbox/outbox';
import { createLedgerKeeper, type LedgerKeeper } from './ledger-keeper';

/** An outbox as large as one after years, all of it delivered, and a database that is empty. */
const lastSeq = 50_500;

describe('the keeper of a large ledger', () => {
  let home: ReturnType<typeof createTemporaryFolder>;
  let outbox: Outbox;
  let clock: ManualClock;
  let keeper: LedgerKeeper;
  let askedRanges: SeqRange[];
  let slices: number[];

  const countAll = ({ from, to }: SeqRange, blockSize: number): NumberBlock[] => {
    const blocks = new Map<number, NumberBlock>();
    for (let seq = from; seq <= to; seq += 1) {
      const block = Math.floor(seq / blockSize);
      const counted = blocks.get(block) ?? { block, count: 0, sum: 0 };
      blocks.set(block, { block, count: counted.count + 1, sum: counted.sum + seq });
    }
    return [...blocks.values()];
  };
  const listAll = ({ from, to }: SeqRange): NumberedEntry[] =>
    Array.from({ length: to - from + 1 }, (_, index) => ({
      seq: from + index,
      scanId: `id-${from + index}`,
      state: 'acknowledged',
    }));

  beforeEach(() => {
    home = createTemporaryFolder('large-ledger');
    clock = createManualClock();
    const opened = openOutbox({ dataFolder: home.folder, wallMs: clock.wallMs() });
    if (opened.state !== 'ready') throw new Error(JSON.stringify(opened));
    ({ outbox } = opened);
    askedRanges = [];
    slices = [];
    keeper = createLedgerKeeper({
      outbox: {
        ...outbox,
        counts: () => ({ pending: 0, quarantined: 0, oldestPending: null, lastSeq }),
        firstSeq: () => 1,
        countAcknowledged: countAll,
        numberedEntries: listAll,
        requeueLost: (seqs) => {
          slices.push(seqs.length);
          return seqs.map((seq) => `id-${seq}`);
        },
      },
      destination: {
        countNumbers: (_outboxId, range) => {
          askedRanges.push(range);
          return Promise.resolve([]);
        },
        listNumbers: () => Promise.resolve([]),
      },
      isReachable: () => true,
      shifts: defaultShifts,
      clock,
      log: () => undefined,
      onChange: () => undefined,
      onPending: () => undefined,
    });
  });
  afterEach(() => {
    keeper.stop();
    outbox.close();
    home.remove();
  });

  const untilMissing = (count: number): Promise<void> =>
    vi.waitFor(() => {
      expect(keeper.status()).toMatchObject({ state: 'differs', missing: { count } });
    });

  it('compares the newest 20,000 numbers after a drain', async () => {
    keeper.notifyDrained();
    await untilMissing(20_000);
    expect(askedRanges).toEqual([{ from: lastSeq - 19_999, to: lastSeq }]);
    expect(keeper.status()).toMatchObject({ missing: { ranges: [{ from: lastSeq - 19_999, to: lastSeq }] } });
  });

  it('compares everything by slices, so that an append is never kept waiting for all of it', async () => {
    keeper.checkNow('all');
    await untilMissing(lastSeq);
    expect(askedRanges).toEqual([
      { from: 1, to: 20_000 },
      { from: 20_001, to: 40_000 },
      { from: 40_001, to: lastSeq },
    ]);
  });

  it('puts a whole lost database back into the queue, slice after slice', async () => {
    keeper.checkNow('all');
    await untilMissing(lastSeq);
    expect(keeper.requeueMissing({ by: 'OP9000', reason: 'restored from a backup' })).toBe(lastSeq);
    expect(slices).toEqual([2_000]);
    clock.advance(1);
    expect(slices).toHaveLength(26);
    expect(slices.reduce((sum, length) => sum + length, 0)).toBe(lastSeq);
    expect(keeper.status().state).toBe('agrees');
  });
});
