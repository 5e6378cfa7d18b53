import { readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createTemporaryFolder } from '../../../../e2e/support/temporary-folder';
import {
  bytesForDelivery,
  bytesPerScan,
  createReserve,
  reserveBytes,
  reservedScans,
  reserveFileName,
  type Reserve,
} from './reserve';

describe('the reserve', () => {
  let home: ReturnType<typeof createTemporaryFolder>;
  let reserve: Reserve;
  let log: string[];

  beforeEach(() => {
    home = createTemporaryFolder('reserve');
    log = [];
    reserve = createReserve(home.folder, (level, text) => log.push(`${level} ${text}`));
  });
  afterEach(() => {
    home.remove();
  });

  const file = (): string => path.join(home.folder, reserveFileName);

  it('has room for its scans and for delivery', () => {
    expect(reservedScans * bytesPerScan + bytesForDelivery).toBeLessThanOrEqual(reserveBytes);
  });

  it('is really taken from the disk: not a hole, and not to be compressed', async () => {
    await reserve.refill();
    const { size, blocks } = statSync(file());
    expect(size).toBe(reserveBytes);
    expect(blocks * 512).toBeGreaterThanOrEqual(reserveBytes);
    expect(gzipSync(readFileSync(file())).length).toBeGreaterThan(reserveBytes * 0.99);
  });

  it('gives up slice by slice, for scans only what delivery does not need', async () => {
    await reserve.refill();
    while (reserve.release('scan')) expect(reserve.heldBytes()).toBeGreaterThanOrEqual(bytesForDelivery);
    expect(reserve.heldBytes()).toBe(bytesForDelivery);
    while (reserve.release('delivery')) expect(reserve.release('scan')).toBe(false);
    expect(reserve.heldBytes()).toBe(0);
  });

  it('is filled up again from what is left', async () => {
    await reserve.refill();
    reserve.release('scan');
    await reserve.refill();
    expect(reserve.heldBytes()).toBe(reserveBytes);
  });

  it('stops filling up when a slice is needed meanwhile', async () => {
    await reserve.refill();
    while (reserve.release('scan'));
    const filling = reserve.refill();
    reserve.release('delivery');
    await filling;
    expect(reserve.heldBytes()).toBeLessThan(reserveBytes);
  });

  it('is what its file is, whoever has changed that', async () => {
    writeFileSync(file(), Buffer.alloc(5_000));
    expect(reserve.heldBytes()).toBe(5_000);
    rmSync(file());
    expect(reserve.release('delivery')).toBe(false);
    home.remove();
    await reserve.refill();
    expect(log).toEqual([expect.stringContaining('could not be filled up')]);
  });
});
