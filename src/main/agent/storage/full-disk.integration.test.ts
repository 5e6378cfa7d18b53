import { existsSync, statSync } from 'node:fs';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startAgentStation, type AgentStation } from '../../../../e2e/support/agent-station';
import { startMariadb, type PrivateMariadb } from '../../../../e2e/support/mariadb';
import { sampleScan } from '../../../../e2e/support/sample-scans';
import { canMount, mountSmallDisk, noSmallDisk, type SmallDisk } from '../../../../e2e/support/small-disk';
import type { AppendAnswer } from '../../../shared/ipc';
import { maximumCodeLength, type Scan } from '../../../shared/scan';
import { openOutbox } from '../outbox/open-outbox';
import type { Outbox } from '../outbox/outbox';
import { guardOutbox } from './guard-outbox';
import { bytesForDelivery, createReserve, reserveBytes, reservedScans, reserveFileName } from './reserve';

const mebibyte = 1_024 * 1_024;

if (!canMount()) process.stderr.write(`SKIPPED ${import.meta.filename}: ${noSmallDisk}\n`);

/** As long as scans come: every code has all its characters, and each takes four bytes. */
function longScan(number: number): Scan {
  const scan = sampleScan(number);
  const code = (name: string): string => `${name}${number}`.padEnd(maximumCodeLength / 2, '𝌆');
  return {
    ...scan,
    fields: Object.fromEntries(Object.keys(scan.fields).map((name) => [name, code(name)])),
  };
}

describe.runIf(canMount())('a disk that is full to the last byte while scans come', () => {
  let database: PrivateMariadb;
  let disk: SmallDisk;
  let station: AgentStation;

  beforeAll(async () => {
    database = await startMariadb();
  });
  afterAll(() => database.stop());
  beforeEach(async () => {
    await database.query('TRUNCATE fg_scan');
    disk = mountSmallDisk(64 * mebibyte);
  });
  afterEach(async () => {
    await station.stop();
    disk.unmount();
  });

  const append = (scan: Scan): AppendAnswer => station.ask('append', scan);
  const reserveFile = (): string => path.join(disk.folder, reserveFileName);
  const reserveIsBuilt = (): boolean =>
    existsSync(reserveFile()) && statSync(reserveFile()).size === reserveBytes;
  const openFilled = async (databaseUrl?: string): Promise<void> => {
    station = startAgentStation({ dataFolder: disk.folder, databaseUrl });
    await station.until('the reserve is built', reserveIsBuilt);
    disk.fill();
    expect(disk.freeBytes()).toBe(0);
  };
  const scanUntilRefused = (makeScan: (number: number) => Scan): { saved: Scan[]; refused: AppendAnswer } => {
    const saved: Scan[] = [];
    for (;;) {
      const scan = makeScan(saved.length + 1);
      const answer = append(scan);
      if (answer.outcome === 'refused') return { saved, refused: answer };
      saved.push(scan);
    }
  };

  it('takes at least 500 of the longest scans, says how many more, refuses the next by name, and goes on by itself when there is room', async () => {
    await openFilled();
    expect(append(longScan(0))).toMatchObject({ outcome: 'saved' });
    await station.until('the reserve is in use', ({ storage }) => storage.disk.state === 'reserve');
    const { disk: inReserve } = station.status().storage;
    if (inReserve.state !== 'reserve') throw new Error(JSON.stringify(inReserve));
    const { saved, refused } = scanUntilRefused(longScan);
    process.stdout.write(
      `longest scans saved on a full disk: ${saved.length + 1}, promised ${inReserve.scansLeft}\n`,
    );
    expect(saved.length).toBeGreaterThanOrEqual(inReserve.scansLeft);
    expect(inReserve.scansLeft).toBeGreaterThanOrEqual(reservedScans - 12);
    expect(refused).toMatchObject({ outcome: 'refused', reason: 'disk-full' });
    expect(station.status().storage.disk.state).toBe('full');
    expect(station.status().backlog).toBe(saved.length + 1);
    // What the window repeats because the answer got lost is still known as saved.
    expect(append(saved.at(-1) ?? longScan(0))).toMatchObject({ outcome: 'saved', repeated: true });

    disk.makeRoom();
    expect(append(longScan(10_000))).toMatchObject({ outcome: 'saved' });
    await station.until('the reserve is built again', reserveIsBuilt);
    await station.until('the alarm is over', ({ storage }) => storage.disk.state === 'low');
  });

  it('delivers and acknowledges all of it while scans are refused', async () => {
    await database.kill();
    await openFilled(database.stationUrl);
    const { saved } = scanUntilRefused(sampleScan);
    process.stdout.write(`ordinary scans saved on a full disk: ${saved.length}\n`);
    expect(saved.length).toBeGreaterThanOrEqual(reservedScans);
    await database.start();
    await station.until('everything is delivered', ({ backlog }) => backlog === 0);
    expect(disk.freeBytes()).toBeLessThan(mebibyte);
    const rows = await database.query<{ count: number }>('SELECT COUNT(*) AS count FROM fg_scan');
    expect(Number(rows[0]?.count)).toBe(saved.length);
  });

  it('opens on a full disk with everything that was saved', async () => {
    await openFilled();
    const { saved } = scanUntilRefused(sampleScan);
    await station.stop();
    disk.fill();
    station = startAgentStation({ dataFolder: disk.folder });
    expect(station.status()).toMatchObject({ outbox: { state: 'ready' }, backlog: saved.length });
    const answer = append(sampleScan(saved.length + 1));
    await station.until('it says that the disk is full', ({ storage }) =>
      ['full', 'reserve'].includes(storage.disk.state),
    );
    expect(['saved', 'refused']).toContain(answer.outcome);
  });
});

