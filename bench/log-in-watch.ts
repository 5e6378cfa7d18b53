import type { PrivateMariadb } from '../e2e/support/mariadb';
import { pause } from '../e2e/support/wait-until';
import { systemClock } from '../src/main/clock';

/** Log-ins at the server since the last `reset`. */
export interface LogInCounts {
  perSecond: number;
  /** In the busiest second. */
  mostPerSecond: number;
  /** Refused: here because every place was taken (1040). */
  refused: number;
}

/** Reads the server's own counters once a second; `reset` and `read` need the server to be there. */
export interface LogInWatch {
  reset(): Promise<void>;
  read(): Promise<LogInCounts>;
  stop(): void;
}

interface Sample {
  atMs: number;
  connections: number;
  refused: number;
}

const sampleEveryMs = 1_000;

/** Starts watching. Each look is a log-in itself and is not counted. */
export function watchLogIns(database: PrivateMariadb): LogInWatch {
  let samples: Sample[] = [];
  let isStopped = false;
  void sampleUntilStopped();

  async function look(): Promise<void> {
    const rows = await database.query<{ Variable_name: string; Value: string }>(
      `SHOW GLOBAL STATUS
       WHERE Variable_name IN ('Connections', 'Connection_errors_max_connections', 'Aborted_connects')`,
    );
    const valueOf = (name: string): number => Number(rows.find((row) => row.Variable_name === name)?.Value);
    samples.push({
      atMs: systemClock.monotonicMs(),
      connections: valueOf('Connections'),
      // The first counts those refused at the door, the second the one who got as far as the place kept for administrators.
      refused: valueOf('Connection_errors_max_connections') + valueOf('Aborted_connects'),
    });
  }

  async function sampleUntilStopped(): Promise<void> {
    while (!isStopped) {
      await pause(sampleEveryMs);
      // The server may be away on purpose; whoever needs its counters asks by `read`, which does not look away.
      await look().catch(() => undefined);
    }
  }

  function rateBetween(from: Sample, to: Sample, looks: number): number {
    return ((to.connections - from.connections - looks) / (to.atMs - from.atMs)) * 1_000;
  }

  return {
    reset: async () => {
      samples = [];
      await look();
    },
    read: async () => {
      await look();
      const [first] = samples;
      const last = samples.at(-1);
      if (first === undefined || last === undefined) throw new Error('The server was never looked at.');
      const rates = samples.slice(1).map((sample, index) => rateBetween(samples[index] ?? first, sample, 1));
      return {
        perSecond: rateBetween(first, last, samples.length - 1),
        mostPerSecond: Math.max(...rates),
        refused: last.refused - first.refused,
      };
    },
    stop: () => {
      isStopped = true;
    },
  };
}
