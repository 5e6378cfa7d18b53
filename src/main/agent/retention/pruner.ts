import type { Clock } from '../../../shared/clock';
import { errorText } from '../../../shared/error-text';
import type { SeqRange } from '../../../shared/ledger';
import type { Log } from '../../../shared/log';
import type { Outbox, PruneBound, RetentionFacts } from '../outbox/outbox';
import { fewestDays, type RetentionSettings } from './settings';

/*
 * Lets delivered entries go when their time has come: in steps of some milliseconds, each in a moment in which nobody has
 * just scanned, and only what the database, asked in this very moment, still holds. Age is counted in days of delivery, not
 * by a clock: a PC that believes to be in 1970 or 2098 adds one day to the list, and neither everything nor nothing goes.
 */

/** Shortest pause between two passes. */
const passPauseMs = 60_000;
const stepPauseMs = 20;
/** A row has just been scanned; the next one takes longer than this. */
const calmMs = 300;
/** Where no moment is calm the smallest steps are made all the same. */
const longestWaitMs = 1_000;

/** Time a step may take; the number of entries follows it. */
const stepMs = 5;
const fewestEntries = 20;
const mostEntries = 1_000;
/** Entries looked at in one step: 1 to 2 ms. */
const lookSize = 500;
/** The database is asked about so many numbers at most at a time. */
const widestRange = 20_000;

const bytesPerMegabyte = 1_000_000;
/** Empty pages are used again, so some may stay: they are given back from a quarter of the file on, down to an eighth. */
const mostEmptyShare = 1 / 4;
const keptEmptyShare = 1 / 8;
const smallestGiftBytes = 8 * 1_024 * 1_024;
const pagesPerGift = 64;

/** Prunes from `start` on. */
export interface Pruner {
  start(): void;
  /** To be called after each append. */
  notifyAppended(): void;
  /** To be called when nothing is left to deliver. */
  notifyDrained(): void;
  stop(): void;
}

/** What the pruner needs. */
export interface PrunerDependencies {
  outbox: Pick<
    Outbox,
    'retentionFacts' | 'pruneBound' | 'prunableSeqs' | 'prune' | 'forgetDays' | 'giveBack'
  >;
  settings: RetentionSettings;
  /** The delivered numbers of a range that the database does not hold; null: it cannot be asked now. */
  findMissing: (range: SeqRange) => Promise<readonly number[] | null>;
  clock: Clock;
  log: Log;
}

/** One going through of what is old enough. */
interface Pass {
  bound: PruneBound;
  keptDays: number;
  afterSeq: number;
  pruned: number;
}

/** How many of the newest days stay: fewer, one after the other, while the file is larger than it may be. */
export function daysToKeep(facts: RetentionFacts, { days, maximumMegabytes }: RetentionSettings): number {
  const usedBytes = facts.fileBytes - facts.emptyBytes;
  const isTooLarge = maximumMegabytes !== null && usedBytes > maximumMegabytes * bytesPerMegabyte;
  return isTooLarge ? Math.max(fewestDays, Math.min(days, facts.days - 1)) : days;
}

/** The size of the next step, from the one before and the time that took. */
export function nextStepSize(size: number, tookMs: number): number {
  const wanted = tookMs > stepMs ? size / 2 : size * 2;
  return Math.round(Math.min(mostEntries, Math.max(fewestEntries, wanted)));
}

