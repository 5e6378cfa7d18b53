import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { open, type FileHandle } from 'node:fs/promises';
import path from 'node:path';
import { waitUntil } from './wait-until';

/** Two real terminals of the kernel, joined like the two ends of a cable: what is written to one is read at the other. */
export interface SerialCable {
  /** Path of the end a station reads. */
  readonly stationEnd: string;
  /** Plugs the cable in: both ends exist now. */
  plugIn(): Promise<void>;
  /** Pulls it out: the station's end is gone, as with a USB scanner. */
  pullOut(): Promise<void>;
  /** Writes bytes as the scanner does; resolves when the kernel has taken them. */
  send(bytes: Uint8Array): Promise<void>;
}

/** A cable whose ends are named in `folder`. Needs socat. */
export function createSerialCable(folder: string, name: string): SerialCable {
  const stationEnd = path.join(folder, name);
  const scannerEnd = path.join(folder, `${name}-scanner`);
  let cable: ChildProcess | null = null;
  let scanner: FileHandle | null = null;

  async function plugIn(): Promise<void> {
    const end = (link: string): string => `pty,raw,echo=0,link=${link}`;
    cable = spawn('socat', [end(stationEnd), end(scannerEnd)], { stdio: 'ignore' });
    await waitUntil(
      'both ends of the cable are there',
      () => existsSync(stationEnd) && existsSync(scannerEnd),
    );
    scanner = await open(scannerEnd, 'r+');
  }

  async function pullOut(): Promise<void> {
    await scanner?.close();
    scanner = null;
    const running = cable;
    cable = null;
    if (running === null) return;
    const ended = new Promise((resolve) => running.once('exit', resolve));
    running.kill('SIGTERM');
    await ended;
  }

  return {
    stationEnd,
    plugIn,
    pullOut,
    send: async (bytes) => {
      if (scanner === null) throw new Error('The cable is not plugged in.');
      for (let sent = 0; sent < bytes.length;) {
        sent += (await scanner.write(bytes, sent)).bytesWritten;
      }
    },
  };
}
