import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createSerialCable, type SerialCable } from '../../../../e2e/support/serial-cable';
import { createTemporaryFolder } from '../../../../e2e/support/temporary-folder';
import { waitUntil } from '../../../../e2e/support/wait-until';
import {
  serialScannersSchema,
  type SerialCode,
  type SerialDetection,
  type SerialScanner,
} from '../../../shared/serial-scanner';
import { systemClock } from '../../clock';
import type { SerialPorts } from './serial-port';
import { createSerialScanners, type SerialScanners } from './serial-scanners';
import { systemSerialPorts } from './system-serial-ports';

describe('the scanners of a station', () => {
  let home: { folder: string; remove: () => void };
  let left: SerialCable;
  let right: SerialCable;
  let scanners: SerialScanners | null = null;
  let codes: SerialCode[];
  let detections: SerialDetection[];
  let lines: string[];

  beforeEach(async () => {
    home = createTemporaryFolder('serial-scanners');
    left = createSerialCable(home.folder, 'ttyLeft');
    right = createSerialCable(home.folder, 'ttyRight');
    await left.plugIn();
    await right.plugIn();
    codes = [];
    detections = [];
    lines = [];
  });
  afterEach(async () => {
    await scanners?.stop();
    scanners = null;
    await left.pullOut();
    await right.pullOut();
    home.remove();
  });

  // The system does not list the terminals a test makes; everything else is the real thing.
  const ports = (): SerialPorts => ({
    ...systemSerialPorts,
    list: () =>
      Promise.resolve(
        [left, right].map(({ stationEnd }) => ({
          path: stationEnd,
          manufacturer: 'Test Instruments',
          friendlyName: null,
          vendorId: '0c2e',
          productId: '0b61',
          serialNumber: path.basename(stationEnd),
        })),
      ),
  });

  function start(configured: readonly SerialScanner[] = []): SerialScanners {
    scanners = createSerialScanners({
      dataFolder: home.folder,
      configured,
      ports: ports(),
      clock: systemClock,
      log: (_level, message) => lines.push(message),
      onCode: (code) => codes.push(code),
      onStatus: () => undefined,
      onDetection: (detection) => detections.push(detection),
    });
    return scanners;
  }

  const bySerialNumber = (): SerialScanner[] =>
    serialScannersSchema.parse([
      { name: 'left bench', vendorId: '0C2E', productId: '0b61', serialNumber: 'ttyLeft' },
      { name: 'right bench', vendorId: '0c2e', serialNumber: 'ttyRight' },
    ]);
  const allOpen = (count = 2): Promise<void> =>
    waitUntil(
      `${count} ports are open`,
      () => scanners?.status().filter(({ state }) => state === 'open').length === count,
      { timeoutMs: 30_000 },
    );
  const send = (cable: SerialCable, text: string): Promise<void> => cable.send(Buffer.from(text, 'latin1'));

  it('reads two scanners at once, each found by its serial number, and says which one a code came from', async () => {
    start(bySerialNumber());
    await allOpen();
    await send(left, 'CP00000001-0001\r');
    await send(right, 'OC12345678\r');
    await waitUntil('both codes are here', () => codes.length === 2);
    expect(codes.map(({ device }) => device).toSorted()).toEqual(['left bench', 'right bench']);
    expect(codes.find(({ device }) => device === 'left bench')).toMatchObject({ text: 'CP00000001-0001' });
  });

  it('finds a scanner by the code that is scanned with it, and lets all ports go afterwards', async () => {
    const all = start();
    all.detect(9_600);
    await waitUntil('the right scanner was heard', async () => {
      await send(right, 'ANY-CODE\r');
      return detections.length > 0;
    });
    expect(detections).toMatchObject([
      { outcome: 'found', port: { path: right.stationEnd, label: 'Test Instruments' }, terminator: 'line' },
    ]);
    all.replace(bySerialNumber());
    await allOpen();
    await send(left, 'after\r');
    await waitUntil('the code is here', () => codes.some((code) => 'text' in code && code.text === 'after'));
  });

  it('keeps a choice made at the station, over the configuration and over a restart', async () => {
    const [first] = bySerialNumber();
    if (first === undefined) throw new Error('no sample');
    start().replace([first]);
    await allOpen(1);
    await scanners?.stop();
    start(bySerialNumber());
    expect(scanners?.scanners().map(({ name }) => name)).toEqual(['left bench']);
  });

  it('leaves a stored choice that cannot be read alone, says so, and uses the configuration', () => {
    const file = path.join(home.folder, 'serial-scanners.json');
    writeFileSync(file, '[{"name": ""}]');
    start(bySerialNumber());
    expect(scanners?.scanners()).toHaveLength(2);
    expect(lines[0]).toContain('cannot be read');
    expect(readFileSync(file, 'utf8')).toBe('[{"name": ""}]');
  });
});
