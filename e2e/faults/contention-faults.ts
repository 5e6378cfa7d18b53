import type { Connection } from 'mariadb';
import { waitUntil } from '../support/wait-until';
import { noticedSinceNow } from './evidence';
import type { Fault, InjectedFault } from './fault';
import type { World } from './world';

/** The server's numbers: no such session; a row waited for too long; victim of a deadlock. */
const unknownThread = 1094;
const lockWaitTimeout = 1205;

/** The longest pause between two probes is a minute (docs/decisions/0005). */
const recoveredWithinMs = 75_000;

const stationSessionsSql = `SELECT id FROM information_schema.processlist WHERE user = 'station'`;
/** A statement of the station that is waiting for somebody. */
const waitingStationSql = `${stationSessionsSql} AND command <> 'Sleep' AND state LIKE 'Waiting for table%'`;
/** Transactions that wait for a row. */
export const waitingTransactionsSql = `SELECT trx_id FROM information_schema.innodb_trx WHERE trx_state = 'LOCK WAIT'`;
/** The server makes this list anew only when nobody has read it for 100 ms. */
export const transactionListMs = 150;

/** Answers false when the session was gone already. */
async function killSession(admin: Connection, kind: 'CONNECTION' | 'QUERY', id: number): Promise<boolean> {
  try {
    await admin.query(`KILL ${kind} ?`, [id]);
    return true;
  } catch (error) {
    if (numberOf(error) === unknownThread) return false;
    throw error;
  }
}

function numberOf(error: unknown): number | null {
  return error instanceof Error && 'errno' in error && typeof error.errno === 'number' ? error.errno : null;
}

/** Somebody ends the station's sessions, whatever they are doing. */
async function killConnections({ mariadb, random }: World): Promise<InjectedFault> {
  const admin = await mariadb.connectAdmin();
  const wanted = 1 + Math.floor(random() * 3);
  let killed = 0;
  return {
    happened: async () => {
      for (const { id } of await admin.query<{ id: number }[]>(stationSessionsSql))
        if (await killSession(admin, 'CONNECTION', id)) killed += 1;
      return killed >= wanted;
    },
    heal: () => admin.end(),
  };
}

/** Somebody ends the very statement that carries a batch, while it waits for a table. */
async function killQuery(world: World): Promise<InjectedFault> {
  const { mariadb, agent } = world;
  // A station that still probes asks for a locked table without waiting: there would be no statement to end.
  await waitUntil(
    'the station delivers',
    async () => (await agent.status())?.connection.state === 'connected',
    { timeoutMs: recoveredWithinMs },
  );
  const isNoticed = noticedSinceNow(world, 'server-busy', /interrupted/i);
  const admin = await mariadb.connectAdmin();
  await admin.query('LOCK TABLES fg_scan WRITE');
  return {
    happened: async () => {
      for (const { id } of await admin.query<{ id: number }[]>(waitingStationSql))
        await killSession(admin, 'QUERY', id);
      return isNoticed();
    },
    heal: async () => {
      await admin.query('UNLOCK TABLES');
      await admin.end();
    },
  };
}

/** A row nobody will ever see: it only occupies the key of a scan that is still to come. */
export async function occupyKey(admin: Connection, scanId: string): Promise<void> {
  await admin.query(
    `INSERT INTO fg_scan SET scan_id = ?, station = '', outbox_id = UUID(), seq = 1, operator = '', cp = '', oc1 = '',
       oc2 = '', defect = '', approved = FALSE, captured_at = UTC_TIMESTAMP(3), captured_offset_minutes = 0, shift = '',
       entered_by = 'scan'`,
    [scanId],
  );
}

/** Another transaction is in the way of one row for longer than the station waits. */
async function holdRow(world: World): Promise<InjectedFault> {
  const { mariadb, operator } = world;
  const isNoticed = noticedSinceNow(world, 'server-busy', /lock wait timeout/i);
  const admin = await mariadb.connectAdmin();
  const scan = operator.nextScan();
  await admin.query('START TRANSACTION');
  await occupyKey(admin, scan.scanId);
  await operator.append(scan);
  return {
    happened: isNoticed,
    heal: async () => {
      await admin.query('ROLLBACK');
      await admin.end();
    },
  };
}

/** Two transactions wait for each other, and the server chooses the station's as its victim: it has changed less. */
async function deadlock(world: World): Promise<InjectedFault> {
  const { mariadb, operator } = world;
  const isNoticed = noticedSinceNow(world, 'server-busy', /deadlock/i);
  const admin = await mariadb.connectAdmin();
  await admin.query('CREATE TABLE IF NOT EXISTS weight (number INT PRIMARY KEY) ENGINE=InnoDB');

  /** Whether both scans came in one batch, which alone can be caught so. */
  async function tryOnce(): Promise<boolean> {
    const [first, second] = [operator.nextScan(), operator.nextScan()];
    await admin.query('START TRANSACTION');
    await admin.query('INSERT INTO weight SELECT seq FROM seq_1_to_2000');
    await occupyKey(admin, second.scanId);
    await Promise.all([operator.append(first), operator.append(second)]);
    await waitUntil(
      'the station waits for the second row',
      async () => (await mariadb.query(waitingTransactionsSql)).length > 0,
      { everyMs: transactionListMs },
    );
    try {
      await admin.query('SELECT scan_id FROM fg_scan WHERE scan_id = ? FOR UPDATE', [first.scanId]);
    } catch (error) {
      if (numberOf(error) !== lockWaitTimeout) throw error;
    } finally {
      await admin.query('ROLLBACK');
    }
    return isNoticed();
  }

  return {
    happened: async () => isNoticed() || (await tryOnce()),
    heal: async () => {
      await admin.query('ROLLBACK');
      await admin.query('DROP TABLE weight');
      await admin.end();
    },
  };
}

/** Faults that others' sessions make at the server. */
export const contentionFaults: readonly Fault[] = [
  { name: 'connection-killed', family: 'database', inject: killConnections },
  { name: 'query-killed', family: 'database', inject: killQuery },
  { name: 'row-held', family: 'database', inject: holdRow },
  { name: 'deadlock', family: 'database', inject: deadlock },
];
