import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { prepareQualityData, readMappedWorkflow } from '../../../../e2e/support/mapped-workflow';
import { startMariadb, type PrivateMariadb } from '../../../../e2e/support/mariadb';
import { sampleEntries, sampleEntry } from '../../../../e2e/support/sample-entries';
import { sampleScan, sampleVoid } from '../../../../e2e/support/sample-scans';
import { fgQuality } from '../../../shared/ready-workflows';
import type { Workflow } from '../../../shared/workflow';
import { systemClock } from '../../clock';
import type { Destination } from './destination';
import { createMariadbDestination } from './mariadb-destination';
import { parseDatabaseUrl } from './settings';

describe('the MariaDB destination and a workflow that is mapped onto an existing table', () => {
  const mapped = readMappedWorkflow();
  const goodsIn: Workflow = { ...fgQuality, name: 'goods-in' };
  let database: PrivateMariadb;
  let destination: Destination;
  let outboxId: string;

  beforeAll(async () => {
    database = await startMariadb();
    await prepareQualityData(database);
  });
  afterAll(() => database.stop());
  beforeEach(async () => {
    for (const table of ['fg_scan', 'workflow_scan', 'scan_void', 'quality_data'])
      await database.query(`TRUNCATE ${table}`);
    outboxId = randomUUID();
    destination = open([mapped, goodsIn]);
  });
  afterEach(() => destination.stop());

  function open(workflows: readonly Workflow[]): Destination {
    return createMariadbDestination({
      settings: parseDatabaseUrl(database.stationUrl),
      stationName: 'LINE-4',
      outboxId,
      workflows,
      clock: systemClock,
      log: () => undefined,
    });
  }

  const count = async (table: string): Promise<number> => {
    const [row] = await database.query<{ count: number }>(`SELECT COUNT(*) AS count FROM ${table}`);
    return row?.count ?? 0;
  };

  it('writes the row of the documented example, with the time on the wall of the station', async () => {
    const good = sampleEntry(1);
    const bad = sampleEntry(2, sampleScan(2, { fields: { ...sampleScan(2).fields, defect: '101' } }));
    await expect(destination.deliver([good, bad])).resolves.toEqual({
      deliveredIds: [good.scanId, bad.scanId],
      refused: [],
    });
    const rows = await database.query(
      `SELECT operator_code, CP_full_code, OC1_code, OC2_code, quality_code, CAST(date AS CHAR) AS date,
         CAST(time AS CHAR) AS time, approved_quantity, rejected_quantity FROM quality_data ORDER BY id`,
    );
    const common = { operator_code: 'OP1234', date: '2026-11-23', time: '10:32:05' };
    expect(rows).toEqual([
      {
        ...common,
        CP_full_code: 'CP00000001-0001',
        OC1_code: 'OC00000001',
        OC2_code: 'OC00000001',
        quality_code: '000',
        approved_quantity: 1,
        rejected_quantity: 0,
      },
      {
        ...common,
        CP_full_code: 'CP00000002-0001',
        OC1_code: 'OC00000002',
        OC2_code: 'OC00000002',
        quality_code: '101',
        approved_quantity: 0,
        rejected_quantity: 1,
      },
    ]);
    expect(await database.query('SELECT seq, mapped_to FROM fg_scan ORDER BY seq')).toEqual([
      { seq: 1, mapped_to: 'quality_data' },
      { seq: 2, mapped_to: 'quality_data' },
    ]);
  });

  it('delivers a batch once, and a repeat of it, whole or in part, adds no row to either table', async () => {
    const entries = sampleEntries(500);
    await destination.deliver(entries.slice(100, 250));
    await destination.deliver(entries);
    const report = await destination.deliver(entries);
    expect(new Set(report.deliveredIds)).toEqual(new Set(entries.map(({ scanId }) => scanId)));
    expect(await count('fg_scan')).toBe(500);
    expect(await count('quality_data')).toBe(500);
  });

  it('does not write a scan into the table that had arrived before its workflow was mapped', async () => {
    const entries = sampleEntries(3);
    const before = open([fgQuality]);
    await before.deliver(entries.slice(0, 2));
    await before.stop();
    await expect(destination.deliver(entries)).resolves.toMatchObject({ refused: [] });
    expect(await database.query('SELECT CP_full_code AS cp FROM quality_data')).toEqual([
      { cp: 'CP00000003-0001' },
    ]);
  });

  it('keeps nothing in either table of a batch of which the existing table refuses one row', async () => {
    const long = sampleScan(2, { fields: { ...sampleScan(2).fields, defect: '000000' } });
    await expect(
      destination.deliver([sampleEntry(1), sampleEntry(2, long), sampleEntry(3)]),
    ).rejects.toMatchObject({
      verdict: 'permanent',
      refusal: { cause: 'value-too-long', message: expect.stringContaining('quality_code') as unknown },
    });
    expect(await count('fg_scan')).toBe(0);
    expect(await count('quality_data')).toBe(0);
  });

  it('takes a collision in the existing table for a refusal of the row, never for a delivery', async () => {
    await database.query('ALTER TABLE quality_data ADD UNIQUE KEY one_cp (CP_full_code)');
    await destination.deliver([sampleEntry(1, sampleScan(7))]);
    await expect(destination.deliver([sampleEntry(2, sampleScan(7))])).rejects.toMatchObject({
      verdict: 'permanent',
      refusal: { cause: 'duplicate-key', message: expect.stringContaining('one_cp') as unknown },
    });
    expect(await count('fg_scan')).toBe(1);
    await database.query('ALTER TABLE quality_data DROP KEY one_cp');
  });

  it('carries scans of several workflows and their voids in one batch', async () => {
    const scan = sampleScan(1);
    const other = sampleScan(2, { workflow: 'goods-in' });
    const entries = [scan, other, sampleVoid(scan), sampleVoid(other)].map((item, index) =>
      sampleEntry(index + 1, item),
    );
    const report = await destination.deliver(entries);
    expect(new Set(report.deliveredIds)).toEqual(new Set(entries.map(({ scanId }) => scanId)));
    expect(await database.query('SELECT workflow, seq, approved, mapped_to FROM workflow_scan')).toEqual([
      { workflow: 'goods-in', seq: 2, approved: 1, mapped_to: null },
    ]);
    expect(await database.query('SELECT workflow FROM scan_void ORDER BY seq')).toEqual([
      { workflow: 'fg-quality' },
      { workflow: 'goods-in' },
    ]);
    expect(await count('quality_data')).toBe(1);
    const numbers = await destination.listNumbers(outboxId, { from: 1, to: 10 }, 10);
    expect(numbers.map(({ seq }) => seq)).toEqual([1, 2, 3, 4]);
  });

  it('sends the rows of each table in one packet', async () => {
    await destination.deliver(sampleEntries(1));
    const readInserts = async (): Promise<number> => {
      const [row] = await database.query<{ Value: string }>(`SHOW GLOBAL STATUS LIKE 'Com_insert'`);
      return Number(row?.Value);
    };
    const before = await readInserts();
    await destination.deliver(sampleEntries(500, 2));
    expect((await readInserts()) - before).toBe(2);
    expect(await count('quality_data')).toBe(501);
  });

  it('can insert into the existing table and do nothing else there', async () => {
    await destination.deliver(sampleEntries(1));
    const grants = await database.query<Record<string, string>>(`SHOW GRANTS FOR 'station'@'%'`);
    const onTable = grants
      .flatMap((row) => Object.values(row))
      .filter((line) => line.includes('quality_data'));
    expect(onTable).toEqual(['GRANT INSERT ON `scan_station`.`quality_data` TO `station`@`%`']);
  });
});
