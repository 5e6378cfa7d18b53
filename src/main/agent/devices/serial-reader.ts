import type { Clock } from '../../../shared/clock';
import { errorText } from '../../../shared/error-text';
import type { Log } from '../../../shared/log';
import type { SerialCode, SerialScanner, SerialScannerStatus } from '../../../shared/serial-scanner';
import { findPort } from './find-port';
import type { OpenSerialPort, SerialPorts } from './serial-port';
import { emptyFrame, splitFrames, toFrames, type Frame } from './split-frames';

/** Pauses between two tries to open a port: at once after unplugging, then ever longer up to what a person waits for. */
const retryPausesMs = [250, 500, 1_000, 2_000] as const;
/** Silence that ends a code of a scanner without terminator: six times the pause between two bytes at 1,200 baud. */
const frameSilenceMs = 60;
/** Silence after which a code whose terminator did not come is told as cut off. */
const lostEndMs = 1_000;
/** Had the program stood still, the rest of a code lies unread when the silence seems over: time to read it. */
const unreadMs = 20;

/** One scanner on a serial port, read from start to stop through any number of unplugs. */
export interface SerialReader {
  status(): SerialScannerStatus;
  stop(): Promise<void>;
}

/** What a reader needs and tells. */
export interface SerialReaderOptions {
  scanner: SerialScanner;
  ports: SerialPorts;
  clock: Clock;
  log: Log;
  onCode: (code: SerialCode) => void;
  onStatus: () => void;
}

/** Opens the scanner's port and reads it; opens it again whenever it comes back. */
export function readSerialScanner(options: SerialReaderOptions): SerialReader {
  const { scanner, ports, clock, log, onCode, onStatus } = options;
  const { name: device, baudRate, terminator } = scanner;
  let status: SerialScannerStatus = { name: device, state: 'waiting', path: null, detail: 'not opened yet' };
  let port: OpenSerialPort | null = null;
  let isStopped = false;
  let failures = 0;
  let cancelRetry: () => void = () => undefined;
  let cancelSilence: () => void = () => undefined;
  let frame = emptyFrame;
  let frameStartedAtMs = 0;
  let opening = openPort();

  async function openPort(): Promise<void> {
    try {
      const path = findPort(scanner, scanner.vendorId === undefined ? [] : await ports.list());
      if (path === null) throw new Error('It is not plugged in.');
      const opened = await ports.open({ path, baudRate, onBytes: takeBytes, onClosed: lose });
      if (isStopped) {
        await opened.close();
        return;
      }
      port = opened;
      failures = 0;
      tell({ name: device, state: 'open', path, detail: '' });
    } catch (error) {
      waitAndRetry(errorText(error));
    }
  }

  function lose(detail: string): void {
    port = null;
    cancelSilence();
    // What came before the plug was pulled is a part of a code at most.
    endFrame('unfinished');
    waitAndRetry(detail);
  }

  function waitAndRetry(detail: string): void {
    if (isStopped) return;
    tell({ name: device, state: 'waiting', path: null, detail });
    const pauseMs = retryPausesMs[Math.min(failures, retryPausesMs.length - 1)] ?? 0;
    failures += 1;
    cancelRetry = clock.schedule(pauseMs, () => {
      opening = openPort();
    });
  }

  function tell(next: SerialScannerStatus): void {
    const isNews = next.state !== status.state || next.detail !== status.detail;
    status = next;
    if (!isNews) return;
    if (next.state === 'open') log('info', 'A serial scanner is ready.', { ...next });
    else log('warn', 'A serial scanner is not there; it is tried again by itself.', { ...next });
    onStatus();
  }

  function takeBytes(bytes: Uint8Array): void {
    cancelSilence();
    if (frame.length === 0) frameStartedAtMs = clock.monotonicMs();
    const split = splitFrames(frame, bytes, terminator);
    frame = split.state;
    for (const complete of split.frames) tellCode(complete);
    if (frame.length === 0) return;
    const silenceMs = terminator === 'none' ? frameSilenceMs : lostEndMs;
    cancelSilence = clock.schedule(silenceMs, () => {
      cancelSilence = clock.schedule(unreadMs, () => {
        endFrame(terminator === 'none' ? 'code' : 'unfinished');
      });
    });
  }

  function endFrame(as: 'code' | 'unfinished'): void {
    const [last] = toFrames(frame);
    frame = emptyFrame;
    if (last === undefined) return;
    tellCode(last.kind === 'code' ? { ...last, kind: as } : last);
  }

  function tellCode(complete: Frame | { kind: 'unfinished'; text: string }): void {
    onCode({ ...complete, device, durationMs: clock.monotonicMs() - frameStartedAtMs });
    frameStartedAtMs = clock.monotonicMs();
  }

  return {
    status: () => status,
    stop: async () => {
      isStopped = true;
      cancelRetry();
      cancelSilence();
      await opening;
      await port?.close();
    },
  };
}
