import type { StoreApi } from 'zustand/vanilla';
import type { Clock } from '../../shared/clock';
import type { SignInRules } from '../../shared/sign-in';
import type { StationState } from './station-state';

/** Locks a station at which somebody is signed in and nobody does anything. */
export interface IdleLock {
  /** A code, a key or a touch: the time begins again, and a warning goes. A locked station stays locked. */
  noteActivity: () => void;
}

/** What it needs. */
export interface IdleLockOptions {
  store: StoreApi<StationState>;
  clock: Clock;
  rules: SignInRules;
  lock: () => void;
}

/** Creates it; the time begins with the first activity. */
export function createIdleLock({ store, clock, rules, lock }: IdleLockOptions): IdleLock {
  const lockAfterMs = rules.lockAfterSeconds * 1_000;
  const warningMs = Math.min(rules.lockWarningSeconds * 1_000, lockAfterMs);
  let cancel: () => void = () => undefined;

  function warn(): void {
    const { row, workflow, screen } = store.getState();
    const isAnybodyHere = (row[workflow.operatorField] ?? null) !== null || screen !== 'scan';
    // A first run waits for whoever sets the station up, and nobody has a badge yet.
    if (!isAnybodyHere || screen === 'first-run') return;
    if (warningMs > 0) store.setState({ lock: 'warned' });
    cancel = clock.schedule(warningMs, lock);
  }

  return {
    noteActivity: () => {
      cancel();
      const { lock: state } = store.getState();
      if (state === 'locked') return;
      if (state === 'warned') store.setState({ lock: 'open' });
      if (lockAfterMs > 0) cancel = clock.schedule(lockAfterMs - warningMs, warn);
    },
  };
}
