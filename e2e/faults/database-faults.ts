import { systemClock } from '../../src/main/clock';
import { noticedSinceNow } from './evidence';
import type { Fault, InjectedFault } from './fault';
import type { Spoiler } from './operator';
import type { World } from './world';

/** Runs statements one after the other as administrator. */
async function run({ mariadb }: World, ...statements: readonly string[]): Promise<void> {
  for (const statement of statements) await mariadb.query(statement);
}

/** What one statement does and another undoes; it has happened when the station tells of it. */
function switched(
  cause: string,
  on: readonly string[],
  off: readonly string[],
): (world: World) => Promise<InjectedFault> {
  return async (world) => {
    const isNoticed = noticedSinceNow(world, cause);
    await run(world, ...on);
    return { happened: isNoticed, heal: () => run(world, ...off) };
  };
}

/** The table is locked by somebody for longer than the station waits. */
async function lockTable(world: World): Promise<InjectedFault> {
  const { mariadb, random, isShort } = world;
  const isNoticed = noticedSinceNow(world, 'server-busy');
  const locker = await mariadb.connectAdmin();
  await locker.query('LOCK TABLES fg_scan WRITE');
  const endMs = systemClock.monotonicMs() + (isShort || random() < 0.8 ? 0 : 60_000);
  return {
    happened: () => isNoticed() && systemClock.monotonicMs() > endMs,
    heal: async () => {
      await locker.query('UNLOCK TABLES');
      await locker.end();
    },
  };
}

/** The copy is complete when the table goes, and the same rows come back. */
async function dropTable(world: World): Promise<InjectedFault> {
  const { mariadb } = world;
  const isNoticed = noticedSinceNow(world, 'missing-table');
  const admin = await mariadb.connectAdmin();
  await admin.query('CREATE TABLE fg_scan_copy LIKE fg_scan');
  await admin.query('LOCK TABLES fg_scan WRITE, fg_scan_copy WRITE');
  await admin.query('INSERT INTO fg_scan_copy SELECT * FROM fg_scan');
  await admin.query('DROP TABLE fg_scan');
  await admin.end();
  return { happened: isNoticed, heal: () => run(world, 'RENAME TABLE fg_scan_copy TO fg_scan') };
}

/** A rule of the table refuses one scan in four, or in a hundred; the others must not wait for it. */
function refuseSome(spoil: Spoiler, on: string, off: string): (world: World) => Promise<InjectedFault> {
  return async (world) => {
    const { agent, operator, isShort, random } = world;
    const oneIn = isShort || random() < 0.5 ? 4 : 100;
    const before = (await agent.status())?.quarantined ?? 0;
    await run(world, on);
    operator.setSpoiler(spoil, oneIn);
    return {
      happened: async () => ((await agent.status())?.quarantined ?? 0) > before,
      heal: () => {
        operator.setSpoiler(null);
        return run(world, off);
      },
    };
  };
}

/** Database faults that a statement makes and unmakes, and those of locks on the whole table. */
export const databaseFaults: readonly Fault[] = [
  { name: 'table-locked', family: 'database', inject: lockTable },
  {
    name: 'read-only',
    family: 'database',
    inject: switched('read-only-server', ['SET GLOBAL read_only = 1'], ['SET GLOBAL read_only = 0']),
  },
  {
    name: 'privileges-revoked',
    family: 'database',
    inject: switched(
      'access-denied',
      [`REVOKE INSERT ON fg_scan FROM 'station'@'%'`],
      [`GRANT INSERT ON fg_scan TO 'station'@'%'`],
    ),
  },
  { name: 'table-dropped', family: 'database', inject: dropTable },
  {
    name: 'column-shortened',
    family: 'database',
    inject: refuseSome(
      (scan) => ({ ...scan, fields: { ...scan.fields, oc2: `${scan.fields['oc2'] ?? ''}0` } }),
      'ALTER TABLE fg_scan MODIFY oc2 VARCHAR(10) NOT NULL',
      'ALTER TABLE fg_scan MODIFY oc2 VARCHAR(64) NOT NULL',
    ),
  },
  {
    name: 'rows-refused',
    family: 'database',
    inject: refuseSome(
      (scan) => ({ ...scan, fields: { ...scan.fields, defect: '666' } }),
      `ALTER TABLE fg_scan ADD CONSTRAINT no_such_defect CHECK (defect <> '666')`,
      'ALTER TABLE fg_scan DROP CONSTRAINT no_such_defect',
    ),
  },
];
