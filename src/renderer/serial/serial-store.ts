import { createStore, type StoreApi } from 'zustand/vanilla';
import type { AgentEventEnvelope } from '../../shared/ipc';
import type {
  SerialDetection,
  SerialPortChoice,
  SerialScanner,
  SerialScannerStatus,
} from '../../shared/serial-scanner';
import { errorText } from '../../shared/error-text';
import type { Station } from '../station';

/** A port that a person is about to give a name, and what was heard there; null: it was chosen by hand. */
export interface FoundPort {
  port: Pick<SerialPortChoice, 'path' | 'vendorId' | 'productId' | 'serialNumber'> & { label: string };
  heard: string | null;
  terminator: SerialScanner['terminator'];
}

/** What the screen of the serial scanners shows. */
export interface SerialState {
  scanners: readonly SerialScanner[];
  status: readonly SerialScannerStatus[];
  baudRate: SerialScanner['baudRate'];
  search: 'off' | 'running' | 'found' | 'nothing-heard';
  /** Free ports, once a search heard nothing. */
  ports: readonly SerialPortChoice[];
  found: FoundPort | null;
  /** Why the last step failed, in words; null: it did not. */
  problem: string | null;
}

/** The serial scanners as the window knows them, and what can be done about them. */
export interface SerialStore {
  store: StoreApi<SerialState>;
  /** Takes an event of the agent; those about other things change nothing. */
  receive: (event: AgentEventEnvelope) => void;
  /** Asks the agent afresh. */
  open: () => void;
  setBaudRate: (baudRate: SerialScanner['baudRate']) => void;
  search: () => void;
  stopSearch: () => void;
  /** Takes a port by hand: one of those offered, or any path. */
  choose: (port: FoundPort['port']) => void;
  /** Uses the found port under this name from now on. */
  use: (name: string) => void;
  remove: (name: string) => void;
}

/** Creates the store. */
export function createSerialStore(station: Pick<Station, 'request'>): SerialStore {
  const store = createStore<SerialState>(() => ({
    scanners: [],
    status: [],
    baudRate: 9_600,
    search: 'off',
    ports: [],
    found: null,
    problem: null,
  }));

  function run(work: () => Promise<void>): void {
    work().catch((error: unknown) => {
      store.setState({ problem: errorText(error), search: 'off' });
    });
  }

  async function refresh(): Promise<void> {
    const { scanners, status } = await station.request('serial-scanners');
    store.setState({ scanners, status });
  }

  async function replace(scanners: SerialScanner[]): Promise<void> {
    await station.request('use-serial-scanners', scanners);
    store.setState({ found: null, ports: [], search: 'off', problem: null });
    await refresh();
  }

  function takeDetection(detection: SerialDetection): void {
    switch (detection.outcome) {
      case 'found': {
        const { port, text, terminator } = detection;
        store.setState({ search: 'found', found: { port, heard: text, terminator } });
        break;
      }
      case 'nothing-heard':
        store.setState({ search: 'nothing-heard', ports: detection.ports });
        break;
      case 'failed':
        store.setState({ search: 'off', problem: detection.detail });
        break;
    }
  }

  return {
    store,
    receive: (event) => {
      if (event.event === 'serial-scanners') store.setState({ status: event.payload });
      if (event.event === 'serial-detection') takeDetection(event.payload);
    },
    open: () => {
      run(refresh);
    },
    setBaudRate: (baudRate) => {
      store.setState({ baudRate });
    },
    search: () => {
      run(async () => {
        store.setState({ search: 'running', found: null, ports: [], problem: null });
        await station.request('detect-serial-scanner', store.getState().baudRate);
      });
    },
    stopSearch: () => {
      run(async () => {
        store.setState({ search: 'off', found: null, ports: [] });
        await station.request('stop-serial-detection');
      });
    },
    choose: (port) => {
      store.setState({ search: 'found', found: { port, heard: null, terminator: 'line' }, problem: null });
    },
    use: (name) => {
      run(async () => {
        const { found, baudRate, scanners } = store.getState();
        if (found === null) return;
        await replace([...scanners, toScanner(found, name, baudRate)]);
      });
    },
    remove: (name) => {
      run(() => replace(store.getState().scanners.filter((scanner) => scanner.name !== name)));
    },
  };
}

/** By its USB numbers where it has them: it is found again at any socket. */
function toScanner(
  { port, terminator }: FoundPort,
  name: string,
  baudRate: SerialScanner['baudRate'],
): SerialScanner {
  const { path, vendorId, productId, serialNumber } = port;
  const place =
    vendorId === null
      ? { path }
      : {
          vendorId,
          ...(productId === null ? {} : { productId }),
          ...(serialNumber === null ? {} : { serialNumber }),
        };
  return { name, baudRate, terminator, ...place };
}

/** The first of "Scanner 1", "Scanner 2" and so on that is free; `word` is the word for scanner. */
export function freeName(scanners: readonly Pick<SerialScanner, 'name'>[], word: string): string {
  const names = new Set(scanners.map(({ name }) => name));
  let number = 1;
  while (names.has(`${word} ${number}`)) number += 1;
  return `${word} ${number}`;
}
