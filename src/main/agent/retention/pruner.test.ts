import { beforeEach, describe, expect, it } from 'vitest';
import { createManualClock, type ManualClock } from '../../../../e2e/support/manual-clock';
import type { SeqRange } from '../../../shared/ledger';
import type { PruneBound, RetentionFacts } from '../outbox/outbox';
import { createPruner, daysToKeep, nextStepSize, type Pruner } from './pruner';
import { retentionSettingsSchema } from './settings';

const calm: RetentionFacts = { prunedSeq: 0, days: 40, fileBytes: 4e6, emptyBytes: 0 };

/* The steps with a clock moved by hand; pruned-ledger.integration.test.ts has a real outbox and a real database. */
describe('the pruner', () => {
  let clock: ManualClock;
  let facts: RetentionFacts;
  let bound: PruneBound | null;
  /** The delivered numbers that are old enough. */
  let old: number[];
  let steps: { seqs: readonly number[]; atMs: number }[];
  let forgotten: number[];
  let gifts: number;
  let asked: SeqRange[];
  let answer: () => Promise<readonly number[] | null>;
  let log: string[];
  let onPrune: () => void;
  let pruner: Pruner;

  beforeEach(() => {
    clock = createManualClock();
    facts = { ...calm };
    bound = { dayId: 11, toSeq: 100_000 };
    old = [];
    steps = [];
    forgotten = [];
    gifts = 0;
    asked = [];
    answer = () => Promise.resolve([]);
    log = [];
    onPrune = () => undefined;
    pruner = createPruner({
      outbox: {
        retentionFacts: () => facts,
        pruneBound: () => bound,
        prunableSeqs: (_bound, afterSeq, limit) => {
          const seqs = old.filter((seq) => seq > afterSeq).slice(0, limit);
          return { seqs, lastSeq: seqs.at(-1) ?? null };
        },
        prune: (_bound, seqs) => {
          onPrune();
          steps.push({ seqs, atMs: clock.monotonicMs() });
          old = old.filter((seq) => !seqs.includes(seq));
          return seqs.length;
        },
        forgetDays: ({ dayId }) => forgotten.push(dayId),
        giveBack: () => {
          gifts += 1;
          facts = { ...facts, emptyBytes: facts.emptyBytes - 1e6, fileBytes: facts.fileBytes - 1e6 };
        },
      },
      settings: retentionSettingsSchema.parse({}),
      findMissing: (range) => {
        asked.push(range);
        return answer();
      },
      clock,
      log: (level, text) => log.push(`${level} ${text}`),
    });
    pruner.start();
  });

  const numbers = (from: number, to: number): number[] =>
    Array.from({ length: to - from + 1 }, (_, index) => from + index);
  /** Time passes, and what waits for the database goes on in between. */
  const pass = async (durationMs: number, stepMs = 20): Promise<void> => {
    for (let passed = 0; passed < durationMs; passed += stepMs) {
      clock.advance(stepMs);
      for (let turn = 0; turn < 4; turn += 1) await Promise.resolve();
    }
  };

  it('asks the database, goes through the old days in steps, forgets them, and rests', async () => {
    old = numbers(1, 1_200);
    await pass(120_000);
    expect(asked).toEqual([
      { from: 1, to: 500 },
      { from: 501, to: 1_000 },
      { from: 1_001, to: 1_200 },
    ]);
    expect(steps[0]?.seqs).toHaveLength(20);
    expect(old).toEqual([]);
    expect(forgotten).toEqual([11]);
    expect(log).toEqual(['info Delivered scans that were found in the database were pruned.']);
    await pass(300_000, 1_000);
    expect(asked).toHaveLength(3);
  });

  it('begins as soon as everything is delivered, and then once a minute at most', async () => {
    old = [1];
    pruner.notifyDrained();
    await pass(100);
    expect(old).toEqual([]);
    bound = { dayId: 12, toSeq: 100_000 };
    old = [2];
    pruner.notifyDrained();
    await pass(1_000);
    expect(old).toEqual([2]);
    await pass(90_000, 500);
    expect(old).toEqual([]);
  });

  it('keeps what the database has lost, and prunes the rest', async () => {
    old = numbers(1, 5);
    answer = () => Promise.resolve([2, 4]);
    await pass(90_000);
    expect(old).toEqual([2, 4]);
    expect(forgotten).toEqual([11]);
  });

  it('prunes nothing while the database cannot be asked, and everything once it can', async () => {
    old = numbers(1, 5);
    answer = () => Promise.resolve(null);
    await pass(300_000, 500);
    expect(steps).toEqual([]);
    expect(forgotten).toEqual([]);
    answer = () => Promise.reject(new Error('the connection was lost'));
    await pass(150_000, 500);
    expect(steps).toEqual([]);
    answer = () => Promise.resolve([]);
    await pass(90_000, 500);
    expect(old).toEqual([]);
    expect(log[0]).toBe('warn Delivered scans could not be pruned; it is tried again.');
  });

  it('asks about near numbers alone: a void of last year does not stretch the question over all that came since', async () => {
    old = [5, 7, 900_000, 900_001];
    await pass(90_000);
    expect(asked).toEqual([
      { from: 5, to: 7 },
      { from: 900_000, to: 900_001 },
    ]);
    expect(old).toEqual([]);
  });

  it('waits after a scan until the next one is not to be expected', async () => {
    old = numbers(1, 40);
    pruner.notifyDrained();
    pruner.notifyAppended();
    await pass(280);
    expect(steps).toEqual([]);
    await pass(100);
    expect(steps.length).toBeGreaterThan(0);
  });

  it('makes its smallest steps, one a second, where scans never stop', async () => {
    old = numbers(1, 200);
    pruner.notifyDrained();
    for (let passed = 0; passed < 30_000; passed += 200) {
      pruner.notifyAppended();
      await pass(200, 100);
    }
    expect(old).toEqual([]);
    for (const { seqs } of steps) expect(seqs.length).toBeLessThanOrEqual(20);
    const pauses = steps.slice(1).map(({ atMs }, index) => atMs - (steps[index]?.atMs ?? 0));
    expect(Math.min(...pauses)).toBeGreaterThanOrEqual(1_000);
  });

  it('does not care what the PC takes for the time', async () => {
    old = [1];
    clock.setWallMs(Date.UTC(1970, 0, 1));
    await pass(90_000, 500);
    expect(forgotten).toEqual([11]);
    clock.setWallMs(Date.UTC(2098, 0, 1));
    await pass(300_000, 500);
    expect(forgotten).toEqual([11]);
  });

  it('gives empty pages back from a quarter of the file on, down to an eighth', async () => {
    facts = { ...calm, fileBytes: 100e6, emptyBytes: 24e6 };
    await pass(90_000, 500);
    expect(gifts).toBe(0);
    facts = { ...calm, fileBytes: 100e6, emptyBytes: 26e6 };
    await pass(90_000, 500);
    expect(facts.emptyBytes / facts.fileBytes).toBeLessThanOrEqual(1 / 8);
    expect(gifts).toBeLessThan(26);
    expect(log).toEqual(['info Empty room in the file for scans was given back to the disk.']);
  });

  it('says once that it fails, and tries again', async () => {
    old = numbers(1, 5);
    onPrune = () => {
      throw new Error('database or disk is full');
    };
    await pass(300_000, 500);
    expect(asked.length).toBeGreaterThan(2);
    expect(log).toEqual(['warn Delivered scans could not be pruned; it is tried again.']);
  });

  it('does nothing more once it is stopped, not even after an answer', async () => {
    old = numbers(1, 5);
    pruner.notifyDrained();
    clock.advance(20);
    expect(asked).toHaveLength(1);
    pruner.stop();
    await pass(300_000, 1_000);
    expect(steps).toEqual([]);
  });
});

