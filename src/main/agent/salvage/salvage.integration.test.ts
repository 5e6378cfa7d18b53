import { readdirSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startAgentStation, type AgentStation } from '../../../../e2e/support/agent-station';
import { leafPagesOf, overwritePages } from '../../../../e2e/support/damaged-file';
import { startMariadb, type PrivateMariadb } from '../../../../e2e/support/mariadb';
import { sampleScan } from '../../../../e2e/support/sample-scans';
import { createSeededRandom } from '../../../../e2e/support/seeded-random';
import { createTemporaryFolder } from '../../../../e2e/support/temporary-folder';
import type { SeqRange } from '../../../shared/ledger';
import type { LedgerReport } from '../../../shared/ledger-report';
import { defaultShifts, shiftAt } from '../../../shared/shift';
import { outboxFileName } from '../outbox/outbox-file';
import { countNumbers } from './report-files';

const delivered = 300;
const appended = 400;

describe('a damaged file in the ledger of a whole agent, against a real MariaDB', () => {
  let database: PrivateMariadb;
  let home: ReturnType<typeof createTemporaryFolder>;
  let running: AgentStation | null;

  beforeEach(async () => {
    running = null;
    database = await startMariadb();
    home = createTemporaryFolder('salvage');
  });
  afterEach(async () => {
    await running?.stop();
    await database.stop();
    home.remove();
  });

  const open = async (databaseUrl?: string): Promise<AgentStation> => {
    await running?.stop();
    running = startAgentStation({ dataFolder: home.folder, databaseUrl });
    return running;
  };
  const append = (station: AgentStation, from: number, to: number): void => {
    for (let number = from; number <= to; number += 1)
      expect(station.ask('append', sampleScan(number))).toMatchObject({ outcome: 'saved' });
  };
  const untilNoted = (station: AgentStation): Promise<void> =>
    station.until('it is noted', ({ salvages }) => salvages.every(({ notedAtMs }) => notedAtMs !== null));
  const seqsOf = (ranges: readonly SeqRange[] = []): number[] =>
    ranges.flatMap(({ from, to }) => Array.from({ length: to - from + 1 }, (_, index) => from + index));

  it('says how many were salvaged, which numbers are missing, and which of those the database has', async () => {
    const first = await open(database.stationUrl);
    append(first, 1, delivered);
    await first.until('everything is delivered', ({ backlog }) => backlog === 0);
    const offline = await open();
    append(offline, delivered + 1, appended);
    await offline.stop();
    running = null;

    // One page of what was delivered, and the page with the newest: those were not.
    const file = path.join(home.folder, outboxFileName);
    const pages = leafPagesOf(file, 'entry');
    const rotten = [pages[2], pages.at(-1)].flatMap((page) => page ?? []);
    overwritePages(file, rotten, createSeededRandom(1));

    const alone = await open();
    await alone.until('the file is read', ({ salvages }) => salvages.some(({ state }) => state === 'done'));
    expect(alone.status().salvages).toMatchObject([{ missingInDatabase: null, lost: null }]);
    alone.ask('note-salvages');
    await untilNoted(alone);

    const station = await open(database.stationUrl);
    await station.until('the database was asked', ({ salvages }) =>
      salvages.some(({ lost }) => lost !== null),
    );
    // The window asks by the same door.
    const shift = shiftAt(sampleScan(1).capturedAt.wallTime, defaultShifts);
    const { salvages, shift: counts }: LedgerReport = station.ask('ledger', shift);
    const [report] = salvages;
    if (report === undefined) throw new Error('a damaged file was expected');
    const { missing, missingInDatabase, lost } = report;
    // Who noted that some are missing is told once more that they are lost.
    expect(report).toMatchObject({ state: 'done', appended, notedAtMs: null });
    expect(report.delivered + report.salvaged + missing.count).toBe(appended);
    expect(missingInDatabase?.count).toBeGreaterThan(0);
    expect(seqsOf(missingInDatabase?.ranges).filter((seq) => seq > delivered)).toEqual([]);
    expect(lost?.count).toBeGreaterThan(0);
    expect(seqsOf(lost?.ranges).filter((seq) => seq <= delivered)).toEqual([]);
    expect([...seqsOf(missingInDatabase?.ranges), ...seqsOf(lost?.ranges)]).toEqual(seqsOf(missing.ranges));
    expect(countNumbers(missing.ranges)).toBe(missing.count);
    expect(report.salvaged).toBe(appended - delivered - (lost?.count ?? 0));

    // Once it is noted, it is a matter of the shift in which it was found alone.
    station.ask('note-salvages');
    await untilNoted(station);
    expect(station.ask('ledger', shift).salvages).toEqual([]);
    expect(station.ask('ledger', null).salvages).toHaveLength(1);

    await station.until('what was salvaged is delivered', ({ backlog }) => backlog === 0);
    expect(counts).toMatchObject({ scanned: 0, imported: report.salvaged });
    const rows = await database.query<{ count: number }>('SELECT COUNT(*) AS count FROM fg_scan');
    expect(Number(rows[0]?.count)).toBe(appended - (lost?.count ?? 0));
    expect(readdirSync(home.folder).filter((name) => name.endsWith('.report.txt'))).toHaveLength(1);
  });
});
