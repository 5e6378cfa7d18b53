import { beforeEach, describe, expect, it } from 'vitest';
import { createManualClock } from '../../../e2e/support/manual-clock';
import type { AgentRequestName } from '../../shared/ipc';
import type { LedgerStatus } from '../../shared/ledger';
import type { ShiftReport } from '../../shared/shift-report';
import type { Station } from '../station';
import { createShiftStore } from './shift-store';

const reportOf = (shift: string): ShiftReport => ({ shift }) as ShiftReport;
const ledger: LedgerStatus = { state: 'unchecked' };

/** A request that waits for its answer. */
interface Asked {
  name: AgentRequestName;
  parameters: unknown[];
  answer: (value: unknown) => void;
  fail: (error: Error) => void;
}

function open() {
  const clock = createManualClock();
  const asked: Asked[] = [];
  const request = (name: AgentRequestName, ...parameters: unknown[]): Promise<unknown> =>
    new Promise((answer, fail) => asked.push({ name, parameters, answer, fail }));
  const shift = createShiftStore({ request: request as Station['request'] }, clock);
  /** Answers what was asked last, and lets the store go on. */
  const answer = async (value: unknown): Promise<void> => {
    asked.at(-1)?.answer(value);
    await settled();
  };
  const counted = async (name: string): Promise<void> => {
    await answer(reportOf(name));
    await answer({ check: ledger, salvages: [] });
  };
  return { clock, asked, shift, answer, counted, state: () => shift.store.getState() };
}

/** Everything that was promised has come. */
const settled = (): Promise<void> => new Promise((resolve) => void setImmediate(resolve));

let opened: ReturnType<typeof open>;
beforeEach(() => {
  opened = open();
});

describe('the open screen of the shift', () => {
  it('counts the shift and its ledger, says when, and counts again by itself', async () => {
    const { shift, clock, asked, counted, state } = opened;
    shift.open(null);
    expect(asked.at(-1)).toMatchObject({ name: 'shift-report', parameters: [null] });
    await counted('2026-11-23/A');
    expect(state()).toMatchObject({ report: { shift: '2026-11-23/A' }, ledger, problem: null });
    expect(state().countedAtMs).toBe(clock.wallMs());
    clock.advance(5_000);
    expect(asked).toHaveLength(3);
    await counted('2026-11-23/A');
    expect(state().countedAtMs).toBe(clock.wallMs());
  });

  it('does not take the late answer for a shift that was left for another one', async () => {
    const { shift, asked, counted, state } = opened;
    shift.open(null);
    const late = asked.at(-1);
    shift.open('2026-11-22/C');
    await counted('2026-11-22/C');
    late?.answer(reportOf('2026-11-23/A'));
    await settled();
    asked.at(-1)?.answer({ check: ledger, salvages: [] });
    await settled();
    expect(state().report?.shift).toBe('2026-11-22/C');
  });

  it('says why it could not count, keeps what it knew, and tries again', async () => {
    const { shift, clock, asked, counted, state } = opened;
    shift.open(null);
    await counted('2026-11-23/A');
    clock.advance(5_000);
    asked.at(-1)?.fail(new Error('The agent is gone.'));
    await settled();
    expect(state()).toMatchObject({ report: { shift: '2026-11-23/A' }, problem: 'The agent is gone.' });
    clock.advance(5_000);
    await counted('2026-11-23/A');
    expect(state().problem).toBeNull();
  });

  it('counts no more once it is closed, also when an answer was on its way', async () => {
    const { shift, clock, asked, state, answer } = opened;
    shift.open(null);
    shift.close();
    await answer(reportOf('2026-11-23/A'));
    await answer({ check: ledger, salvages: [] });
    expect(state().report).toBeNull();
    const before = asked.length;
    clock.advance(60_000);
    expect(asked).toHaveLength(before);
    expect(clock.waitingDelays()).toEqual([]);
  });
});

describe('“Check now”', () => {
  it('compares the shift that is shown, and says whether it could begin', async () => {
    const { shift, asked, answer, counted, state } = opened;
    shift.open(null);
    await counted('2026-11-23/A');
    shift.check();
    expect(asked.at(-1)).toMatchObject({ name: 'check-ledger', parameters: ['2026-11-23/A'] });
    await answer('waits-for-database');
    expect(state().check).toBe('waits-for-database');
    shift.open('2026-11-22/C');
    expect(state().check).toBeNull();
  });

  it('says why it failed, and asks nothing before a shift was counted', async () => {
    const { shift, asked, counted, state } = opened;
    shift.check();
    expect(asked).toEqual([]);
    shift.open(null);
    await counted('2026-11-23/A');
    shift.check();
    asked.at(-1)?.fail(new Error('not now'));
    await settled();
    expect(state()).toMatchObject({ check: null, problem: 'not now' });
  });
});
