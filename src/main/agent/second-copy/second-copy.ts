import type { Clock } from '../../../shared/clock';
import { withDeadline } from '../../../shared/deadline';
import { errorText } from '../../../shared/error-text';
import type { Log } from '../../../shared/log';
import type { SecondCopyProblem, SecondCopyStatus } from '../../../shared/second-copy';
import type { EntryChange } from '../../../shared/status';
import type { Outbox } from '../outbox/outbox';
import { areOnSameDisk, toCopyProblem } from './copy-folder';
import { createCopyWriter } from './copy-writer';
import type { SecondCopySettings } from './settings';

/** A scan is on the copy within this time of being saved and one write, on a stick that works. */
const gatherMs = 300;
/** Pause before a stick that is missing, full or slow is tried again, and between two looks at one that is calm. */
const retryPauseMs = 3_000;
/** A round that takes longer is told; it is waited for all the same, and nothing else is begun. */
const patienceMs = 5_000;
/** Half a megabyte that is mostly about delivered scans. */
const compactionLines = 2_000;
/** Longest wait for the last lines when the station stops. */
const stopPatienceMs = 1_000;

/**
 * Keeps a copy of every undelivered entry in another folder. It only ever reads the outbox and works beside it: a stick
 * that is slow, full, hung or gone costs a scan nothing. One operation at a time is under way there, so that a hung one
 * holds at most one of the system's threads.
 */
export interface SecondCopy {
  start(): void;
  /** To be called after each append. */
  notifyAppended(): void;
  notifyChanged(changes: readonly EntryChange[]): void;
  /** Refused entries were discarded. */
  notifyDiscarded(scanIds: readonly string[]): void;
  status(): SecondCopyStatus;
  /** Ends the work; `flush`: writes what is still missing, if the stick answers within a second. Never rejects. */
  stop(flush: boolean): Promise<void>;
}

/** What the copy is made of. */
export interface SecondCopyDependencies {
  settings: SecondCopySettings;
  outbox: Pick<Outbox, 'outboxId' | 'undeliveredEntries' | 'findUndelivered' | 'counts'>;
  stationName: string;
  dataFolder: string;
  clock: Clock;
  log: Log;
  onChange: () => void;
}

/** Creates the copy; it does nothing before `start()`. */
export function createSecondCopy(dependencies: SecondCopyDependencies): SecondCopy {
  const { settings, outbox, stationName, dataFolder, clock, log, onChange } = dependencies;
  const { folder } = settings;
  const restores = {
    made: 0,
    failed: 0,
    lastAtMs: null as number | null,
    wasLastWhole: null as boolean | null,
  };
  let restoreAtMs = Number.POSITIVE_INFINITY;
  let problem: SecondCopyProblem | null = null;
  let behindSinceMs: number | null = null;
  let isOnSameDisk = false;
  let isStopped = false;
  let isSoon = false;
  let round: Promise<void> | null = null;
  let cancelTimer: () => void = () => undefined;

  const writer = createCopyWriter({
    folder,
    outbox,
    stationName,
    compactionLines,
    clock,
    log,
    onRestore: countRestore,
  });

  function countRestore(isWhole: boolean): void {
    restores.made += 1;
    restores.failed += isWhole ? 0 : 1;
    restores.lastAtMs = clock.wallMs();
    restores.wasLastWhole = isWhole;
    restoreAtMs = clock.monotonicMs() + settings.restoreEveryMinutes * 60_000;
  }

  function schedule(delayMs: number): void {
    cancelTimer();
    isSoon = delayMs <= gatherMs;
    if (isStopped) return;
    cancelTimer = clock.schedule(delayMs, () => {
      void begin();
    });
  }

  /** One round at a time; never rejects. */
  function begin(): Promise<void> {
    cancelTimer();
    round ??= runRound().finally(() => {
      round = null;
      // A round that outlived the stop finds the outbox closed.
      if (isStopped) return;
      schedule(countBehind() > 0 && problem === null ? gatherMs : retryPauseMs);
      onChange();
    });
    return round;
  }

  async function runRound(): Promise<void> {
    const cancelImpatience = clock.schedule(patienceMs, () => {
      tell('not-answering', `no answer within ${patienceMs / 1_000} s`);
    });
    try {
      isOnSameDisk = await areOnSameDisk(folder, dataFolder);
      await writer.bringUpToDate();
      if (clock.monotonicMs() >= restoreAtMs) await writer.testRestore();
      tell(null, '');
      if (isCurrent()) behindSinceMs = null;
    } catch (error) {
      behindSinceMs ??= clock.wallMs();
      tell(await toCopyProblem(error, folder), errorText(error));
    } finally {
      cancelImpatience();
    }
  }

  function tell(next: SecondCopyProblem | null, detail: string): void {
    if (next === problem || isStopped) return;
    problem = next;
    if (next === null) log('info', 'The second copy is up to date.', { folder });
    else
      log('warn', 'The second copy cannot be written; scans are safe on this PC.', {
        folder,
        problem: next,
        detail,
      });
    onChange();
  }

  function countBehind(): number {
    const { pending, quarantined } = outbox.counts();
    return Math.max(0, pending + quarantined - writer.copied());
  }

  function isCurrent(): boolean {
    return writer.hasCopy() && problem === null && countBehind() === 0;
  }

  function notify(): void {
    if (!isCurrent()) behindSinceMs ??= clock.wallMs();
    // A stick that does not work is tried at its own pace, however much is scanned.
    if (problem === null && round === null && !isSoon) schedule(gatherMs);
  }

  return {
    start: () => {
      behindSinceMs = clock.wallMs();
      void begin();
    },
    notifyAppended: notify,
    notifyChanged: (changes) => {
      writer.notifyChanged(changes);
      notify();
    },
    notifyDiscarded: (scanIds) => {
      writer.notifyDiscarded(scanIds);
      notify();
    },
    status: () => {
      const isUpToDate = isCurrent();
      return {
        state: isUpToDate ? 'up-to-date' : 'behind',
        folder,
        copied: writer.copied(),
        behind: countBehind(),
        sinceMs: isUpToDate ? null : behindSinceMs,
        problem,
        isOnSameDisk,
        restores: { ...restores },
      };
    },
    stop: async (flush) => {
      isStopped = true;
      cancelTimer();
      if (!flush) return;
      const lastRound = (round ?? Promise.resolve()).then(() => begin());
      try {
        await withDeadline(clock, 'Bringing the second copy up to date', stopPatienceMs, lastRound);
      } catch (error) {
        const detail = errorText(error);
        log('warn', 'The second copy was left behind; scans are safe on this PC.', { folder, detail });
      }
    },
  };
}
