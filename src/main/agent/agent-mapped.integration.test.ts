import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { openAgentWindow, type AgentWindow } from '../../../e2e/support/agent-window';
import {
  createQualityData,
  prepareQualityData,
  readMappedWorkflow,
} from '../../../e2e/support/mapped-workflow';
import { startMariadb, type PrivateMariadb } from '../../../e2e/support/mariadb';
import { sampleScan, sampleVoid } from '../../../e2e/support/sample-scans';
import type { Appendable, Scan } from '../../shared/scan';
import { defaultShifts } from '../../shared/shift';
import type { StationStatus } from '../../shared/status';
import { parseDatabaseUrl } from './destination/settings';

const patience = { timeout: 60_000, interval: 25 };
const decision = { by: 'OP9000', reason: 'the column is longer now' };

describe('a whole agent whose workflow is mapped onto an existing table', () => {
  let database: PrivateMariadb;
  let station: AgentWindow;

  beforeAll(async () => {
    database = await startMariadb();
    await prepareQualityData(database);
  });
  afterAll(() => database.stop());
  beforeEach(async () => {
    for (const table of ['fg_scan', 'scan_void', 'station', 'quality_data'])
      await database.query(`TRUNCATE ${table}`);
  });
  afterEach(() => station.stop());

  function open(): AgentWindow {
    return openAgentWindow({
      stationName: 'LINE-1',
      version: '0.0.0',
      database: parseDatabaseUrl(database.stationUrl),
      relay: { intervalMs: 200, batchSize: 50, heartbeatMs: 5_000 },
      shifts: defaultShifts,
      workflows: [readMappedWorkflow()],
    });
  }

  const append = async (...items: Appendable[]): Promise<void> => {
    for (const item of items) expect(await station.ask('append', item)).toMatchObject({ outcome: 'saved' });
  };
  const scans = (count: number, from = 1): Scan[] =>
    Array.from({ length: count }, (_, index) => sampleScan(from + index));
  const until = (expected: Partial<StationStatus>): Promise<void> =>
    vi.waitFor(async () => {
      expect(await station.ask('get-status')).toMatchObject(expected);
    }, patience);
  const misfit = (words: string): Partial<StationStatus> => ({
    connection: {
      state: 'misconfigured',
      cause: 'table-mapping',
      sinceMs: expect.any(Number) as number,
      detail: expect.stringContaining(words) as string,
    },
  });
  const codesIn = async (table: string, column: string): Promise<string[]> =>
    (await database.query<{ code: string }>(`SELECT ${column} AS code FROM ${table} ORDER BY code`)).map(
      ({ code }) => code,
    );

  it('says at its start what is wrong, goes on saving, tells the next thing when one is mended, and recovers unaided', async () => {
    await database.query('DROP TABLE quality_data');
    station = open();
    await until(misfit('table "quality_data": It does not exist.'));
    await append(...scans(3));
    await until({ backlog: 3, quarantined: 0 });
    await database.query(createQualityData.replace('CP_full_code VARCHAR(20)', 'CP_full_code VARCHAR(8)'));
    await until(misfit('The column "CP_full_code" is too short'));
    await database.query('ALTER TABLE quality_data MODIFY CP_full_code VARCHAR(20) NOT NULL');
    await until({ backlog: 0, quarantined: 0 });
    expect(await codesIn('quality_data', 'CP_full_code')).toEqual(await codesIn('fg_scan', 'cp'));
    expect(await codesIn('quality_data', 'CP_full_code')).toHaveLength(3);
  });

  it('sets one refused row aside, delivers the good ones beside it, and the refused one once it is accepted', async () => {
    station = open();
    const [, bad] = scans(2);
    if (bad === undefined) throw new Error('a scan was expected');
    const long: Scan = { ...bad, fields: { ...bad.fields, defect: '0000000' } };
    const good = scans(20, 10);
    await append(...good.slice(0, 10), long, ...good.slice(10));
    await until({ backlog: 0, quarantined: 1 });
    expect(await codesIn('quality_data', 'CP_full_code')).toHaveLength(20);
    expect(
      await station.ask('quarantined-entries', { afterSeq: 0, limit: 5, withDiscarded: false }),
    ).toMatchObject([
      { item: { scanId: long.scanId }, refusal: { cause: 'value-too-long', errorNumber: 1406 } },
    ]);
    await database.query('ALTER TABLE quality_data MODIFY quality_code VARCHAR(20) NOT NULL');
    await station.ask('requeue-entries', [long.scanId], decision);
    await until({ backlog: 0, quarantined: 0 });
    expect(await codesIn('quality_data', 'quality_code')).toContain('0000000');
    expect(await codesIn('quality_data', 'CP_full_code')).toHaveLength(21);
    await database.query('TRUNCATE quality_data');
    await database.query('ALTER TABLE quality_data MODIFY quality_code VARCHAR(5) NOT NULL');
  });

  it('delivers the void of a mapped scan, by which its row in the existing table is found, and its ledger agrees', async () => {
    station = open();
    const [first, second] = scans(2);
    if (first === undefined || second === undefined) throw new Error('two scans were expected');
    await append(first, second, sampleVoid(first));
    await until({ backlog: 0 });
    const cancelled = await database.query(
      `SELECT q.CP_full_code AS cp, v.reason
         FROM scan_void AS v
         JOIN fg_scan AS s ON s.scan_id = v.voided_scan_id
         JOIN quality_data AS q ON q.CP_full_code = s.cp AND q.OC1_code = s.oc1 AND q.operator_code = s.operator
          AND TIMESTAMP(q.date, q.time) =
            DATE_FORMAT(s.captured_at + INTERVAL s.captured_offset_minutes MINUTE, '%Y-%m-%d %H:%i:%s')`,
    );
    expect(cancelled).toEqual([{ cp: first.fields['cp'], reason: 'wrong label' }]);
    await station.ask('check-ledger', null);
    await until({ ledger: { state: 'agrees', checkedAtMs: expect.any(Number) as number } });
  });
});
