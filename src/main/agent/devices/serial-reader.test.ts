import { describe, expect, it, vi } from 'vitest';
import { createManualClock } from '../../../../e2e/support/manual-clock';
import type { SerialCode, SerialScanner } from '../../../shared/serial-scanner';
import type { OpenSerialPortOptions } from './serial-port';
import { readSerialScanner } from './serial-reader';

/* The port is scripted: when a program stands still cannot be chosen with a real one (serial-reader.integration.test.ts). */

async function openReader(terminator: SerialScanner['terminator']) {
  const clock = createManualClock();
  const codes: SerialCode[] = [];
  let port: OpenSerialPortOptions | null = null;
  readSerialScanner({
    scanner: { name: 'Gate', path: '/dev/ttyACM0', baudRate: 9_600, terminator },
    ports: {
      list: () => Promise.resolve([]),
      open: (options) => {
        port = options;
        return Promise.resolve({ close: () => Promise.resolve() });
      },
    },
    clock,
    log: () => undefined,
    onCode: (code) => codes.push(code),
    onStatus: () => undefined,
  });
  const opened = await vi.waitUntil(() => port);
  const receive = (text: string): void => {
    opened.onBytes(Buffer.from(text, 'latin1'));
  };
  return { clock, codes, receive };
}

describe('a program that stood still while a code came', () => {
  it.each([
    { terminator: 'line', silenceMs: 1_000, end: '\r' },
    { terminator: 'none', silenceMs: 60, end: '' },
  ] as const)('reads the rest before the silence counts, terminator $terminator', async (scanner) => {
    const { clock, codes, receive } = await openReader(scanner.terminator);
    receive('CP1234');
    // The silence is over when the program goes on; what lies unread comes right after.
    clock.advance(scanner.silenceMs);
    receive(`5678-1234${scanner.end}`);
    clock.advance(2_000);
    expect(codes).toMatchObject([{ kind: 'code', text: 'CP12345678-1234' }]);
  });

  it('tells a code whose end never comes as cut off', async () => {
    const { clock, codes, receive } = await openReader('line');
    receive('CP1234');
    clock.advance(2_000);
    expect(codes).toMatchObject([{ kind: 'unfinished', text: 'CP1234' }]);
  });
});
