import type { Clock } from '../../../shared/clock';
import type { Log } from '../../../shared/log';
import type {
  SerialCode,
  SerialDetection,
  SerialScanner,
  SerialScannerStatus,
} from '../../../shared/serial-scanner';
import { detectScanner } from './detect-scanner';
import { loadScanners, saveScanners } from './saved-scanners';
import type { SerialPorts } from './serial-port';
import { readSerialScanner, type SerialReader } from './serial-reader';

/** The station's scanners on serial ports. */
export interface SerialScanners {
  /** Those in use, in the order they are kept. */
  scanners(): SerialScanner[];
  status(): SerialScannerStatus[];
  /** Keeps these from now on instead of the present ones, on disk too. Throws when they cannot be stored. */
  replace(scanners: readonly SerialScanner[]): void;
  /** Searches for a scanner at the free ports; the result comes by `onDetection`. A search that runs is given up. */
  detect(baudRate: SerialScanner['baudRate']): void;
  stopDetection(): void;
  stop(): Promise<void>;
}

/** What the scanners need and tell. */
export interface SerialScannersOptions {
  dataFolder: string;
  /** Those of the configuration; they count until a choice is made at the station. */
  configured: readonly SerialScanner[];
  ports: SerialPorts;
  clock: Clock;
  log: Log;
  onCode: (code: SerialCode) => void;
  onStatus: (status: SerialScannerStatus[]) => void;
  onDetection: (detection: SerialDetection) => void;
}

/** Opens every scanner that is configured or was chosen at the station. */
export function createSerialScanners(options: SerialScannersOptions): SerialScanners {
  const { dataFolder, ports, clock, log, onCode, onStatus, onDetection } = options;
  let scanners = initialScanners(options);
  let readers = scanners.map(read);
  let isStopped = false;
  let stopDetection: () => void = () => undefined;
  // Of ports that are being closed: the same ports may be opened again only afterwards.
  let closing: Promise<unknown> = Promise.resolve();

  function read(scanner: SerialScanner): SerialReader {
    return readSerialScanner({ scanner, ports, clock, log, onCode, onStatus: tellStatus });
  }

  function tellStatus(): void {
    onStatus(status());
  }

  function status(): SerialScannerStatus[] {
    return readers.map((reader) => reader.status());
  }

  function closeReaders(): Promise<unknown> {
    const former = readers;
    readers = [];
    closing = Promise.all([closing, ...former.map((reader) => reader.stop())]);
    return closing;
  }

  return {
    scanners: () => [...scanners],
    status,
    replace: (next) => {
      saveScanners(dataFolder, next);
      const chosen = [...next];
      scanners = chosen;
      void closeReaders().then(() => {
        // Chosen again, or stopped, while the ports were being closed.
        if (scanners !== chosen || isStopped) return;
        readers = chosen.map(read);
        tellStatus();
      });
    },
    detect: (baudRate) => {
      stopDetection();
      const usedPaths = status().flatMap(({ path }) => path ?? []);
      stopDetection = detectScanner({ ports, usedPaths, baudRate, clock, onEnd: onDetection });
    },
    stopDetection: () => {
      stopDetection();
    },
    stop: async () => {
      isStopped = true;
      stopDetection();
      await closeReaders();
    },
  };
}

function initialScanners({ dataFolder, configured, log }: SerialScannersOptions): SerialScanner[] {
  const saved = loadScanners(dataFolder);
  if (saved.state === 'saved') return saved.scanners;
  if (saved.state === 'unusable') {
    const { file, reason } = saved;
    log(
      'error',
      'The serial scanners chosen at this station cannot be read; those of the configuration count.',
      {
        file,
        reason,
      },
    );
  }
  return [...configured];
}
