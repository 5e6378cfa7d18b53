import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Clock } from '../../shared/clock';
import type { UpdateDeed, UpdateStatus } from '../../shared/updates';
import type { Station } from '../station';
import type { StationState } from '../store/station-state';
import { activityOf, isInput } from './activity';

/** Main takes a window that says nothing for ten seconds as one that may be in the middle of anything. */
const reportEveryMs = 2_000;

/** While seconds are counted, or something is under way. */
const reportOftenMs = 500;

/** What is known of updates, and what can be asked for. */
export interface Updates {
  store: StoreApi<UpdateStatus>;
  act: (deed: UpdateDeed) => void;
}

/** What the link to main's updates is made of. */
export interface UpdatesOptions {
  station: Pick<Station, 'reportActivity' | 'actOnUpdate' | 'reportError'>;
  store: StoreApi<StationState>;
  clock: Clock;
}

/** Tells main what the operator is doing, again and again and at every change that counts, and keeps what it answers. */
export function startUpdates({ station, store, clock }: UpdatesOptions): Updates {
  const status = createStore<UpdateStatus>(() => ({ progress: { state: 'off' }, lastFailure: null }));
  let lastInputMs = clock.monotonicMs();
  let cancelNext = (): void => undefined;

  function take(answer: Promise<UpdateStatus>): void {
    answer.then(
      (next) => {
        status.setState(next);
        plan();
      },
      (error: unknown) => {
        station.reportError('The main process could not be asked about updates', error);
        plan();
      },
    );
  }

  function report(): void {
    cancelNext();
    const quietMs = clock.monotonicMs() - lastInputMs;
    take(station.reportActivity({ ...activityOf(store.getState()), quietMs }));
  }

  function plan(): void {
    cancelNext();
    const { state } = status.getState().progress;
    const isMoving = state === 'counting-down' || state === 'checking' || state === 'downloading';
    cancelNext = clock.schedule(isMoving ? reportOftenMs : reportEveryMs, report);
  }

  store.subscribe((state, before) => {
    if (!isInput(state, before)) return;
    lastInputMs = clock.monotonicMs();
    const now = activityOf(state);
    const then = activityOf(before);
    const isNews = now.isRowOpen !== then.isRowOpen || now.isSignedIn !== then.isSignedIn;
    if (isNews || status.getState().progress.state === 'counting-down') report();
  });
  report();

  return {
    store: status,
    act: (deed) => {
      take(station.actOnUpdate(deed));
    },
  };
}
