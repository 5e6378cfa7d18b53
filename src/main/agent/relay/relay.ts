import type { Clock } from '../../../shared/clock';
import { errorText } from '../../../shared/error-text';
import type { Log } from '../../../shared/log';
import type { ConnectionStatus, EntryChange } from '../../../shared/status';
import { DestinationError, type Destination } from '../destination/destination';
import type { Outbox } from '../outbox/outbox';
import { jitteredMs } from './backoff';
import { batchSizeBesideScans, nextBatchSize, type BatchEnd } from './batch-size';
import { closedBreaker, halfOpenBreaker, openBreaker, type Breaker } from './breaker';
import type { Entry } from '../entry';
import { carryInLanes } from './carry-in-lanes';
import { connectionAfterFailure } from './connection-after-failure';
import { deliverBatch } from './deliver-batch';
import type { LetOthersRun } from './let-others-run';
import { createRefusalSettler } from './settle-refusals';
import type { RelaySettings } from './settings';

/*
 * The loop that carries entries from the outbox to the destination. One round at a time:
 *
 *   waiting    a timer runs: the flush interval while the breaker is closed, the backoff while it is open
 *   a round    breaker closed: flush batch after batch until nothing is pending, else a heartbeat when one is due; what
 *              is known of the destination may be out of date (at the start, after a sleep): a probe before
 *              breaker open and its time come (or a person asked): half-open, one probe; success drains at once, and
 *              only a delivery, or having nothing to deliver, closes the breaker: a probe may pass where a row does not
 *
 * A round begins when the timer ends, when a batch is full, or on demand. It never begins while another one runs:
 * a wish that comes meanwhile is remembered and served right after. A failed round always sets the next timer, so
 * the backlog reaches zero without any further scan. Only timers of the monotonic clock are used.
 */

/** Two, so that the database has one batch to work on while the other is read or acknowledged here. */
const mostLanes = 2;

/** What the relay needs. Nothing is imported: adapters come from the composition root. */
export interface RelayDependencies {
  outbox: Outbox;
  destination: Destination;
  clock: Clock;
  letOthersRun: LetOthersRun;
  settings: RelaySettings;
  /** Program version, told to the database with each heartbeat. */
  version: string;
  log: Log;
  onConnectionChange: () => void;
  /** The outbox itself could not be read or written: its error, or null when it works again. */
  onOutboxFailure: (detail: string | null) => void;
  onEntriesChange: (changes: EntryChange[]) => void;
}

/** The running relay. */
export interface Relay {
  start(): void;
  /** What is known about the destination now. */
  connection(): ConnectionStatus;
  /** To be called after each append: starts a round at once when a batch is full. */
  notifyAppended(): void;
  /** Starts a round now, through the backoff if there is one. */
  flushNow(): void;
  /** Starts a round that asks the destination in any case: what was known of it before the PC slept counts no more. */
  checkNow(): void;
  /** Ends the timer and waits for a round under way; `flush`: makes a last one if the destination seems to be there. Never rejects. */
  stop(flush: boolean): Promise<void>;
}

