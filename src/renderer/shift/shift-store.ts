import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Clock } from '../../shared/clock';
import type { LedgerStatus } from '../../shared/ledger';
import type { SalvageReport } from '../../shared/salvage';
import type { ShiftReport } from '../../shared/shift-report';
import { errorText } from '../../shared/error-text';
import type { Station } from '../station';

/** How often an open screen counts again. */
const refreshMs = 5_000;

/** What the screen of the shift shows. */
export interface ShiftState {
  /** Null: it has not been counted yet. */
  report: ShiftReport | null;
  /** Wall time of the count. */
  countedAtMs: number;
  ledger: LedgerStatus;
  /** The damaged files this shift has to do with. */
  salvages: SalvageReport[];
  /** What came of the wish to compare; null: nobody wished it. */
  check: 'started' | 'waits-for-database' | null;
  /** Why the last step failed; null: it did not. */
  problem: string | null;
}

/** The shift as the window knows it, and what can be done on its screen. */
export interface ShiftStore {
  store: StoreApi<ShiftState>;
  /** Counts a shift (null: the present one) now and again and again until `close`. */
  open: (shift: string | null) => void;
  close: () => void;
  /** Compares the shift with the database. */
  check: () => void;
}

/** Creates the store. */
export function createShiftStore(station: Pick<Station, 'request'>, clock: Clock): ShiftStore {
  const store = createStore<ShiftState>(() => ({
    report: null,
    countedAtMs: 0,
    ledger: { state: 'unchecked' },
    salvages: [],
    check: null,
    problem: null,
  }));
  let asked: string | null = null;
  /** Rises with every shift that is opened: an answer for an earlier one is late. */
  let turn = 0;
  let cancel: () => void = () => undefined;

  async function count(ofTurn: number): Promise<void> {
    try {
      const report = await station.request('shift-report', asked);
      const { check: ledger, salvages } = await station.request('ledger', asked);
      if (ofTurn !== turn) return;
      store.setState({ report, ledger, salvages, countedAtMs: clock.wallMs(), problem: null });
    } catch (error) {
      if (ofTurn === turn) store.setState({ problem: errorText(error) });
    }
    if (ofTurn === turn) cancel = clock.schedule(refreshMs, () => void count(ofTurn));
  }

  function run(work: () => Promise<void>): void {
    work().catch((error: unknown) => {
      store.setState({ problem: errorText(error) });
    });
  }

  function stop(): void {
    turn += 1;
    cancel();
  }

  return {
    store,
    open: (shift) => {
      stop();
      asked = shift;
      store.setState({ check: null, problem: null });
      void count(turn);
    },
    close: stop,
    check: () => {
      run(async () => {
        const { report } = store.getState();
        if (report !== null) store.setState({ check: await station.request('check-ledger', report.shift) });
      });
    },
  };
}