describe('the days that stay', () => {
  it.each([
    [{ fileBytes: 900e6, emptyBytes: 0, days: 30 }, null, 30],
    [{ fileBytes: 90e6, emptyBytes: 0, days: 30 }, 100, 30],
    [{ fileBytes: 190e6, emptyBytes: 100e6, days: 30 }, 100, 30],
    [{ fileBytes: 190e6, emptyBytes: 0, days: 12 }, 100, 11],
    // Duplicates are looked for up to a week back.
    [{ fileBytes: 190e6, emptyBytes: 0, days: 8 }, 100, 8],
  ])('%j with at most %s MB: %i', (some, maximumMegabytes, expected) => {
    expect(daysToKeep({ ...calm, ...some }, { days: 30, maximumMegabytes })).toBe(expected);
  });

  it('are eight at least, whatever is set', () => {
    expect(retentionSettingsSchema.safeParse({ days: 7 }).error?.issues[0]?.message).toBe(
      'must be a whole number from 8 to 3650',
    );
  });
});

describe('the size of a step', () => {
  it('follows the time the one before has taken, within bounds', () => {
    expect(nextStepSize(100, 1)).toBe(200);
    expect(nextStepSize(100, 20)).toBe(50);
    expect(nextStepSize(1_000, 1)).toBe(1_000);
    expect(nextStepSize(20, 200)).toBe(20);
  });
});
