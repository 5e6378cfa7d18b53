import { execFileSync } from 'node:child_process';
import { closeSync, constants, mkdirSync, openSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startAgentStation, type AgentStation } from '../../../../e2e/support/agent-station';
import { createManualClock } from '../../../../e2e/support/manual-clock';
import { sampleScan } from '../../../../e2e/support/sample-scans';
import { canMount, mountSmallDisk, noSmallDisk } from '../../../../e2e/support/small-disk';
import { createTemporaryFolder } from '../../../../e2e/support/temporary-folder';
import { waitUntil } from '../../../../e2e/support/wait-until';
import type { Clock } from '../../../shared/clock';
import type { SecondCopyStatus } from '../../../shared/second-copy';
import { systemClock } from '../../clock';
import { openOutbox } from '../outbox/open-outbox';
import { toCopyName } from './copy-names';
import { readCopies } from './read-copies';

/*
 * Every append here is answered in the same turn in which it was asked (the station of the test throws otherwise), so it
 * has waited for nothing that a stick could hold up.
 */

const isMountable = canMount();
if (!isMountable) process.stderr.write(`SKIPPED a full stick: ${noSmallDisk}\n`);

describe('a stick for the second copy that does not work', () => {
  let home: ReturnType<typeof createTemporaryFolder>;
  let station: AgentStation;
  let number = 0;

  beforeEach(() => {
    home = createTemporaryFolder('bad-stick');
  });
  afterEach(async () => {
    await station.stop();
    home.remove();
  });

  const dataFolder = (): string => path.join(home.folder, 'data');
  const start = (folder: string, clock: Clock): AgentStation =>
    startAgentStation({
      dataFolder: dataFolder(),
      clock,
      configuration: { secondCopy: { folder, restoreEveryMinutes: 30 } },
    });
  const copy = (): Exclude<SecondCopyStatus, { state: 'off' }> => {
    const { secondCopy } = station.status();
    if (secondCopy.state === 'off') throw new Error('There is no second copy.');
    return secondCopy;
  };
  const scan = (count: number): string[] =>
    Array.from({ length: count }, () => {
      const next = sampleScan((number += 1));
      expect(station.ask('append', next)).toMatchObject({ outcome: 'saved' });
      return next.scanId;
    });
  const until = (what: string, holds: () => boolean): Promise<void> =>
    waitUntil(what, holds, { timeoutMs: 60_000 });
  const outboxId = (): string => {
    const { outbox } = station.status();
    if (outbox.state !== 'ready') throw new Error(JSON.stringify(outbox));
    return outbox.outboxId;
  };
  const idsOn = async (folder: string): Promise<string[]> =>
    (await readCopies(folder, outboxId())).map(({ item }) => item.scanId).toSorted();
  const told = (problem: string): string | undefined =>
    station.log().find((line) => line.includes('cannot be written') && line.includes(`"${problem}"`));

  it.runIf(isMountable)(
    'and is full: every scan is saved at once, it is told, and the copy catches up when there is room',
    async () => {
      const disk = mountSmallDisk(1_024 * 1_024);
      try {
        station = start(disk.folder, systemClock);
        await until('the copy is up to date', () => copy().state === 'up-to-date');
        disk.fill();
        expect(disk.freeBytes()).toBe(0);
        const ids = scan(40);
        await until('the full stick is told', () => copy().problem === 'full');
        ids.push(...scan(40));
        expect(copy()).toMatchObject({ state: 'behind', folder: disk.folder });
        expect(copy().behind).toBeGreaterThan(0);
        expect(copy().sinceMs).not.toBeNull();
        expect(told('full')).toContain('scans are safe on this PC');
        disk.makeRoom();
        await until('the copy has caught up', () => copy().state === 'up-to-date');
        expect(await idsOn(disk.folder)).toEqual(ids.toSorted());
      } finally {
        disk.unmount();
      }
    },
  );

  /*
   * A FIFO in place of the copy's file stands for a hung disk: whoever opens it for reading is held in the system call, as
   * by a dead share, until somebody opens it for writing.
   */
  it.skipIf(process.platform === 'win32')(
    'and hangs: every scan is saved at once, it is told after 5 s, and the copy catches up when it answers',
    async () => {
      const stick = path.join(home.folder, 'stick');
      mkdirSync(stick);
      const opened = openOutbox({ dataFolder: dataFolder(), wallMs: 0 });
      if (opened.state !== 'ready') throw new Error(JSON.stringify(opened));
      opened.outbox.close();
      const file = path.join(stick, toCopyName('LINE-1', opened.outbox.outboxId, 1));
      execFileSync('mkfifo', [file]);
      const letGo = (): void => closeSync(openSync(file, constants.O_WRONLY | constants.O_NONBLOCK));
      const clock = createManualClock();
      station = start(stick, clock);
      const untilSoon = (what: string, holds: () => boolean): Promise<void> =>
        until(what, () => {
          clock.advance(500);
          return holds();
        });
      const ids = scan(20);
      await untilSoon('the hung stick is told', () => copy().problem === 'not-answering');
      try {
        ids.push(...scan(20));
        expect(copy()).toMatchObject({ state: 'behind', copied: 0, behind: 40 });
        expect(told('not-answering')).toContain('scans are safe on this PC');
      } finally {
        // Fails when nobody is held by it.
        letGo();
      }
      await untilSoon('the copy has caught up', () => copy().state === 'up-to-date');
      expect(await idsOn(stick)).toEqual(ids.toSorted());
    },
  );
});
