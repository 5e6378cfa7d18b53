import {
  appendFileSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { sampleScan } from '../../../../e2e/support/sample-scans';
import { createTemporaryFolder } from '../../../../e2e/support/temporary-folder';
import { waitUntil } from '../../../../e2e/support/wait-until';
import type { EntryState } from '../../../shared/scan';
import type { SecondCopyStatus } from '../../../shared/second-copy';
import { systemClock } from '../../clock';
import { openOutbox } from '../outbox/open-outbox';
import type { Outbox } from '../outbox/outbox';
import { createCopyWriter } from './copy-writer';
import { readCopies } from './read-copies';
import { createSecondCopy, type SecondCopy } from './second-copy';

const context = { shift: '2026-11-23/1', serverOffsetMs: null };
type Status = Exclude<SecondCopyStatus, { state: 'off' }>;

describe('the second copy', () => {
  let home: ReturnType<typeof createTemporaryFolder>;
  let stick: string;
  let outbox: Outbox;
  let copies: SecondCopy[];

  beforeEach(() => {
    home = createTemporaryFolder('second-copy');
    stick = path.join(home.folder, 'stick');
    mkdirSync(stick);
    outbox = openOne(path.join(home.folder, 'data'));
    copies = [];
  });
  afterEach(async () => {
    for (const copy of copies) await copy.stop(false);
    outbox.close();
    home.remove();
  });

  function openOne(dataFolder: string): Outbox {
    const opened = openOutbox({ dataFolder, wallMs: 0 });
    if (opened.state !== 'ready') throw new Error(JSON.stringify(opened));
    return opened.outbox;
  }

  function start(of: Outbox = outbox, stationName = 'LINE-3'): SecondCopy {
    const copy = createSecondCopy({
      settings: { folder: stick, restoreEveryMinutes: 30 },
      outbox: of,
      stationName,
      dataFolder: home.folder,
      clock: systemClock,
      log: () => undefined,
      onChange: () => undefined,
    });
    copies.push(copy);
    copy.start();
    return copy;
  }

  const statusOf = (copy: SecondCopy): Status => {
    const status = copy.status();
    if (status.state === 'off') throw new Error('the copy is off');
    return status;
  };
  const isUpToDate = (copy: SecondCopy) => (): boolean => statusOf(copy).state === 'up-to-date';
  const append = (copy: SecondCopy, ...numbers: number[]): string[] =>
    numbers.map((number) => {
      const scan = sampleScan(number);
      outbox.append(scan, context);
      copy.notifyAppended();
      return scan.scanId;
    });
  const acknowledge = (scanId: string): void => {
    outbox.acknowledge(
      outbox.pendingEntries(100).filter((entry) => entry.scanId === scanId),
      0,
    );
  };
  const change = (copy: SecondCopy, scanId: string, state: EntryState): void => {
    if (state === 'acknowledged') acknowledge(scanId);
    else outbox.quarantine(scanId, { cause: 'value-too-long', errorNumber: 1406, message: 'too long' }, 0);
    copy.notifyChanged([{ scanId, state }]);
  };
  const idsOnStick = async (of: Outbox = outbox): Promise<string[]> =>
    (await readCopies(stick, of.outboxId)).map(({ item }) => item.scanId);
  const holdsExactly = (scanIds: string[]) => async (): Promise<boolean> =>
    JSON.stringify((await idsOnStick()).toSorted()) === JSON.stringify(scanIds.toSorted());
  const names = (): string[] => readdirSync(stick).filter((name) => name.endsWith('.scans'));

  it('holds what is undelivered, follows what is appended, refused and delivered, and is read back', async () => {
    const before = [sampleScan(1), sampleScan(2)];
    for (const scan of before) outbox.append(scan, context);
    const copy = start();
    await waitUntil('the copy is up to date', isUpToDate(copy));
    const [third = '', fourth = ''] = append(copy, 3, 4);
    await waitUntil('four are copied', () => statusOf(copy).copied === 4);
    change(copy, before[0]?.scanId ?? '', 'acknowledged');
    change(copy, third, 'quarantined');
    await waitUntil('what was delivered is gone', holdsExactly([before[1]?.scanId ?? '', third, fourth]));
    await waitUntil('the refusal is on the copy', async () =>
      (await readCopies(stick, outbox.outboxId)).some(
        ({ state, refusal }) => state === 'quarantined' && refusal !== null,
      ),
    );
    expect(statusOf(copy)).toMatchObject({
      behind: 0,
      problem: null,
      isOnSameDisk: true,
      restores: { made: 1, failed: 0, wasLastWhole: true },
    });
  });

  it('takes discarded scans off, and goes on counting what is not on it', async () => {
    const copy = start();
    const [kept = '', refused = ''] = append(copy, 1, 2);
    await waitUntil('the copy is up to date', isUpToDate(copy));
    change(copy, refused, 'quarantined');
    await waitUntil('both are copied', () => isUpToDate(copy)() && statusOf(copy).copied === 2);
    outbox.discard([refused], { by: 'OP9000', reason: 'a test', atMs: 0 });
    copy.notifyDiscarded([refused]);
    await waitUntil('the discarded one is gone', holdsExactly([kept]));
    renameSync(stick, `${stick}-away`);
    append(copy, 3);
    await waitUntil('the missing folder is told', () => statusOf(copy).problem === 'folder-missing');
    expect(statusOf(copy)).toMatchObject({ state: 'behind', copied: 1, behind: 1 });
    renameSync(`${stick}-away`, stick);
  });

  it('keeps what was delivered and lost by the database before either could be written', async () => {
    const copy = start();
    const [scanId = ''] = append(copy, 1);
    await waitUntil('it is copied', () => isUpToDate(copy)() && statusOf(copy).copied === 1);
    change(copy, scanId, 'acknowledged');
    outbox.requeueLost([1], { by: 'OP9000', reason: 'a test', atMs: 0 });
    copy.notifyChanged([{ scanId, state: 'pending' }]);
    await waitUntil('it is copied again', () => isUpToDate(copy)() && statusOf(copy).copied === 1);
    expect(await idsOnStick()).toEqual([scanId]);
  });

  it('says that the folder is missing, never creates it, and catches up when it is back', async () => {
    const copy = start();
    await waitUntil('the copy is up to date', isUpToDate(copy));
    renameSync(stick, `${stick}-away`);
    const ids = append(copy, 1, 2, 3);
    await waitUntil('the missing folder is told', () => statusOf(copy).problem === 'folder-missing');
    expect(statusOf(copy)).toMatchObject({ state: 'behind', behind: 3 });
    expect(statusOf(copy).sinceMs).not.toBeNull();
    expect(readdirSync(home.folder)).not.toContain('stick');
    renameSync(`${stick}-away`, stick);
    await waitUntil('the copy has caught up', isUpToDate(copy));
    expect((await idsOnStick()).toSorted()).toEqual(ids.toSorted());
  });

  it('writes a whole copy onto another stick, and leaves the copies of other stations alone', async () => {
    const other = openOne(path.join(home.folder, 'other'));
    other.append(sampleScan(9), context);
    const copyOfOther = start(other, 'LINE-3');
    await waitUntil('the other copy is up to date', isUpToDate(copyOfOther));
    await copyOfOther.stop(true);
    const foreign = names()[0] ?? '';
    const bytes = readFileSync(path.join(stick, foreign));
    const copy = start();
    const ids = append(copy, 1, 2);
    await waitUntil('the copy is up to date', isUpToDate(copy));
    expect(await idsOnStick()).toEqual(ids);
    expect(readFileSync(path.join(stick, foreign)).equals(bytes)).toBe(true);
    other.close();
  });

  it('goes on with the copy of an earlier start, with what has changed meanwhile', async () => {
    const first = start();
    const ids = append(first, 1, 2, 3);
    await waitUntil('the copy is up to date', isUpToDate(first));
    await first.stop(true);
    const [name] = names();
    acknowledge(ids[0] ?? '');
    const later = sampleScan(4);
    outbox.append(later, context);
    const second = start();
    await waitUntil('the copy is up to date', isUpToDate(second));
    expect(names()).toEqual([name]);
    expect((await idsOnStick()).toSorted()).toEqual([...ids.slice(1), later.scanId].toSorted());
  });

  it.each([
    [
      'rotten in the middle',
      (file: string) => writeFileSync(file, readFileSync(file, 'utf8').replace('CP', 'XP')),
    ],
    ['cut short', (file: string) => truncateSync(file, Math.floor(statSync(file).size / 2))],
  ])('is written anew when it is found %s', async (_name, spoil) => {
    const first = start();
    const ids = append(first, 1, 2, 3);
    await waitUntil('the copy is up to date', isUpToDate(first));
    await first.stop(true);
    spoil(path.join(stick, names()[0] ?? ''));
    const second = start();
    await waitUntil('the copy is up to date', isUpToDate(second));
    expect(names()[0]).toContain('.2.scans');
    expect(await idsOnStick()).toEqual(ids);
  });

  it('cuts off what a broken write left at its end', async () => {
    const copy = start();
    const [first = ''] = append(copy, 1);
    await waitUntil('the copy is up to date', isUpToDate(copy));
    appendFileSync(path.join(stick, names()[0] ?? ''), '1234abcd {"entry": {"half');
    const [second = ''] = append(copy, 2);
    await waitUntil('both are on the copy', holdsExactly([first, second]));
    expect(readFileSync(path.join(stick, names()[0] ?? ''), 'utf8')).not.toContain('half');
  });

  it('leaves a readable copy when a new one is broken off half-way: both are read', async () => {
    const copy = start();
    const ids = append(copy, 1, 2);
    await waitUntil('the copy is up to date', isUpToDate(copy));
    await copy.stop(true);
    const whole = readFileSync(path.join(stick, names()[0] ?? ''), 'utf8');
    const half = whole.slice(0, whole.indexOf('\n') + 40);
    writeFileSync(path.join(stick, `LINE-3.${outbox.outboxId}.2.scans`), half);
    expect(await idsOnStick()).toEqual(ids);
  });

  it('is written anew when it has grown long and little of it is undelivered', async () => {
    const writer = createCopyWriter({
      folder: stick,
      outbox,
      stationName: 'LINE-3',
      compactionLines: 20,
      clock: systemClock,
      log: () => undefined,
      onRestore: () => undefined,
    });
    const scans = Array.from({ length: 12 }, (_, index) => sampleScan(index));
    for (const scan of scans) {
      outbox.append(scan, context);
      await writer.bringUpToDate();
      if (scan === scans[0]) continue;
      acknowledge(scan.scanId);
      writer.notifyChanged([{ scanId: scan.scanId, state: 'acknowledged' }]);
      await writer.bringUpToDate();
    }
    expect(names()).toHaveLength(1);
    expect(names()[0]).toContain('.2.scans');
    expect(await idsOnStick()).toEqual([scans[0]?.scanId]);
  });
});
