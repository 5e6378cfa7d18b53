import { formatWallTime, type Clock } from '../../../shared/clock';
import { errorText } from '../../../shared/error-text';
import type { LedgerCounts, LedgerStatus, SeqRange } from '../../../shared/ledger';
import type { Log } from '../../../shared/log';
import type { PersonalRecord } from '../../../shared/quarantine';
import { shiftAt, type Shifts } from '../../../shared/shift';
import type { Destination } from '../destination/destination';
import type { Outbox, RecordedDecision } from '../outbox/outbox';
import { checkBeyond, checkRange } from './check-ledger';
import { listRanges, noDifference, updateDifference, type Difference } from './compare-numbers';

/** Longest time between a wish and its check, and shortest between two checks after drains. */
const pauseMs = 60_000;

/** How many of the newest numbers are compared after a drain: weeks of scanning, and one cheap question. */
const recentCount = 20_000;

/** Entries put back into the queue at a time; an append waits no longer than for one slice. */
const requeueSlice = 2_000;

/** Most ranges that are told to the window and the log; the counts say how much there is. */
const rangeLimit = 20;

/** What is to be compared: the newest numbers, those of a shift, a range, or everything ever given out. */
export type LedgerScope = 'recent' | 'all' | { shift: string } | SeqRange;

/**
 * Compares the outbox with the database: after a drain (at most once a minute), when a shift has ended, and on demand.
 * What differs is an alarm until a later comparison of the same numbers finds it mended.
 */
export interface LedgerKeeper {
  start(): void;
  /** To be called when nothing is left to deliver. */
  notifyDrained(): void;
  /** Compares now, or as soon as the database is there. */
  checkNow(scope: LedgerScope): 'started' | 'waits-for-database';
  status(): LedgerStatus;
  /** Counts of a shift (null: the present one) from the outbox, beside what is known about the database. */
  report(shift: string | null): LedgerCounts;
  /**
   * The delivered numbers of a range that the database does not hold; they become part of what is known. Null: it cannot be
   * asked now.
   */
  findMissing(range: SeqRange): Promise<readonly number[] | null>;
  /** Puts everything known to be missing back into the queue; recorded. Returns how many; thousands follow little by little. */
  requeueMissing(record: PersonalRecord): number;
  /** No check begins any more. */
  stop(): void;
}

/** What the keeper needs. */
export interface LedgerDependencies {
  outbox: Outbox;
  /** Null: no database is configured; there is nothing to compare with. */
  destination: Pick<Destination, 'countNumbers' | 'listNumbers'> | null;
  /** Whether the relay reaches the database; the keeper itself never tries an absent one. */
  isReachable: () => boolean;
  shifts: Shifts;
  clock: Clock;
  log: Log;
  /** Called when the status has changed. */
  onChange: () => void;
  /** Called with entries that became pending. */
  onPending: (scanIds: string[]) => void;
}