/** Creates the relay; it does nothing before `start()`. */
export function createRelay(dependencies: RelayDependencies): Relay {
  const { outbox, destination, clock, settings, log, letOthersRun } = dependencies;
  const refusals = createRefusalSettler(dependencies);

  let breaker: Breaker = closedBreaker;
  let connection: ConnectionStatus = { state: 'connecting', sinceMs: clock.wallMs() };
  let lastContactMs = Number.NEGATIVE_INFINITY;
  let attemptBeganMs = 0;
  let cancelTimer: () => void = () => undefined;
  let round: Promise<void> | null = null;
  let batchSize = settings.batchSize;
  let appendedSinceRound = 0;
  let appendedAtMs = Number.NEGATIVE_INFINITY;
  let isAskedAgain = false;
  /** Nothing is known of the destination, or it counts no more: a database of an older schema is told before the first scan. */
  let isToBeProbed = true;
  let isStopping = false;
  let outboxFailure: string | null = null;

  function waitThenRun(): void {
    cancelTimer();
    if (isStopping) return;
    const delayMs =
      breaker.state === 'open'
        ? Math.max(0, breaker.retryAtMs - clock.monotonicMs())
        : jitteredMs(settings.intervalMs, clock.random());
    cancelTimer = clock.schedule(delayMs, beginRound);
  }

  function beginRound(): void {
    if (round !== null) {
      isAskedAgain = true;
      return;
    }
    cancelTimer();
    appendedSinceRound = 0;
    round = runRound().finally(() => {
      round = null;
      const runAgain = !isStopping && (isToBeProbed || (isAskedAgain && breaker.state === 'closed'));
      isAskedAgain = false;
      if (runAgain) beginRound();
      else waitThenRun();
    });
  }

  async function runRound(): Promise<void> {
    attemptBeganMs = clock.monotonicMs();
    try {
      if (isToBeProbed || breaker.state !== 'closed') {
        isToBeProbed = false;
        breaker = halfOpenBreaker(breaker);
        await destination.probe();
      }
      await flushUntilEmpty();
      if (breaker.state !== 'closed') recordSuccess();
      if (isHeartbeatDue()) await sendHeartbeat();
    } catch (error) {
      recordFailure(error);
    }
  }

  /** Passes over the queue until one finds nothing: entries may have come back to where a pass has been already. */
  async function flushUntilEmpty(): Promise<void> {
    const laneLimit = Math.min(mostLanes, destination.poolState().limit);
    const sizeNow = (): number =>
      batchSizeBesideScans(batchSize, settings.batchSize, clock.monotonicMs() - appendedAtMs);
    let isEmpty = false;
    while (!isEmpty) {
      let takenSeq = 0;
      const take = (): Entry[] => {
        if (isStopping && takenSeq > 0) return [];
        const entries = outbox.pendingEntries(sizeNow(), takenSeq);
        takenSeq = entries.at(-1)?.seq ?? takenSeq;
        return entries;
      };
      await carryInLanes(take, carryBatch, { batchSize: sizeNow(), laneLimit, letOthersRun });
      isEmpty = takenSeq === 0 || isStopping;
    }
  }

  async function carryBatch(entries: readonly Entry[]): Promise<void> {
    const beganMs = clock.monotonicMs();
    const outcome = await deliverBatch(entries, destination, acknowledge, letOthersRun);
    const durationMs = clock.monotonicMs() - beganMs;
    const end: BatchEnd = { outcome: 'arrived', entryCount: entries.length, durationMs };
    batchSize = nextBatchSize(batchSize, end, settings.batchSize);
    const answered = outcome.deliveredIds.length + outcome.refused.length;
    if (answered < entries.length) {
      const message = `The database neither took nor refused ${entries.length - answered} scans of a batch.`;
      throw new DestinationError('transient', 'unknown', { cause: 'unknown', errorNumber: null, message });
    }
    refusals.settle(outcome);
  }

  function acknowledge(entries: readonly Entry[]): void {
    // By the database's clock: the PC's may be years off, and days of delivery decide what is pruned.
    const atMs = clock.wallMs() + (destination.serverOffsetMs() ?? 0);
    const changedIds = outbox.acknowledge(entries, atMs);
    recordSuccess();
    dependencies.onEntriesChange(changedIds.map((scanId) => ({ scanId, state: 'acknowledged' })));
  }

  function isHeartbeatDue(): boolean {
    const pauseMs = jitteredMs(settings.heartbeatMs, clock.random());
    return !isStopping && clock.monotonicMs() - lastContactMs >= pauseMs;
  }

  async function sendHeartbeat(): Promise<void> {
    const { pending, lastSeq } = outbox.counts();
    await destination.heartbeat({ version: dependencies.version, backlog: pending, lastSeq });
    recordSuccess();
  }

  function recordSuccess(): void {
    breaker = closedBreaker;
    lastContactMs = clock.monotonicMs();
    changeOutboxFailure(null);
    if (connection.state === 'connected') return;
    log('info', 'The database is reachable.', { after: connection.state });
    changeConnection({ state: 'connected', sinceMs: clock.wallMs() });
  }

  function failedAttempt(): { beganMs: number; failedMs: number } {
    return { beganMs: attemptBeganMs, failedMs: clock.monotonicMs() };
  }

  function recordFailure(error: unknown): void {
    if (!(error instanceof DestinationError)) {
      recordOutboxFailure(error);
      return;
    }
    const { reason, message: detail } = error;
    const verdict = error.verdict === 'misconfigured' ? 'misconfigured' : 'transient';
    if (reason === 'timed-out')
      batchSize = nextBatchSize(batchSize, { outcome: 'timed-out' }, settings.batchSize);
    breaker = openBreaker(breaker, { verdict, reason }, failedAttempt(), clock.random());
    const failed = connectionAfterFailure(connection, error, clock.wallMs(), breaker.failures);
    if (failed === null) return;
    // An unknown error is retried like an outage, but it is our own fault until shown otherwise.
    const level = reason === 'unknown' ? 'error' : 'warn';
    log(level, 'Delivery is paused; scans are kept on this PC.', { verdict, reason, detail });
    changeConnection(failed);
  }

  /** The database is not to blame: what is known of it stays as it is. */
  function recordOutboxFailure(error: unknown): void {
    const failure = { verdict: 'transient', reason: 'unknown' } as const;
    breaker = openBreaker(breaker, failure, failedAttempt(), clock.random());
    changeOutboxFailure(errorText(error));
  }

  function changeOutboxFailure(detail: string | null): void {
    if (detail === outboxFailure) return;
    outboxFailure = detail;
    if (detail !== null) log('error', 'The file for scans failed while scans were being sent.', { detail });
    dependencies.onOutboxFailure(detail);
  }

  function changeConnection(status: ConnectionStatus): void {
    connection = status;
    dependencies.onConnectionChange();
  }

  return {
    start: beginRound,
    connection: () => connection,
    notifyAppended: () => {
      appendedSinceRound += 1;
      appendedAtMs = clock.monotonicMs();
      if (breaker.state === 'closed' && appendedSinceRound >= settings.batchSize) beginRound();
    },
    flushNow: beginRound,
    checkNow: () => {
      isToBeProbed = true;
      beginRound();
    },
    stop: async (flush) => {
      isStopping = true;
      cancelTimer();
      if (round !== null) await round;
      if (flush && breaker.state === 'closed') await runRound();
    },
  };
}
