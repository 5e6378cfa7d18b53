import { mkdirSync, readdirSync, readFileSync, renameSync, truncateSync, statSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fillOutbox } from '../../../../bench/filled-outbox';
import { createTemporaryFolder } from '../../../../e2e/support/temporary-folder';
import { waitUntil } from '../../../../e2e/support/wait-until';
import type { TransferStatus } from '../../../shared/transfer';
import { systemClock } from '../../clock';
import { openOutbox } from '../outbox/open-outbox';
import type { Outbox } from '../outbox/outbox';
import { createSalvager, type Salvager } from '../salvage/salvager';
import { collectEntries } from './collect-entries';
import { writeRescueFile } from './rescue-file';
import { createTransfer, type Transfer } from './transfer';

const record = { by: 'OP9000', reason: 'the PC is dead' };

describe('rescuing scans from the disk of a dead PC', () => {
  let home: ReturnType<typeof createTemporaryFolder>;
  let dead: string;
  let outbox: Outbox;

  beforeEach(() => {
    home = createTemporaryFolder('rescue');
    dead = path.join(home.folder, 'dead');
    fillOutbox(dead, 600);
    const opened = openOutbox({ dataFolder: path.join(home.folder, 'living'), wallMs: 0 });
    if (opened.state !== 'ready') throw new Error(JSON.stringify(opened));
    outbox = opened.outbox;
  });
  afterEach(() => {
    outbox.close();
    home.remove();
  });

  const createTransferOf = (): Transfer =>
    createTransfer({
      outbox,
      stationName: 'LINE-2',
      exportFolder: path.join(home.folder, 'exports'),
      clock: systemClock,
      log: () => undefined,
      onChange: () => undefined,
      onPending: () => undefined,
    });
  const settled = async (transfer: Transfer): Promise<TransferStatus> => {
    await waitUntil('the transfer is done', () => transfer.status().state !== 'running', {
      timeoutMs: 60_000,
    });
    return transfer.status();
  };

  it('finds all of them, changes no byte, and never overwrites a file', async () => {
    const before = readFileSync(path.join(dead, 'outbox.sqlite'));
    const to = path.join(home.folder, 'line1.scans');
    const options = { from: dead, to, station: 'LINE-1', wallMs: 0 };
    const { entries, sources } = await writeRescueFile(options);
    expect(entries).toHaveLength(600);
    expect(sources).toMatchObject([{ found: 600, problem: null }]);
    expect(readFileSync(path.join(dead, 'outbox.sqlite')).equals(before)).toBe(true);
    await expect(writeRescueFile(options)).rejects.toThrow('EEXIST');
  });

  it('says what could not be read of a damaged file, and rescues the rest', async () => {
    const file = path.join(dead, 'outbox.sqlite');
    truncateSync(file, Math.floor(statSync(file).size * 0.6));
    const { entries, sources } = await collectEntries(dead, 'LINE-1');
    expect(entries.length).toBeGreaterThan(0);
    expect(entries.length).toBeLessThan(600);
    expect(sources[0]?.problem).toBe(
      `${600 - entries.length} numbers could not be read or were removed after delivery`,
    );
  });

  it('says where to look when a folder holds nothing of a station', async () => {
    const empty = path.join(home.folder, 'empty');
    mkdirSync(empty);
    await expect(collectEntries(empty, 'LINE-1')).rejects.toThrow('Name the data folder of the dead PC');
  });

  it('has them taken in by another station, whole, once, under the numbers of the dead one', async () => {
    const transfer = createTransferOf();
    transfer.rescueFrom(dead);
    const rescued = await settled(transfer);
    if (rescued.state !== 'rescued') throw new Error(JSON.stringify(rescued));
    expect(rescued.found).toBe(600);
    transfer.importFile(rescued.file, record);
    expect(() => {
      transfer.importFile(rescued.file, record);
    }).toThrow('already');
    expect(await settled(transfer)).toMatchObject({ state: 'imported', imported: 600, alreadyHere: 0 });
    transfer.importFile(rescued.file, record);
    expect(await settled(transfer)).toMatchObject({ state: 'imported', imported: 0, alreadyHere: 600 });
    expect(
      outbox
        .pendingEntries(1_000)
        .map(({ origin }) => origin?.seq)
        .toSorted((a = 0, b = 0) => a - b),
    ).toEqual(Array.from({ length: 600 }, (_, index) => index + 1));
    truncateSync(rescued.file, statSync(rescued.file).size - 100);
    transfer.importFile(rescued.file, record);
    expect(await settled(transfer)).toMatchObject({ state: 'refused', kind: 'import' });
  });

  describe('and from a damaged file that was set aside', () => {
    const salvage = (keptAs: string): Salvager =>
      createSalvager({
        setAsideFiles: [keptAs],
        justSetAside: null,
        outbox,
        destination: null,
        isReachable: () => false,
        stationName: 'LINE-2',
        copiesOf: () => Promise.resolve([]),
        clock: systemClock,
        log: () => undefined,
        onChange: () => undefined,
        onPending: () => undefined,
      });

    it('begins again when it was broken off, and counts the same', async () => {
      const keptAs = path.join(home.folder, 'outbox.damaged-2026.sqlite');
      renameSync(path.join(dead, 'outbox.sqlite'), keptAs);
      truncateSync(keptAs, Math.floor(statSync(keptAs).size * 0.8));
      const first = salvage(keptAs);
      first.start();
      await waitUntil('some are imported', () => outbox.counts().pending > 0, { timeoutMs: 60_000 });
      first.stop();
      const second = salvage(keptAs);
      second.start();
      await waitUntil('the salvage is done', () => second.reports()[0]?.state === 'done', {
        timeoutMs: 60_000,
      });
      second.stop();
      const [report] = second.reports();
      if (report === undefined) throw new Error('a report was expected');
      expect(report.appended).toBe(600);
      expect(report.salvaged).toBe(outbox.counts().pending);
      expect(report.delivered + report.salvaged + report.missing.count).toBe(report.appended);
      const text = readFileSync(report.reportFile ?? '', 'utf8');
      expect(text).toContain(`600 = 0 + ${report.salvaged} + ${report.missing.count}`);
      expect(salvage(keptAs).reports()).toEqual([report]);
      expect(readdirSync(home.folder).filter((name) => name.endsWith('.new'))).toEqual([]);
    });
  });
});
