import { jumpBetween, jumpSince, type ClockReading } from '../../../shared/clock-jump';
import type { Clock } from '../../../shared/clock';
import type { Log } from '../../../shared/log';
import type { ClockStatus } from '../../../shared/status';

/** Pause between two looks; each append looks as well. */
const lookPauseMs = 1_000;

/** From here on a person is told: less is a correction as time servers make it, and no shift or report changes by it. */
export const worthTellingMs = 60_000;

/** A jump is shown for a shift. */
const shownMs = 8 * 60 * 60_000;

/** Watches the wall clock of this PC. Nothing else in the agent cares whether it goes forward. */
export interface ClockWatch {
  /** Compares with the newest scan that was kept before this start (ISO 8601; null: there is none). */
  compareWithNewest(wallTime: string | null): void;
  /** How far the clock jumped since the last scan that was stored; null when it did not. Looks now. */
  jumpToRecordMs(): number | null;
  /** How far it jumped since the last scan that was stored, as of the last look; 0 when it did not. */
  unrecordedMs: () => number;
  /** A scan was stored with the jump. */
  noteRecorded(): void;
  status(): ClockStatus;
  stop(): void;
}

/** What the watch needs. */
export interface ClockWatchDependencies {
  clock: Clock;
  /** Milliseconds since the PC was switched on, the time asleep included. */
  uptimeMs: () => number;
  log: Log;
  /** Server clock minus station clock, when it is known. */
  serverOffsetMs: () => number | null;
  /** The clock jumped by this much while the program was running. */
  onJump: (byMs: number) => void;
  /** Called when the status has changed, or the clock jumped by however little. */
  onChange: () => void;
}

/** Creates the watch; it looks every second from now on. */
export function createClockWatch(dependencies: ClockWatchDependencies): ClockWatch {
  const { clock, log } = dependencies;
  let before = read();
  let unrecordedMs = 0;
  let jump: { byMs: number; atMs: number; seenMs: number } | null = null;
  let told = JSON.stringify([status(), unrecordedMs]);
  let cancel = clock.schedule(lookPauseMs, lookAgain);

  function read(): ClockReading {
    return { wallMs: clock.wallMs(), monotonicMs: clock.monotonicMs(), uptimeMs: dependencies.uptimeMs() };
  }

  function lookAgain(): void {
    look();
    cancel = clock.schedule(lookPauseMs, lookAgain);
  }

  function look(): void {
    const now = read();
    const byMs = jumpBetween(before, now);
    before = now;
    if (byMs !== 0) {
      noteJump(byMs);
      dependencies.onJump(byMs);
    }
    tell();
  }

  function noteJump(byMs: number): void {
    unrecordedMs += byMs;
    const isBig = Math.abs(byMs) >= worthTellingMs;
    const details = { byMs, now: new Date(before.wallMs).toISOString() };
    log(isBig ? 'error' : 'warn', 'The clock of this PC jumped. Scans are safe and in order.', details);
    if (isBig) jump = { byMs, atMs: before.wallMs, seenMs: before.monotonicMs };
  }

  function tell(): void {
    const now = JSON.stringify([status(), unrecordedMs]);
    if (now === told) return;
    told = now;
    dependencies.onChange();
  }

  function status(): ClockStatus {
    const isShown = jump !== null && clock.monotonicMs() - jump.seenMs < shownMs;
    const offsetMs = dependencies.serverOffsetMs();
    return {
      jump: jump !== null && isShown ? { byMs: jump.byMs, atMs: jump.atMs } : null,
      serverOffsetMs: offsetMs !== null && Math.abs(offsetMs) >= worthTellingMs ? offsetMs : null,
    };
  }

  return {
    compareWithNewest: (wallTime) => {
      const byMs = wallTime === null ? 0 : jumpSince(Date.parse(wallTime), clock.wallMs());
      if (byMs !== 0) noteJump(byMs);
      tell();
    },
    jumpToRecordMs: () => {
      look();
      return unrecordedMs === 0 ? null : unrecordedMs;
    },
    unrecordedMs: () => unrecordedMs,
    noteRecorded: () => {
      unrecordedMs = 0;
    },
    status,
    stop: () => {
      cancel();
    },
  };
}
