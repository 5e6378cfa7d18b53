import { createConnection, type Connection, type ConnectionConfig } from 'mariadb';
import { pause } from './wait-until';

/** Watches the server's own process list for the sessions of one account. */
export interface SessionWatch {
  /** Most sessions ever seen at one moment. */
  maximum(): number;
  /** Sessions at the last look. */
  current(): number;
  /** How often the list was read; a maximum of few samples proves little. */
  samples(): number;
  /** Forgets the maximum and the samples so far. */
  reset(): void;
  /** Ends the watch and answers the maximum. */
  stop(): Promise<number>;
}

/** Pause between two looks at the process list: short enough to see connections that live for some milliseconds. */
const defaultSampleEveryMs = 10;

/**
 * Samples `information_schema.processlist` over an administrator's connection until stopped. It reconnects for as long
 * as it takes when the server goes away, so it lives through restarts.
 */
export function watchSessions(
  adminConnection: ConnectionConfig,
  user: string,
  sampleEveryMs = defaultSampleEveryMs,
): SessionWatch {
  let maximum = 0;
  let current = 0;
  let samples = 0;
  let isStopping = false;
  let connection: Connection | null = null;

  async function sample(): Promise<void> {
    connection ??= await openConnection(adminConnection);
    const [row] = await connection.query<{ sessions: number }[]>(
      'SELECT COUNT(*) AS sessions FROM information_schema.processlist WHERE user = ?',
      [user],
    );
    current = row?.sessions ?? 0;
    maximum = Math.max(maximum, current);
    samples += 1;
  }

  async function sampleUntilStopped(): Promise<void> {
    while (!isStopping) {
      try {
        await sample();
      } catch {
        // The server is away: whatever sessions it had are gone with it, and the next look finds it again.
        current = 0;
        connection?.destroy();
        connection = null;
      }
      await pause(sampleEveryMs);
    }
    await connection?.end();
  }

  const sampling = sampleUntilStopped();
  return {
    maximum: () => maximum,
    current: () => current,
    samples: () => samples,
    reset: () => {
      maximum = 0;
      samples = 0;
    },
    stop: async () => {
      isStopping = true;
      await sampling;
      return maximum;
    },
  };
}

async function openConnection(config: ConnectionConfig): Promise<Connection> {
  const connection = await createConnection(config);
  // Without a listener a lost connection would end the whole process.
  connection.on('error', () => undefined);
  return connection;
}
