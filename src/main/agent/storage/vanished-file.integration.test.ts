import { chmodSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import SqliteDatabase from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startAgentStation, type AgentStation } from '../../../../e2e/support/agent-station';
import { sampleScan } from '../../../../e2e/support/sample-scans';
import { createTemporaryFolder } from '../../../../e2e/support/temporary-folder';
import { outboxFileName } from '../outbox/outbox-file';

// Windows lets nobody delete a file that SQLite has open: there the fault cannot happen.
describe.skipIf(process.platform === 'win32')('a file for scans that is deleted while it is in use', () => {
  let home: ReturnType<typeof createTemporaryFolder>;
  let dataFolder: string;
  let station: AgentStation;

  beforeEach(() => {
    home = createTemporaryFolder('vanished');
    dataFolder = path.join(home.folder, 'data');
    mkdirSync(dataFolder);
    station = startAgentStation({ dataFolder });
  });
  afterEach(async () => {
    await station.stop();
    home.remove();
  });

  const file = (): string => path.join(dataFolder, outboxFileName);
  const scan = (from: number, to: number): void => {
    for (let seq = from; seq <= to; seq += 1) {
      expect(station.ask('append', sampleScan(seq))).toMatchObject({ outcome: 'saved', seq });
    }
  };
  const expectAllAfterRestart = async (count: number): Promise<void> => {
    await station.stop();
    station = startAgentStation({ dataFolder });
    expect(station.status()).toMatchObject({ outbox: { state: 'ready' }, backlog: count });
  };

  it('with its whole folder: the next scan is saved in a new file together with all before it', async () => {
    scan(1, 5);
    rmSync(dataFolder, { recursive: true });
    expect(existsSync(file())).toBe(false);
    scan(6, 6);
    expect(existsSync(file())).toBe(true);
    expect(station.log().filter((line) => line.includes('put back'))).toHaveLength(1);
    await expectAllAfterRestart(6);
  });

  it('alone, its log left behind: all is put back by itself, without a scan', async () => {
    scan(1, 5);
    rmSync(file());
    await station.until('the file is there again', () => existsSync(file()));
    scan(6, 8);
    await expectAllAfterRestart(8);
  });

  it('and replaced by another: that one is kept under another name', async () => {
    scan(1, 3);
    renameSync(file(), `${file()}.moved`);
    writeFileSync(file(), 'something else');
    scan(4, 4);
    expect(readdirSync(dataFolder).some((name) => name.includes('.in-the-way-'))).toBe(true);
    await expectAllAfterRestart(4);
  });

  it('and not to be put back: scans are refused in words until it can, and nothing is lost', async () => {
    scan(1, 5);
    rmSync(dataFolder, { recursive: true });
    // Where the folder was, something is that is none: not even an administrator can make it now.
    writeFileSync(dataFolder, '');
    expect(station.ask('append', sampleScan(6))).toMatchObject({
      outcome: 'refused',
      reason: 'storage-failed',
    });
    expect(station.status().outbox).toMatchObject({ state: 'refused', problem: { code: 'vanished' } });
    rmSync(dataFolder);
    await station.until('it goes on by itself', ({ outbox }) => outbox.state === 'ready');
    scan(6, 6);
    await expectAllAfterRestart(6);
  });

  it('rights that are taken away leave the open file usable', async () => {
    scan(1, 1);
    chmodSync(dataFolder, 0o500);
    scan(2, 2);
    chmodSync(dataFolder, 0o700);
    await expectAllAfterRestart(2);
  });

  it('no other program that speaks SQLite gets into the file while the station runs', () => {
    scan(1, 1);
    const other = new SqliteDatabase(file(), { timeout: 0 });
    expect(() => other.exec('BEGIN EXCLUSIVE')).toThrow(/locked/);
    other.close();
    scan(2, 2);
  });
});
