import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createSeededRandom } from '../../../../e2e/support/seeded-random';
import { createSerialCable, type SerialCable } from '../../../../e2e/support/serial-cable';
import { createTemporaryFolder } from '../../../../e2e/support/temporary-folder';
import { waitUntil } from '../../../../e2e/support/wait-until';
import { serialScannerSchema, type SerialCode } from '../../../shared/serial-scanner';
import { systemClock } from '../../clock';
import { readSerialScanner, type SerialReader } from './serial-reader';
import { systemSerialPorts } from './system-serial-ports';

/*
 * Real terminals of the kernel, real bytes, the real package. Only the USB plug is missing: a terminal that disappears
 * stands for it.
 */

const seed = 20_261_124;

describe('a scanner on a serial port', () => {
  let home: { folder: string; remove: () => void };
  let cable: SerialCable;
  let reader: SerialReader | null = null;
  let codes: SerialCode[];

  beforeEach(() => {
    home = createTemporaryFolder('serial');
    cable = createSerialCable(home.folder, 'ttyScanner');
    codes = [];
  });
  afterEach(async () => {
    await reader?.stop();
    reader = null;
    await cable.pullOut();
    home.remove();
  });

  function read(settings: Record<string, unknown> = {}): void {
    reader = readSerialScanner({
      scanner: serialScannerSchema.parse({ name: 'left bench', path: cable.stationEnd, ...settings }),
      ports: systemSerialPorts,
      clock: systemClock,
      log: () => undefined,
      onCode: (code) => codes.push(code),
      onStatus: () => undefined,
    });
  }
  const isOpen = (): Promise<void> =>
    waitUntil('the port is open', () => reader?.status().state === 'open', { timeoutMs: 30_000 });
  const send = (text: string): Promise<void> => cable.send(Buffer.from(text, 'latin1'));
  const arrived = (count: number): Promise<void> =>
    waitUntil(`${count} codes are here`, () => codes.length >= count, { timeoutMs: 60_000 });
  const texts = (): string[] =>
    codes.map((code) => ('text' in code ? code.text : `${code.length} characters`));

  it('reads 10,000 codes of any bytes, cut anywhere and through 20 unplugs, without one wrong or lost', async () => {
    const random = createSeededRandom(seed);
    const randomCode = (): string =>
      Array.from({ length: 1 + Math.floor(random() * 40) }, () => {
        const byte = 0x20 + Math.floor(random() * 0xe0);
        return String.fromCharCode(random() < 0.05 ? 0x1d : byte);
      }).join('');
    read();
    let expected: string[] = [];
    for (let plug = 0; plug < 20; plug += 1) {
      await cable.plugIn();
      await isOpen();
      const batch = Array.from({ length: 500 }, randomCode);
      const end = ['\r', '\n', '\r\n'][plug % 3] ?? '\r';
      const bytes = Buffer.from(batch.map((code) => code + end).join(''), 'latin1');
      for (let place = 0; place < bytes.length;) {
        const next = place + 1 + Math.floor(random() * 60);
        await cable.send(bytes.subarray(place, next));
        place = next;
      }
      expected = [...expected, ...batch];
      await arrived(expected.length);
      await cable.pullOut();
      await waitUntil('the unplugging is noticed', () => reader?.status().state === 'waiting');
    }
    expect(texts()).toEqual(expected);
    expect(codes.every(({ device, kind }) => device === 'left bench' && kind === 'code')).toBe(true);
  }, 180_000);

  it('tells a code that was cut off by unplugging as unfinished, and never joins it to the next one', async () => {
    await cable.plugIn();
    read();
    await isOpen();
    await send('CP1234\rCP99');
    await arrived(1);
    await cable.pullOut();
    await arrived(2);
    await cable.plugIn();
    await isOpen();
    await send('99-0001\r');
    await arrived(3);
    expect(codes).toMatchObject([
      { kind: 'code', text: 'CP1234' },
      { kind: 'unfinished', text: 'CP99' },
      { kind: 'code', text: '99-0001' },
    ]);
  });

  it('notices every one of 40 unplugs in the middle of a read', async () => {
    read();
    for (let plug = 0; plug < 40; plug += 1) {
      await cable.plugIn();
      await isOpen();
      for (let piece = 0; piece < 20; piece += 1) await send('A'.repeat(200));
      await cable.pullOut();
      await waitUntil('the unplugging is noticed', () => reader?.status().state === 'waiting');
    }
  }, 180_000);

  it('ends the codes of a scanner without terminator by the silence after them', async () => {
    await cable.plugIn();
    read({ terminator: 'none' });
    await isOpen();
    await send('CP00000001-0001');
    await arrived(1);
    await send('OC12345678');
    await arrived(2);
    expect(texts()).toEqual(['CP00000001-0001', 'OC12345678']);
  });

  it('takes STX and ETX off, keeps every byte above 0x7f, and says when a code is too long', async () => {
    await cable.plugIn();
    read();
    await isOpen();
    await send('\u0002Str\u00e4\u00dfe\u00ff\u0003\r');
    await send(`${'x'.repeat(600)}\r`);
    await send('after\r');
    await arrived(3);
    expect(codes).toMatchObject([
      { kind: 'code', text: 'Str\u00e4\u00dfe\u00ff' },
      { kind: 'too-long', length: 600 },
      { kind: 'code', text: 'after' },
    ]);
  });

  it('waits for a port that another program holds, and takes it when it is free', async () => {
    await cable.plugIn();
    const holder = await systemSerialPorts.open({
      path: cable.stationEnd,
      baudRate: 9_600,
      onBytes: () => undefined,
      onClosed: () => undefined,
    });
    read();
    await waitUntil('the held port is told', () => /lock/i.test(reader?.status().detail ?? ''));
    await holder.close();
    await isOpen();
    await send('free\r');
    await arrived(1);
    expect(texts()).toEqual(['free']);
  });

  it('waits in words for a scanner that was never plugged in, and stops at once', async () => {
    read();
    await waitUntil('the missing port is told', () =>
      (reader?.status().detail ?? '').includes('No such file'),
    );
    await reader?.stop();
    reader = null;
    expect(codes).toEqual([]);
  });
});
