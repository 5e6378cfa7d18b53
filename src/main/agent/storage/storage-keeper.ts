import { statfsSync } from 'node:fs';
import { statfs } from 'node:fs/promises';
import type { Clock } from '../../../shared/clock';
import type { Log } from '../../../shared/log';
import type { DiskStatus, StorageStatus } from '../../../shared/status';
import type { Outbox } from '../outbox/outbox';
import { judgeDisk, samplePauseMs, withSample, type DiskVerdict, type FreeSpaceSample } from './disk-trend';
import { guardOutbox } from './guard-outbox';
import { isNetworkFolder } from './network-folder';
import { bytesForDelivery, bytesPerScan, createReserve, reserveBytes, sliceBytes } from './reserve';

/** Pause between two looks while the reserve is in use: a person who makes room wants to see it. */
const pressedPauseMs = 2_000;

/** The reserve is filled up again only when as much as itself would stay free: room that comes and goes is not taken. */
const headroomBytes = reserveBytes;

/** Watches the place the scans are kept in, and keeps the outbox working when its disk is full. */
export interface StorageKeeper {
  /** The same outbox, which goes on in the reserve when the disk is full. */
  guard(outbox: Outbox): Outbox;
  /** Gives up a slice of the reserve, if the disk is full: opening the outbox needs a little. False: there is none. */
  giveRoom(): boolean;
  status(): StorageStatus;
  stop(): void;
}

/** What the keeper needs. */
export interface StorageKeeperDependencies {
  /** Must exist. */
  dataFolder: string;
  clock: Clock;
  log: Log;
  /** Called when the status has changed. */
  onChange: () => void;
}

/** Creates the keeper; it looks at once and from then on by itself. */
export function createStorageKeeper(dependencies: StorageKeeperDependencies): StorageKeeper {
  const { dataFolder, clock, log, onChange } = dependencies;
  const reserve = createReserve(dataFolder, log);
  let samples: readonly FreeSpaceSample[] = [];
  let freeBytes = 0;
  let verdict: DiskVerdict = { isLow: false, fullInMs: null };
  let isReserveUsed = false;
  let isRefusing = false;
  let isOnNetwork = false;
  let isLooking = false;
  let isStopped = false;
  let told = JSON.stringify(status());
  let cancelLook: () => void = () => undefined;

  function lookSoon(): void {
    if (isLooking || isStopped) return;
    isLooking = true;
    cancelLook();
    void look().finally(() => {
      isLooking = false;
      if (!isStopped) cancelLook = clock.schedule(isReserveUsed ? pressedPauseMs : samplePauseMs, lookSoon);
    });
  }

  async function look(): Promise<void> {
    try {
      await sample();
      if (reserve.heldBytes() < reserveBytes) await fillReserve();
      else isReserveUsed = false;
      if (!isReserveUsed) isRefusing = false;
    } catch (error) {
      log('warn', 'The free space of the disk could not be read.', { dataFolder, error: String(error) });
    }
    tell();
  }

  async function sample(): Promise<void> {
    const { bavail, bsize } = await statfs(dataFolder);
    freeBytes = bavail * bsize;
    samples = withSample(samples, { atMs: clock.monotonicMs(), freeBytes });
    verdict = judgeDisk(samples, verdict.isLow);
  }

  async function fillReserve(): Promise<void> {
    const missingBytes = reserveBytes - reserve.heldBytes();
    isReserveUsed = freeBytes < missingBytes + headroomBytes;
    if (isReserveUsed) return;
    await reserve.refill();
    await sample();
    isReserveUsed = reserve.heldBytes() < reserveBytes;
  }

  function status(): StorageStatus {
    return { disk: diskStatus(), isOnNetwork };
  }

  function diskStatus(): DiskStatus {
    if (isReserveUsed) {
      const usableBytes = freeBytes + reserve.heldBytes() - bytesForDelivery;
      const scansLeft = Math.max(0, Math.floor(usableBytes / bytesPerScan));
      return isRefusing || scansLeft === 0 ? { state: 'full' } : { state: 'reserve', scansLeft };
    }
    if (!verdict.isLow) return { state: 'roomy' };
    return { state: 'low', freeBytes, fullInMs: verdict.fullInMs };
  }

  function tell(): void {
    const now = status();
    const text = JSON.stringify(now);
    if (text === told) return;
    const before = (JSON.parse(told) as StorageStatus).disk.state;
    told = text;
    if (now.disk.state !== before) {
      const level = now.disk.state === 'roomy' ? 'info' : now.disk.state === 'low' ? 'warn' : 'error';
      log(level, logSentences[now.disk.state], { dataFolder, ...now.disk });
    }
    onChange();
  }

  async function lookForNetwork(): Promise<void> {
    try {
      isOnNetwork = await isNetworkFolder(dataFolder, process.platform);
    } catch (error) {
      log('warn', 'The kind of drive the data folder is on could not be found out.', {
        error: String(error),
      });
    }
    if (!isOnNetwork) return;
    log('error', 'The data folder is on a network drive: saved scans can be lost there. Use a local disk.', {
      dataFolder,
    });
    tell();
  }

  void lookForNetwork();
  lookSoon();

  return {
    guard: (outbox) =>
      guardOutbox(outbox, reserve, {
        onReserveUsed: () => {
          isReserveUsed = true;
          // The last look was before; a disk that refuses a page has nothing.
          freeBytes = 0;
          lookSoon();
        },
        onScanRefused: () => {
          isReserveUsed = true;
          isRefusing = true;
          tell();
          lookSoon();
        },
        onScanSaved: () => {
          isRefusing = false;
        },
      }),
    giveRoom: () => {
      const { bavail, bsize } = statfsSync(dataFolder);
      return bavail * bsize < sliceBytes && reserve.release('delivery');
    },
    status,
    stop: () => {
      isStopped = true;
      cancelLook();
    },
  };
}

const logSentences: Record<DiskStatus['state'], string> = {
  roomy: 'The disk has room again.',
  low: 'The disk of this PC is getting full.',
  reserve: 'The disk is full. Scans are saved in the reserve; free some space.',
  full: 'The disk and the reserve are full. New scans are refused; free some space.',
};
