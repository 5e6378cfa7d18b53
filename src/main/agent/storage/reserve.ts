import { randomFillSync } from 'node:crypto';
import { statSync, truncateSync } from 'node:fs';
import { open } from 'node:fs/promises';
import path from 'node:path';
import type { Log } from '../../../shared/log';

/*
 * A file that holds room for bad days. When the disk is full it is made shorter, slice by slice, and what it gives up is
 * used at once: all of it given up at a time would be taken by whatever has filled the disk.
 */

/** Name of the reserve beside the outbox file. */
export const reserveFileName = 'outbox.reserve';

const mebibyte = 1_024 * 1_024;

/** Scans that can be saved on a full disk, whatever they hold. */
export const reservedScans = 500;

/**
 * What one scan takes at most: six pages of 4 KiB in the write-ahead log, should there be no checkpoint at all. Measured on
 * a full disk: 12 MiB took 10,689 ordinary scans, or 2,229 whose codes are as long as may be.
 */
export const bytesPerScan = 24 * 1_024;

/** For acknowledging and pruning: a transaction of 2,000 entries writes about 1 MiB of log, and as much of the file. */
export const bytesForDelivery = 4 * mebibyte;

/** 500 scans of 24 KiB and the delivery of what is here: 15.7 MiB, rounded up to 16. */
export const reserveBytes = 16 * mebibyte;

/** What is given up at a time. */
export const sliceBytes = 256 * 1_024;

/** What the room is for. Scans leave untouched what delivery needs, because only delivery and people make room again. */
export type ReservePurpose = 'scan' | 'delivery';

/** The reserve of one data folder. */
export interface Reserve {
  /** Bytes it holds now. */
  heldBytes(): number;
  /** Gives a slice back to the disk; false when there is none left for this purpose. */
  release(purpose: ReservePurpose): boolean;
  /** Fills the reserve up, little by little; stops, and keeps what it has, when the disk is full. Never rejects. */
  refill(): Promise<void>;
}

/** The reserve of a data folder; it is what its file is, whoever has changed that. */
export function createReserve(dataFolder: string, log: Log): Reserve {
  const file = path.join(dataFolder, reserveFileName);
  let isFilling = false;
  let releases = 0;

  const heldBytes = (): number => statSync(file, { throwIfNoEntry: false })?.size ?? 0;

  function release(purpose: ReservePurpose): boolean {
    const keptBytes = purpose === 'scan' ? bytesForDelivery : 0;
    try {
      const nowBytes = heldBytes();
      if (nowBytes <= keptBytes) return false;
      releases += 1;
      truncateSync(file, Math.max(0, nowBytes - sliceBytes));
      return true;
    } catch (error) {
      log('error', 'The reserve for a full disk could not be made shorter.', { file, error: String(error) });
      return false;
    }
  }

  async function refill(): Promise<void> {
    if (isFilling) return;
    isFilling = true;
    const releasesBefore = releases;
    try {
      const handle = await open(file, 'a');
      try {
        while (heldBytes() < reserveBytes && releases === releasesBefore) {
          // Random, so that no file system keeps it as a hole or compressed: only what is really taken can be given back.
          const slice = randomFillSync(Buffer.allocUnsafe(Math.min(sliceBytes, reserveBytes - heldBytes())));
          await handle.write(slice);
        }
        await handle.sync();
      } finally {
        await handle.close();
      }
    } catch (error) {
      log('warn', 'The reserve for a full disk could not be filled up; it is tried again.', {
        file,
        error: String(error),
      });
    } finally {
      isFilling = false;
    }
  }

  return { heldBytes, release, refill };
}
