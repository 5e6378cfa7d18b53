import { describe, expect, it, vi } from 'vitest';
import type { SerialScanner } from '../../shared/serial-scanner';
import type { Station } from '../station';
import { createSerialStore, freeName } from './serial-store';

/** An agent that keeps scanners; what it was asked is recorded. */
function openStore(kept: SerialScanner[] = []) {
  const asked: string[] = [];
  const agent = { scanners: kept, failure: null as Error | null };
  const request = (name: string, ...parameters: unknown[]): Promise<unknown> => {
    asked.push(name);
    if (agent.failure !== null) return Promise.reject(agent.failure);
    if (name === 'use-serial-scanners') agent.scanners = parameters[0] as SerialScanner[];
    return Promise.resolve(name === 'serial-scanners' ? { scanners: agent.scanners, status: [] } : undefined);
  };
  const serial = createSerialStore({ request: request as Station['request'] });
  return { agent, asked, serial, state: () => serial.store.getState() };
}

const left: SerialScanner = { name: 'left', path: '/dev/ttyACM0', baudRate: 9_600, terminator: 'line' };
const usbPort = { path: 'COM4', label: 'Voyager', vendorId: '0c2e', productId: '0b6a', serialNumber: null };

describe('the screen of the serial scanners', () => {
  it('keeps a scanner that was found by its USB numbers, so that it is found at any socket', async () => {
    const { agent, serial, state } = openStore([left]);
    serial.open();
    await vi.waitUntil(() => state().scanners.length === 1);
    serial.setBaudRate(115_200);
    serial.search();
    expect(state().search).toBe('running');
    const payload = { outcome: 'found', port: usbPort, text: 'OC1', terminator: 'none' } as const;
    serial.receive({ event: 'serial-detection', payload });
    expect(state().found).toEqual({ port: usbPort, heard: 'OC1', terminator: 'none' });
    serial.use('right');
    await vi.waitUntil(() => state().scanners.length === 2);
    const found = {
      name: 'right',
      baudRate: 115_200,
      terminator: 'none',
      vendorId: '0c2e',
      productId: '0b6a',
    };
    expect(agent.scanners).toEqual([left, found]);
    expect(state()).toMatchObject({ search: 'off', found: null });
  });

  it('offers the free ports when nobody scanned, and keeps a port without USB numbers by its path', async () => {
    const { agent, serial, state } = openStore();
    const plain = { ...usbPort, vendorId: null, productId: null };
    serial.receive({ event: 'serial-detection', payload: { outcome: 'nothing-heard', ports: [plain] } });
    expect(state()).toMatchObject({ search: 'nothing-heard', ports: [plain] });
    serial.choose(plain);
    serial.use('bench');
    await vi.waitUntil(() => agent.scanners.length === 1);
    expect(agent.scanners).toEqual([{ name: 'bench', baudRate: 9_600, terminator: 'line', path: 'COM4' }]);
  });

  it('removes one scanner and leaves the others', async () => {
    const { agent, serial, state } = openStore([left, { ...left, name: 'right' }]);
    serial.open();
    await vi.waitUntil(() => state().scanners.length === 2);
    serial.remove('left');
    await vi.waitUntil(() => state().scanners.length === 1);
    expect(agent.scanners.map(({ name }) => name)).toEqual(['right']);
  });

  it('says what failed and keeps what was found for another try', async () => {
    const { agent, serial, state } = openStore();
    serial.choose(usbPort);
    agent.failure = new Error('no room on the disk');
    serial.use('bench');
    await vi.waitUntil(() => state().problem !== null);
    expect(state()).toMatchObject({ problem: 'no room on the disk', found: { port: usbPort } });
    serial.receive({ event: 'serial-detection', payload: { outcome: 'failed', detail: 'no ports' } });
    expect(state().problem).toBe('no ports');
  });

  it('gives the search up in the agent as well', async () => {
    const { asked, serial, state } = openStore();
    serial.search();
    serial.stopSearch();
    await vi.waitUntil(() => asked.includes('stop-serial-detection'));
    expect(state().search).toBe('off');
  });

  it('proposes the first free name', () => {
    expect(freeName([], 'Scanner')).toBe('Scanner 1');
    expect(freeName([{ name: 'Scanner 1' }, { name: 'Scanner 3' }], 'Scanner')).toBe('Scanner 2');
  });
});