/** Creates the pruner. */
export function createPruner(dependencies: PrunerDependencies): Pruner {
  const { outbox, settings, clock, log } = dependencies;
  let cancel: () => void = () => undefined;
  let isStopped = false;
  let isResting = false;
  let restsSinceMs = Number.NEGATIVE_INFINITY;
  let appendedAtMs = Number.NEGATIVE_INFINITY;
  let stepSize = fewestEntries;
  let longestStepMs = 0;
  let doneDayId: number | null = null;
  let failure: string | null = null;

  /** Takes a step in the next calm moment after `delayMs`. */
  function waitThen(delayMs: number, step: () => void, waitedMs = 0): void {
    cancel = clock.schedule(delayMs, () => {
      const calmInMs = appendedAtMs + calmMs - clock.monotonicMs();
      if (calmInMs > 0 && waitedMs < longestWaitMs) waitThen(calmInMs, step, waitedMs + calmInMs);
      else {
        if (calmInMs > 0) stepSize = fewestEntries;
        attempt(step);
      }
    });
  }

  function attempt(step: () => void): void {
    const startedMs = clock.monotonicMs();
    try {
      step();
    } catch (error) {
      fail(error);
    }
    longestStepMs = Math.max(longestStepMs, clock.monotonicMs() - startedMs);
  }

  function fail(error: unknown): void {
    const detail = errorText(error);
    if (detail !== failure)
      log('warn', 'Delivered scans could not be pruned; it is tried again.', { detail });
    failure = detail;
    rest();
  }

  function rest(sinceMs = clock.monotonicMs()): void {
    isResting = true;
    restsSinceMs = sinceMs;
    waitThen(passPauseMs * (0.8 + 0.4 * clock.random()), beginPass);
  }

  function beginPass(): void {
    isResting = false;
    longestStepMs = 0;
    const keptDays = daysToKeep(outbox.retentionFacts(), settings);
    const bound = outbox.pruneBound(keptDays);
    if (bound === null || bound.dayId === doneDayId) giveBack();
    else look({ bound, keptDays, afterSeq: 0, pruned: 0 });
  }

  function look(pass: Pass): void {
    const { seqs, lastSeq } = outbox.prunableSeqs(pass.bound, pass.afterSeq, lookSize);
    const [first] = seqs;
    if (lastSeq === null) endPass(pass);
    else if (first === undefined) {
      waitThen(stepPauseMs, () => {
        look({ ...pass, afterSeq: lastSeq });
      });
    } else {
      const near = seqs.filter((seq) => seq < first + widestRange);
      const last = near.at(-1) ?? first;
      const afterSeq = near.length === seqs.length ? lastSeq : last;
      void askThenPrune({ ...pass, afterSeq }, near, { from: first, to: last });
    }
  }

  async function askThenPrune(pass: Pass, seqs: readonly number[], range: SeqRange): Promise<void> {
    let missing: readonly number[] | null;
    try {
      missing = await dependencies.findMissing(range);
    } catch (error) {
      if (!isStopped) fail(error);
      return;
    }
    if (isStopped) return;
    if (missing === null) {
      rest();
      return;
    }
    // What the database has lost can be sent again from here alone.
    const lost = new Set(missing);
    waitThenPrune(
      pass,
      seqs.filter((seq) => !lost.has(seq)),
    );
  }

  function waitThenPrune(pass: Pass, seqs: readonly number[]): void {
    waitThen(stepPauseMs, () => {
      if (seqs.length === 0) {
        look(pass);
        return;
      }
      const size = stepSize;
      const startedMs = clock.monotonicMs();
      const count = outbox.prune(pass.bound, seqs.slice(0, size));
      stepSize = nextStepSize(size, clock.monotonicMs() - startedMs);
      waitThenPrune({ ...pass, pruned: pass.pruned + count }, seqs.slice(size));
    });
  }

  function endPass({ bound, keptDays, pruned }: Pass): void {
    outbox.forgetDays(bound);
    doneDayId = bound.dayId;
    if (pruned > 0) {
      const longestMs = Math.round(longestStepMs * 10) / 10;
      log('info', 'Delivered scans that were found in the database were pruned.', {
        pruned,
        keptDays,
        longestStepMs: longestMs,
      });
    }
    giveBack();
  }

  function giveBack(): void {
    const { fileBytes, emptyBytes } = outbox.retentionFacts();
    const isWorthwhile = emptyBytes > smallestGiftBytes && emptyBytes > fileBytes * mostEmptyShare;
    if (isWorthwhile) giveBackStep(emptyBytes, 0);
    else restDone();
  }

  function restDone(): void {
    failure = null;
    rest();
  }

  function giveBackStep(emptyBefore: number, givenBefore: number): void {
    outbox.giveBack(pagesPerGift);
    const { fileBytes, emptyBytes } = outbox.retentionFacts();
    const givenBytes = givenBefore + emptyBefore - emptyBytes;
    const isDone = emptyBytes >= emptyBefore || emptyBytes <= fileBytes * keptEmptyShare;
    if (isDone) {
      log('info', 'Empty room in the file for scans was given back to the disk.', { givenBytes, fileBytes });
      restDone();
    } else {
      waitThen(stepPauseMs, () => {
        giveBackStep(emptyBytes, givenBytes);
      });
    }
  }

  return {
    start: () => {
      rest(Number.NEGATIVE_INFINITY);
    },
    notifyAppended: () => {
      appendedAtMs = clock.monotonicMs();
    },
    notifyDrained: () => {
      if (!isResting || clock.monotonicMs() - restsSinceMs < passPauseMs) return;
      cancel();
      isResting = false;
      waitThen(0, beginPass);
    },
    stop: () => {
      isStopped = true;
      cancel();
    },
  };
}
