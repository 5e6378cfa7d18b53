import { readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import SqliteDatabase from 'better-sqlite3';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startAgentStation, type AgentStation } from '../../../../e2e/support/agent-station';
import { startMariadb, type PrivateMariadb } from '../../../../e2e/support/mariadb';
import { sampleScan } from '../../../../e2e/support/sample-scans';
import { createTemporaryFolder } from '../../../../e2e/support/temporary-folder';
import { formatWallTime, type Clock } from '../../../shared/clock';
import { defaultShifts, shiftAt } from '../../../shared/shift';
import { systemClock } from '../../clock';
import { outboxFileName } from '../outbox/outbox-file';

const dayMs = 86_400_000;

/** The real clock, with a wall time that can be moved as a person, a time server or an empty battery does. */
function createMovableClock(): Clock & { setWallMs(wallMs: number): void } {
  let offsetMs = 0;
  return {
    ...systemClock,
    wallMs: () => systemClock.wallMs() + offsetMs,
    setWallMs: (wallMs) => {
      offsetMs = wallMs - systemClock.wallMs();
    },
  };
}

interface Row {
  seq: number;
  captured_at: string;
  captured_offset_minutes: number;
  shift: string;
}

describe('a clock that is wrong, with a real file and a real MariaDB', () => {
  let database: PrivateMariadb;
  let home: ReturnType<typeof createTemporaryFolder>;
  let clock: ReturnType<typeof createMovableClock>;
  let station: AgentStation;
  let isStopped: boolean;
  let scanned: { wallTime: string; shift: string }[];

  beforeAll(async () => {
    database = await startMariadb();
  });
  afterAll(() => database.stop());
  beforeEach(async () => {
    await database.query('TRUNCATE fg_scan');
    home = createTemporaryFolder('clocks');
    clock = createMovableClock();
    scanned = [];
    start();
  });
  afterEach(async () => {
    if (!isStopped) await station.stop();
    home.remove();
  });

  function start(): void {
    isStopped = false;
    station = startAgentStation({ dataFolder: home.folder, databaseUrl: database.stationUrl, clock });
  }

  async function stop(): Promise<void> {
    isStopped = true;
    await station.stop();
  }

  function scan(zoneOffsetMinutes = 120): void {
    const wallTime = formatWallTime(clock.wallMs(), zoneOffsetMinutes);
    const item = { ...sampleScan(scanned.length + 1), capturedAt: { wallTime, monotonicMs: 1 } };
    expect(station.ask('append', item)).toMatchObject({ outcome: 'saved', seq: scanned.length + 1 });
    scanned.push({ wallTime, shift: shiftAt(wallTime, defaultShifts) });
  }

  const delivered = (): Promise<void> =>
    station.until('everything is delivered', ({ backlog, connection }) => {
      return backlog === 0 && connection.state === 'connected';
    });

  async function expectEveryRowAsScanned(): Promise<void> {
    const rows = await database.query<Row>(
      `SELECT CAST(seq AS INT) AS seq, CAST(captured_at AS CHAR) AS captured_at,
         CAST(captured_offset_minutes AS INT) AS captured_offset_minutes, shift FROM fg_scan ORDER BY seq`,
    );
    expect(rows.map(({ seq, captured_at, shift }) => ({ seq, captured_at, shift }))).toEqual(
      scanned.map(({ wallTime, shift }, index) => ({
        seq: index + 1,
        captured_at: new Date(wallTime).toISOString().replace('T', ' ').replace('Z', ''),
        shift,
      })),
    );
  }

  /** Of each scan in order; the station must have stopped, it lets nobody else in. */
  async function recordedJumps(): Promise<(number | null)[]> {
    await stop();
    const file = new SqliteDatabase(path.join(home.folder, outboxFileName), { readonly: true });
    const jumps = file
      .prepare<[], number | null>('SELECT clock_jump_ms FROM entry ORDER BY seq')
      .pluck()
      .all();
    file.close();
    return jumps;
  }

  it.each([
    ['a day back', -dayMs],
    ['a day forward', dayMs],
  ])(
    'moved %s while it runs: told, recorded on the next scan, and everything arrives in order',
    async (_, byMs) => {
      scan();
      await delivered();
      clock.setWallMs(clock.wallMs() + byMs);
      scan();
      scan();
      await station.until('the jump is told', (status) => {
        return Math.abs((status.clock.jump?.byMs ?? 0) - byMs) < 2_000;
      });
      await station.until('the difference from the server is told', (status) => {
        return Math.abs((status.clock.serverOffsetMs ?? 0) + byMs) < 60_000;
      });
      await delivered();
      await expectEveryRowAsScanned();
      const [before, jumped, after] = await recordedJumps();
      expect(before).toBeNull();
      expect(Math.abs((jumped ?? 0) - byMs)).toBeLessThan(2_000);
      expect(after).toBeNull();
    },
  );

  it.each([
    ['1970', Date.UTC(1970, 0, 1, 0, 0, 5)],
    ['2098', Date.UTC(2098, 0, 1)],
  ])('a PC that starts in %s saves, delivers and says so', async (_, bootMs) => {
    clock.setWallMs(Date.UTC(2026, 10, 23, 8));
    scan();
    await delivered();
    await stop();
    clock.setWallMs(bootMs);
    start();
    expect(station.status().clock.jump?.byMs).toBeDefined();
    await station.until('the difference from the server is told', (status) => {
      return status.clock.serverOffsetMs !== null;
    });
    scan();
    scan(-300);
    await delivered();
    // Put right while it runs, and once more from the next start on.
    clock.setWallMs(Date.UTC(2026, 10, 23, 9));
    scan();
    await delivered();
    await expectEveryRowAsScanned();
    const [, atBoot, , putRight] = await recordedJumps();
    expect(Math.sign(atBoot ?? 0)).toBe(Math.sign(bootMs - Date.UTC(2026, 10, 23)));
    expect(Math.sign(putRight ?? 0)).toBe(-Math.sign(atBoot ?? 0));
  });

  it.each([
    ['summer', Date.UTC(2026, 2, 29, 0, 59, 59, 500), 60, 120],
    ['winter', Date.UTC(2026, 9, 25, 0, 59, 59, 500), 120, 60],
  ])(
    'the change to %s time is no jump, and each scan keeps its own zone and shift',
    async (_, wallMs, before, after) => {
      clock.setWallMs(wallMs);
      await stop();
      start();
      scan(before);
      await station.until('the hour has changed', () => clock.wallMs() >= wallMs + 500);
      scan(after);
      await delivered();
      await expectEveryRowAsScanned();
      expect(station.status().clock.jump).toBeNull();
      expect(await recordedJumps()).toEqual([null, null]);
    },
  );

  it('goes on sending after an outage in which the clock was set back', async () => {
    await database.kill();
    scan();
    await station.until('the outage is noticed', ({ connection }) => connection.state === 'offline');
    clock.setWallMs(0);
    scan();
    await database.start();
    await delivered();
    await expectEveryRowAsScanned();
  });

  it('keeps every damaged file although the clock starts at the same moment each day', async () => {
    await stop();
    const frozen: Clock = { ...clock, wallMs: () => 0 };
    for (let day = 0; day < 3; day += 1) {
      writeFileSync(path.join(home.folder, outboxFileName), `rubbish of day ${day}`);
      await startAgentStation({ dataFolder: home.folder, clock: frozen }).stop();
    }
    const kept = readdirSync(home.folder).filter((name) => /^outbox\.damaged-.*\.sqlite$/.test(name));
    expect(kept).toHaveLength(3);
  });
});