describe.runIf(canMount())('pruning on a disk that is full to the last byte', () => {
  it('goes on in the reserve, gives room back to the disk, and leaves the scans their part', async () => {
    const disk = mountSmallDisk(64 * mebibyte);
    const open = (): Outbox => {
      const opened = openOutbox({ dataFolder: disk.folder, wallMs: 0 });
      if (opened.state !== 'ready') throw new Error(JSON.stringify(opened));
      return opened.outbox;
    };
    let outbox = open();
    try {
      for (let day = 0; day < 2; day += 1) {
        for (let number = 0; number < 6_000; number += 1)
          outbox.append(sampleScan(number), { shift: `day-${day}/1`, serverOffsetMs: null });
        outbox.acknowledge(outbox.pendingEntries(6_000), Date.UTC(2026, 0, 1 + day));
      }
      // Opened anew, its log is empty and needs room for every page.
      outbox.close();
      const reserve = createReserve(disk.folder, () => undefined);
      await reserve.refill();
      let releases = 0;
      outbox = guardOutbox(open(), reserve, {
        onReserveUsed: () => {
          releases += 1;
        },
        onScanRefused: () => undefined,
        onScanSaved: () => undefined,
      });
      disk.fill();
      expect(disk.freeBytes()).toBe(0);

      const bound = outbox.pruneBound(1);
      if (bound === null) throw new Error('there are days');
      let pruned = 0;
      for (let step = outbox.prunableSeqs(bound, 0, 500); step.lastSeq !== null;) {
        pruned += outbox.prune(bound, step.seqs);
        step = outbox.prunableSeqs(bound, step.lastSeq, 500);
      }
      expect(pruned).toBe(6_000);
      expect(releases).toBeGreaterThan(0);
      while (outbox.retentionFacts().emptyBytes > 0) outbox.giveBack(64);
      outbox.checkpoint();
      expect(disk.freeBytes()).toBeGreaterThan(mebibyte);
      expect(reserve.heldBytes()).toBeGreaterThanOrEqual(reserveBytes - bytesForDelivery);
      const answer = outbox.append(sampleScan(7_000), { shift: 'day-2/1', serverOffsetMs: null });
      expect(answer).toMatchObject({ outcome: 'saved', seq: 12_001 });
    } finally {
      outbox.close();
      disk.unmount();
    }
  });
});
