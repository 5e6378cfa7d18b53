import type { Clock } from '../../../shared/clock';
import { errorText } from '../../../shared/error-text';
import type { SerialDetection, SerialPortChoice, SerialScanner } from '../../../shared/serial-scanner';
import type { ListedSerialPort, SerialPorts } from './serial-port';
import { readSerialScanner, type SerialReader } from './serial-reader';

/** How long a person has to scan a code. */
const detectionTimeMs = 60_000;

/** What a detection needs; it ends by itself and tells once. */
export interface DetectionOptions {
  ports: SerialPorts;
  /** Ports that are in use already: their scanners are known. */
  usedPaths: readonly string[];
  baudRate: SerialScanner['baudRate'];
  clock: Clock;
  onEnd: (detection: SerialDetection) => void;
}

/**
 * Listens at every free port until a code comes through one of them: that is the scanner. Nobody has to know the name of
 * a port. Returns a function that ends the search without a result.
 */
export function detectScanner({ ports, usedPaths, baudRate, clock, onEnd }: DetectionOptions): () => void {
  let readers: SerialReader[] = [];
  let isEnded = false;
  let cancelTimeout: () => void = () => undefined;

  function end(detection: SerialDetection | null): void {
    if (isEnded) return;
    isEnded = true;
    cancelTimeout();
    void Promise.all(readers.map((reader) => reader.stop())).then(() => {
      if (detection !== null) onEnd(detection);
    });
  }

  async function start(): Promise<void> {
    const listed = await ports.list();
    const free = listed.filter(({ path }) => !usedPaths.includes(path));
    const choices = free.map(toChoice);
    if (isEnded) return;
    cancelTimeout = clock.schedule(detectionTimeMs, () => {
      end({ outcome: 'nothing-heard', ports: choices });
    });
    readers = choices.map((choice) =>
      readSerialScanner({
        scanner: { name: choice.path, path: choice.path, baudRate, terminator: 'line' },
        ports,
        clock,
        log: () => undefined,
        onCode: (code) => {
          if (code.kind === 'code')
            end({ outcome: 'found', port: choice, text: code.text, terminator: 'line' });
          // No end came within a second: this scanner sends none.
          else if (code.kind === 'unfinished') {
            end({ outcome: 'found', port: choice, text: code.text, terminator: 'none' });
          }
        },
        onStatus: () => undefined,
      }),
    );
  }

  start().catch((error: unknown) => {
    end({ outcome: 'failed', detail: errorText(error) });
  });
  return () => {
    end(null);
  };
}

function toChoice(port: ListedSerialPort): SerialPortChoice {
  const { path, vendorId, productId, serialNumber } = port;
  const label = port.friendlyName ?? port.manufacturer ?? path;
  return { path, label, vendorId, productId, serialNumber };
}
