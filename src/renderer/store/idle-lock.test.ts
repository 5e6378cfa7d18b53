import { expect, it } from 'vitest';
import { createStore } from 'zustand/vanilla';
import { createManualClock } from '../../../e2e/support/manual-clock';
import { fgQuality } from '../../shared/ready-workflows';
import type { SignInRules } from '../../shared/sign-in';
import { createIdleLock } from './idle-lock';
import type { StationState } from './station-state';

const badge = { code: 'OP1234', enteredBy: 'scan' } as const;

function openLock(rules: Partial<SignInRules> = {}, state: Partial<StationState> = {}) {
  const clock = createManualClock();
  const store = createStore<StationState>(
    () => ({ lock: 'open', row: { badge }, workflow: fgQuality, screen: 'scan', ...state }) as StationState,
  );
  let locks = 0;
  const whole: SignInRules = {
    unknownBadge: 'accept',
    lockAfterSeconds: 60,
    lockWarningSeconds: 20,
    hasAdministratorPin: false,
    ...rules,
  };
  const lock = (): void => {
    locks += 1;
    store.setState({ lock: 'locked' });
  };
  const idle = createIdleLock({ store, clock, rules: whole, lock });
  return { clock, store, idle, locks: () => locks };
}

it('warns before it locks, and locks once', () => {
  const { clock, store, idle, locks } = openLock();
  idle.noteActivity();
  clock.advance(39_999);
  expect(store.getState().lock).toBe('open');
  clock.advance(1);
  expect(store.getState().lock).toBe('warned');
  clock.advance(19_999);
  expect(locks()).toBe(0);
  clock.advance(1);
  expect(locks()).toBe(1);
  clock.advance(600_000);
  expect(locks()).toBe(1);
});

it('begins again with each activity, and takes the warning away', () => {
  const { clock, store, idle, locks } = openLock();
  idle.noteActivity();
  clock.advance(50_000);
  expect(store.getState().lock).toBe('warned');
  idle.noteActivity();
  expect(store.getState().lock).toBe('open');
  clock.advance(59_999);
  expect(locks()).toBe(0);
  clock.advance(1);
  expect(locks()).toBe(1);
});

it('stays locked whatever is done, until a badge opens it', () => {
  const { store, idle, clock } = openLock({}, { lock: 'locked' });
  idle.noteActivity();
  expect(store.getState().lock).toBe('locked');
  expect(clock.waitingDelays()).toEqual([]);
});

it('does not lock a scan screen at which nobody is signed in, but one on which a screen was left open', () => {
  const empty = openLock({}, { row: {} });
  empty.idle.noteActivity();
  empty.clock.advance(600_000);
  expect(empty.store.getState().lock).toBe('open');
  const left = openLock({}, { row: {}, screen: 'history' });
  left.idle.noteActivity();
  left.clock.advance(60_000);
  expect(left.locks()).toBe(1);
});

it('locks never at 0 seconds, and without a warning where none is wished', () => {
  const never = openLock({ lockAfterSeconds: 0 });
  never.idle.noteActivity();
  expect(never.clock.waitingDelays()).toEqual([]);
  const silent = openLock({ lockWarningSeconds: 0 });
  silent.idle.noteActivity();
  silent.clock.advance(60_000);
  expect(silent.locks()).toBe(1);
});

it('warns at once where the warning is longer than the time', () => {
  const { clock, store, idle, locks } = openLock({ lockAfterSeconds: 10, lockWarningSeconds: 20 });
  idle.noteActivity();
  clock.advance(0);
  expect(store.getState().lock).toBe('warned');
  clock.advance(10_000);
  expect(locks()).toBe(1);
});
