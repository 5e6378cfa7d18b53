import type { StoreApi } from 'zustand/vanilla';
import { wholeHistory, type HistoryPage } from '../../shared/history';
import type { EntrySummary } from '../../shared/status';
import type { VoidReason } from '../../shared/void-reason';
import type { Station } from '../station';
import type { CommandRefusal } from './feedback';
import type { Moment } from './moment';
import type { Rows } from './rows';
import { supervisorSignedIn, voidNeedsSupervisor } from './sign-in';
import type { StationState } from './station-state';
import { undoReason, type Allowance, type Voiding, type VoidableScan } from './void-step';

/** What cancelling is made of. */
export interface VoidingOptions {
  store: StoreApi<StationState>;
  station: Pick<Station, 'request' | 'reportError'>;
  rows: Pick<Rows, 'void' | 'findUndo'>;
  refuse: (reason: CommandRefusal, code: string, moment: Moment) => void;
}

/** Cancels any scan of this PC, by codes alone or by touch. */
export interface VoidingSteps {
  /** Asks for a label of the row that is to be cancelled. */
  begin(): void;
  /** That row is meant. */
  choose(entry: EntrySummary): void;
  /** Finds the newest scan with this code that is not cancelled yet. */
  takeCode(code: string, moment: Moment): void;
  /** Cancels the last scan; asks for a supervisor first where it is somebody else's. */
  undo(moment: Moment): void;
  /** Cancels the chosen scan; asks for a supervisor first where it is somebody else's. */
  takeReason(reason: VoidReason, moment: Moment): void;
  /** A supervisor has opened a session with badge and PIN: what waits for it is cancelled in their name. */
  allow: (allowance: Allowance) => void;
  /** Nothing is cancelled. */
  leave(): void;
}

/** Creates the steps. A code that comes while a scan is looked for waits for it. */
export function createVoiding({ store, station, rows, refuse }: VoidingOptions): VoidingSteps {
  let lookUp: Promise<void> = Promise.resolve();

  function after(work: () => void | Promise<void>): void {
    lookUp = lookUp.then(work).catch((error: unknown) => {
      station.reportError('A scan to cancel could not be looked for', error);
    });
  }

  function set(voiding: Voiding | null): void {
    store.setState({ voiding });
  }

  function askSupervisor(waiting: Extract<Voiding, { step: 'supervisor' }>): void {
    const badge = supervisorSignedIn(store.getState());
    store.setState({ voiding: waiting, pinFor: { wanted: 'void', badge } });
  }

  /** The one way to a cancellation: at once, or by way of a supervisor. */
  function cancel(entry: VoidableScan, reason: VoidReason | typeof undoReason, moment: Moment): void {
    if (voidNeedsSupervisor(store.getState(), entry.operator)) {
      askSupervisor({ step: 'supervisor', entry, reason, moment });
      return;
    }
    set(null);
    rows.void(entry, reason, moment);
  }

  async function find(code: string, moment: Moment): Promise<void> {
    const found = await findScan(station, code);
    if (store.getState().voiding === null) return;
    if (found === null) refuse({ code: 'void-not-found' }, code, moment);
    else if (found.isVoided) refuse({ code: 'already-voided' }, code, moment);
    else set({ step: 'reason', entry: found });
  }

  return {
    begin: () => {
      set({ step: 'which' });
    },
    choose: (entry) => {
      set({ step: 'reason', entry });
    },
    undo: (moment) => {
      const target = rows.findUndo(moment);
      if (target.found) cancel(target.entry, undoReason, moment);
      else refuse(target.reason, '', moment);
    },
    takeCode: (code, moment) => {
      after(() => {
        const { voiding } = store.getState();
        if (voiding?.step === 'which') return find(code, moment);
        if (voiding !== null) refuse({ code: 'void-reason-expected' }, code, moment);
        return undefined;
      });
    },
    takeReason: (reason, moment) => {
      after(() => {
        const { voiding } = store.getState();
        if (voiding?.step !== 'reason') {
          refuse({ code: 'nothing-to-void' }, '', moment);
          return;
        }
        cancel(voiding.entry, reason, moment);
      });
    },
    allow: (allowance) => {
      const { voiding } = store.getState();
      store.setState({ voiding: null, pinFor: null });
      if (voiding?.step !== 'supervisor') return;
      rows.void(voiding.entry, voiding.reason, voiding.moment, allowance);
    },
    leave: () => {
      const isAsking = store.getState().voiding?.step === 'supervisor';
      store.setState({ voiding: null, ...(isAsking ? { pinFor: null } : {}) });
    },
  };
}

/** The newest scan that has exactly this code: one that can still be cancelled, else one that is. */
async function findScan(station: Pick<Station, 'request'>, code: string): Promise<EntrySummary | null> {
  let voided: EntrySummary | null = null;
  let before: number | null = null;
  do {
    const page: HistoryPage = await station.request(
      'search-history',
      { ...wholeHistory, code },
      { before, limit: 50 },
    );
    const exact = page.entries.filter(({ fields }) => Object.values(fields).includes(code));
    const found = exact.find(({ isVoided }) => !isVoided);
    if (found !== undefined) return found;
    voided ??= exact[0] ?? null;
    before = page.next;
  } while (before !== null);
  return voided;
}
