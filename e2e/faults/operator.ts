import { systemClock } from '../../src/main/clock';
import { formatWallTime } from '../../src/shared/clock';
import type { Appendable, Scan } from '../../src/shared/scan';
import { sampleJudgement, sampleScan, sampleVoid } from '../support/sample-scans';
import { pause, waitUntil } from '../support/wait-until';
import type { AgentControl } from './agent-control';
import type { Oracle } from './oracle';

/** Changes a scan before it is appended, so that a rule of the database will refuse it. */
export type Spoiler = (scan: Scan) => Scan;

/** A seeded operator: scans until told to stop, cancels one scan in seven; his window repeats what was not answered. */
export interface Operator {
  /** Starts scanning at random pauses. */
  begin(): void;
  /** Finishes the scan under way and rests. */
  rest(): Promise<void>;
  /** The next scan, not yet appended. */
  nextScan(): Scan;
  /** Appends one item, again and again until it is answered; false: the window was lost before it was. */
  append(item: Appendable): Promise<boolean>;
  /** From now on one scan in so many is spoiled; null: none. */
  setSpoiler(spoil: Spoiler | null, oneIn?: number): void;
  /** The window is gone with everything it knew: what was not answered by now is never repeated. */
  loseWindow(): void;
  /** Longest time an append took that was answered at the first go, in milliseconds. */
  slowestAppendMs(): number;
}

const zoneOffsetMinutes = 120;
/** A run is about faults, not about volume: after so many scans the operator slows down. */
const briskScans = 300;

/** Creates an operator who works at `agent` and tells `oracle` what was confirmed to him. */
export function createOperator(agent: AgentControl, oracle: Oracle, random: () => number): Operator {
  let number = Math.floor(random() * 1_000) * 1_000;
  let isScanning = false;
  let scanning: Promise<void> = Promise.resolve();
  let spoiler: { spoil: Spoiler; oneIn: number } | null = null;
  let lostWindows = 0;
  /** The void of a refused scan waits for a person, so those are not cancelled here. */
  const voidable: Scan[] = [];
  let appended = 0;
  let slowestAppendMs = 0;

  function nextScan(): Scan {
    number += 1;
    const wallMs = systemClock.wallMs() + agent.clockOffsetMs();
    return sampleScan(number, {
      capturedAt: {
        wallTime: formatWallTime(wallMs, zoneOffsetMinutes),
        monotonicMs: systemClock.monotonicMs(),
      },
      enteredBy: random() < 0.1 ? 'manual' : 'scan',
      ...sampleJudgement(random),
    });
  }

  /** A scan; sometimes together with the void of an earlier one, which makes a batch of two tables. */
  function nextItems(): { item: Appendable; isVoidable: boolean }[] {
    const scan = nextScan();
    if (spoiler !== null && number % spoiler.oneIn === 0) {
      const spoiled = spoiler.spoil(scan);
      oracle.mayBeRefused(spoiled.scanId);
      return [{ item: spoiled, isVoidable: false }];
    }
    const [voided] =
      voidable.length > 3 && random() < 0.15
        ? voidable.splice(Math.floor(random() * voidable.length), 1)
        : [];
    const items = [{ item: scan, isVoidable: true }];
    return voided === undefined ? items : [...items, { item: sampleVoid(voided), isVoidable: false }];
  }

  async function append(item: Appendable): Promise<boolean> {
    oracle.sent(item);
    appended += 1;
    const lostBefore = lostWindows;
    for (;;) {
      const startedMs = systemClock.monotonicMs();
      const answer = await agent.append(item);
      if (answer !== null) {
        slowestAppendMs = Math.max(slowestAppendMs, systemClock.monotonicMs() - startedMs);
        if (answer.outcome !== 'saved') throw new Error(`A scan was not saved: ${JSON.stringify(answer)}`);
        oracle.saved(item.scanId, answer.seq);
        return true;
      }
      if (lostWindows > lostBefore) {
        oracle.mayBeSaved(item.scanId);
        return false;
      }
      await waitUntil('the agent runs again', () => agent.isRunning(), { timeoutMs: 60_000 });
    }
  }

  async function scanUntilRest(): Promise<void> {
    while (isScanning) {
      await Promise.all(
        nextItems().map(async ({ item, isVoidable }) => {
          const isSaved = await append(item);
          if (isSaved && isVoidable && item.kind === 'scan') voidable.push(item);
        }),
      );
      await waitUntil('the agent runs again', () => agent.isRunning(), { timeoutMs: 60_000 });
      if (appended > briskScans) await pause(300);
      else await pause(random() < 0.2 ? random() * 150 : random() * 25);
    }
  }

  return {
    begin: () => {
      isScanning = true;
      scanning = scanUntilRest();
      // Whoever calls `rest` gets the error; until then it must not count as unhandled.
      scanning.catch(() => undefined);
    },
    rest: async () => {
      isScanning = false;
      await scanning;
    },
    nextScan,
    append,
    setSpoiler: (spoil, oneIn = 4) => {
      spoiler = spoil === null ? null : { spoil, oneIn };
    },
    loseWindow: () => {
      lostWindows += 1;
    },
    slowestAppendMs: () => slowestAppendMs,
  };
}