/** Creates the keeper; nothing happens before `start()`. */
export function createLedgerKeeper(dependencies: LedgerDependencies): LedgerKeeper {
  const { outbox, destination, clock, log } = dependencies;
  let known: Difference = noDifference;
  let checkedAtMs: number | null = null;
  let lastCheckMs = Number.NEGATIVE_INFINITY;
  let wanted: LedgerScope[] = [];
  let isRunning = false;
  let running: Promise<void> = Promise.resolve();
  let isStopped = false;
  let shift = presentShift();
  let cancelTimer: () => void = () => undefined;

  function presentShift(): string {
    const wallMs = clock.wallMs();
    return shiftAt(formatWallTime(wallMs, -new Date(wallMs).getTimezoneOffset()), dependencies.shifts);
  }

  /** Jittered, so that many stations that were switched on together do not ask together. */
  function waitThenLook(): void {
    cancelTimer = clock.schedule(pauseMs * (0.8 + 0.4 * clock.random()), () => {
      noticeEndOfShift();
      runWanted();
      waitThenLook();
    });
  }

  function noticeEndOfShift(): void {
    const ended = shift;
    shift = presentShift();
    if (ended === shift) return;
    log('info', 'A shift has ended.', { ...outbox.shiftLedger(ended) });
    want({ shift: ended });
  }

  function want(scope: LedgerScope): void {
    if (destination === null) return;
    const key = JSON.stringify(scope);
    if (!wanted.some((other) => JSON.stringify(other) === key)) wanted.push(scope);
  }

  function runWanted(): boolean {
    if (isStopped || destination === null || wanted.length === 0 || !dependencies.isReachable()) return false;
    if (isRunning) return true;
    isRunning = true;
    lastCheckMs = clock.monotonicMs();
    running = checkWanted(destination).finally(() => {
      isRunning = false;
    });
    return true;
  }

  function note(range: SeqRange, found: Difference): void {
    known = updateDifference(known, range, found);
  }

  async function findMissing(range: SeqRange): Promise<readonly number[] | null> {
    while (isRunning) await running;
    if (isStopped || destination === null || !dependencies.isReachable()) return null;
    isRunning = true;
    try {
      const found = await checkRange({ outbox, destination }, range);
      note(range, found);
      conclude();
      return found.missing;
    } finally {
      isRunning = false;
      runWanted();
    }
  }

  async function checkWanted(reachable: NonNullable<typeof destination>): Promise<void> {
    const sides = { outbox, destination: reachable };
    try {
      for (let scope = wanted[0]; scope !== undefined && !isStopped; scope = wanted[0]) {
        const range = rangeOf(scope);
        if (range !== null) note(range, await checkRange(sides, range));
        const firstBeyond = outbox.counts().lastSeq + 1;
        const beyond = { from: firstBeyond, to: Number.MAX_SAFE_INTEGER };
        note(beyond, await checkBeyond(sides));
        wanted = wanted.filter((other) => other !== scope);
      }
      conclude();
    } catch (error) {
      // What is wanted stays wanted: it is tried again when the database is there.
      const detail = errorText(error);
      log('warn', 'The comparison with the database was broken off; it is made again later.', { detail });
    }
  }

  function rangeOf(scope: LedgerScope): SeqRange | null {
    if (typeof scope === 'object') return 'shift' in scope ? outbox.shiftRange(scope.shift) : scope;
    const { lastSeq } = outbox.counts();
    if (lastSeq === 0) return null;
    const first = scope === 'all' ? (outbox.firstSeq() ?? lastSeq) : lastSeq - recentCount + 1;
    return { from: Math.max(1, first), to: lastSeq };
  }

  let reported = JSON.stringify(noDifference);

  function conclude(): void {
    checkedAtMs = clock.wallMs();
    const isNews = JSON.stringify(known) !== reported;
    reported = JSON.stringify(known);
    const state = status();
    if (isNews && state.state === 'differs') {
      const { missing, surplus } = state;
      log('error', 'The database does not hold what this station says it delivered.', { missing, surplus });
    } else if (isNews) log('info', 'The database holds exactly what this station says it delivered.');
    dependencies.onChange();
  }

  function status(): LedgerStatus {
    if (checkedAtMs === null) return { state: 'unchecked' };
    const missing = listRanges(known.missing, rangeLimit);
    const surplus = listRanges(known.surplus, rangeLimit);
    if (missing.count + surplus.count === 0) return { state: 'agrees', checkedAtMs };
    return { state: 'differs', checkedAtMs, missing, surplus };
  }

  function requeueMissing(record: PersonalRecord): number {
    const { missing } = known;
    const [from, to] = [missing[0], missing.at(-1)];
    if (from === undefined || to === undefined) return 0;
    log('warn', 'Scans the database has lost are sent again.', {
      count: missing.length,
      from,
      to,
      ...record,
    });
    want({ from, to });
    requeueBySlices(missing, { ...record, atMs: clock.wallMs() });
    return missing.length;
  }

  /** Should the program end in between, the rest is found missing again. */
  function requeueBySlices(missing: readonly number[], decision: RecordedDecision): void {
    if (isStopped) return;
    const slice = new Set(missing.slice(0, requeueSlice));
    const changedIds = outbox.requeueLost([...slice], decision);
    known = { ...known, missing: known.missing.filter((seq) => !slice.has(seq)) };
    reported = JSON.stringify(known);
    // Their arrival is to be seen at once, not a minute later.
    lastCheckMs = Number.NEGATIVE_INFINITY;
    dependencies.onPending(changedIds);
    const rest = missing.slice(requeueSlice);
    if (rest.length > 0) {
      clock.schedule(0, () => {
        requeueBySlices(rest, decision);
      });
    }
  }

  return {
    start: waitThenLook,
    notifyDrained: () => {
      want('recent');
      if (clock.monotonicMs() - lastCheckMs >= pauseMs) runWanted();
    },
    checkNow: (scope) => {
      if (destination === null)
        throw new Error('No database is configured; there is nothing to compare with.');
      want(scope);
      return runWanted() ? 'started' : 'waits-for-database';
    },
    status,
    report: (ofShift) => ({
      shift: outbox.shiftLedger(ofShift ?? presentShift()),
      check: status(),
      deliveredElsewhere: listRanges(known.deliveredElsewhere, rangeLimit),
    }),
    findMissing,
    requeueMissing,
    stop: () => {
      isStopped = true;
      cancelTimer();
    },
  };
}
