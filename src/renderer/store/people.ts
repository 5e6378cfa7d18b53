import type { StoreApi } from 'zustand/vanilla';
import type { Clock } from '../../shared/clock';
import type { RowStep } from '../../shared/row';
import type { DecodedEntry } from '../scanner/entry';
import { AgentLostError, type Station } from '../station';
import type { Deed, WindowRefusal } from './feedback';
import { createIdleLock } from './idle-lock';
import type { ScreenName } from './screens';
import { isUnknownBadge, openOrSignIn, readBadge, rowAfterLock } from './sign-in';
import type { StationState } from './station-state';
import { createSupervisor, type Supervisor } from './supervisor';
import type { Allowance } from './void-step';

/** Who is at the station: badges, the lock, supervisors. */
export interface People {
  readonly supervisor: Supervisor;
  /** Takes what is no data: everything while the station is locked, badge and PIN of a supervisor. Answers whether it did. */
  takeEntry(entry: DecodedEntry): boolean;
  /** Why the badge of a step is not taken; null: it is, or it is none. */
  badgeRefusal(step: Exclude<RowStep, { outcome: 'refused' }>): WindowRefusal | null;
  /** Goes to a screen, or first to where a supervisor signs in. */
  showScreen: (screen: ScreenName) => void;
  lock: () => void;
  noteActivity: () => void;
  /** Asks for the lists: at the start, and when one has changed. */
  refreshLists: () => void;
}

/** What it needs. */
export interface PeopleOptions {
  store: StoreApi<StationState>;
  station: Pick<Station, 'request' | 'reportError' | 'setSession'>;
  clock: Clock;
  refuse: (reason: WindowRefusal, code: string) => void;
  /** Whatever was said before is over, unless it is an error that has to be acknowledged. */
  accept: () => void;
  showDeed: (deed: Deed) => void;
  onVoidAllowed: (allowance: Allowance) => void;
  /** Somebody else has signed in: the group that was open is none of theirs. */
  onChangeOfOperator: () => void;
}

/** Creates it. */
export function createPeople(options: PeopleOptions): People {
  const { store, station, refuse, showDeed, onChangeOfOperator } = options;
  const supervisor = createSupervisor(options);
  const { signIn } = store.getState().setup;
  const idleLock = createIdleLock({ store, clock: options.clock, rules: signIn, lock });

  function lock(): void {
    supervisor.leave();
    options.accept();
    store.setState({
      lock: 'locked',
      screen: 'scan',
      pinFor: null,
      awaitsSupervisor: false,
      voiding: null,
      triedCode: null,
    });
  }

  function mayNotWork(badge: string | null): boolean {
    return signIn.unknownBadge === 'refuse' && isUnknownBadge(store.getState().lists, badge);
  }

  function takeLocked(entry: DecodedEntry): void {
    const { workflow, row } = store.getState();
    const code = entry.kind === 'code' ? entry.text : '';
    const badge = readBadge(workflow, code);
    if (badge === null) {
      refuse({ code: 'locked' }, code);
      return;
    }
    if (mayNotWork(badge)) {
      refuse({ code: 'unknown-badge' }, code);
      return;
    }
    const next = rowAfterLock(workflow, row, badge);
    store.setState({ lock: 'open', row: next });
    if (next !== row) {
      store.setState({ parkedRows: {}, lastOperator: null, refusedRow: null });
      onChangeOfOperator();
    }
    idleLock.noteActivity();
    showDeed({ done: 'unlocked' });
  }

  async function readLists(): Promise<void> {
    store.setState({ lists: await station.request('reference-copies') });
  }

  return {
    supervisor,
    takeEntry: (entry) => {
      const { lock: state, pinFor } = store.getState();
      if (state === 'locked') takeLocked(entry);
      else if (pinFor !== null) supervisor.takeEntry(entry);
      return state === 'locked' || pinFor !== null;
    },
    badgeRefusal: (step) => {
      const { workflow, row } = store.getState();
      const badge = step.row[workflow.operatorField]?.code ?? null;
      const isNew = badge !== (row[workflow.operatorField]?.code ?? null);
      return isNew && mayNotWork(badge) ? { code: 'unknown-badge' } : null;
    },
    showScreen: (screen) => {
      const state = store.getState();
      if (state.lock === 'locked') return;
      if (screen === 'scan') supervisor.leave();
      // A cancellation that waits for a PIN is given up: the PIN that is asked for next is for something else.
      const voiding = state.voiding?.step === 'supervisor' ? null : state.voiding;
      store.setState({ ...openOrSignIn(state, screen), triedCode: null, voiding });
    },
    lock,
    noteActivity: idleLock.noteActivity,
    refreshLists: () => {
      readLists().catch((error: unknown) => {
        // The next agent is asked again.
        if (!(error instanceof AgentLostError)) station.reportError('The lists could not be read', error);
      });
    },
  };
}
