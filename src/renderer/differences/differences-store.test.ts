import { afterEach, describe, expect, it, vi } from 'vitest';
import { createManualClock } from '../../../e2e/support/manual-clock';
import type { DifferingScan, ListDifferences } from '../../shared/list-differences';
import { commandCode } from '../../shared/command';
import { closeStores, isSaved, openStore, row } from '../testing/open-store';
import { createDifferencesStore } from './differences-store';

/* Over the real station client and store; only the agent's answers are scripted. */

afterEach(closeStores);

const scan: DifferingScan = {
  scanId: '01930000-0000-7000-8000-0000000000aa',
  seq: 3,
  state: 'acknowledged',
  fields: { badge: 'OP1234', defect: '101' },
  operator: 'OP1234',
  capturedAt: '2026-11-23T10:32:05.000+02:00',
  workflow: 'fg-quality',
  isVoided: false,
  differences: [],
  key: 'defect:unknown',
};
const none: ListDifferences = { scans: [], count: 0 };
const one: ListDifferences = { scans: [scan], count: 1 };

function open(answer: () => ListDifferences | Error = () => one) {
  const opened = openStore(createManualClock(), false);
  const { agent, station, stationStore } = opened;
  agent.answers['list-differences'] = answer;
  agent.answers['leave-scan'] = () => null;
  const differences = createDifferencesStore(station, stationStore.store, () => 'OP9000');
  station.onEvent(differences.receive);
  stationStore.connect();
  const asked = (name: string): unknown[][] =>
    agent.requests.filter(({ request }) => request === name).map((request) => request.arguments);
  const looks = (): number => asked('list-differences').length;
  const state = () => differences.store.getState();
  return { ...opened, differences, asked, looks, state };
}

describe('what newer lists make of earlier scans', () => {
  it('is asked for when there is an agent, and whenever a list has changed', async () => {
    const { agent, looks, state } = open();
    await vi.waitUntil(() => state().found !== null);
    expect(state().found).toEqual(one);
    expect(looks()).toBe(1);
    agent.send({ event: 'reference-changed', payload: 'defects' });
    await vi.waitUntil(() => looks() === 2);
  });

  it('is asked for once more when the row is saved that was begun with the older list', async () => {
    const { agent, scan: scanCodes, looks, state, stationStore } = open();
    const rowsSaved = (): number => stationStore.store.getState().recent.length;
    await vi.waitUntil(() => state().found !== null);
    scanCodes('OP1234', ...row.slice(0, 2));
    agent.send({ event: 'reference-changed', payload: 'defects' });
    await vi.waitUntil(() => looks() === 2);
    scanCodes(...row.slice(2));
    await vi.waitUntil(() => looks() === 3);
    scanCodes(...row);
    await vi.waitUntil(() => rowsSaved() === 2);
    expect(looks()).toBe(3);
  });

  it('is asked for after a cancellation while there is any, and not after a saved scan', async () => {
    const { scan: scanCodes, looks, state, stationStore } = open();
    await vi.waitUntil(() => state().found !== null);
    scanCodes('OP1234', ...row);
    await vi.waitUntil(() => isSaved(stationStore.store.getState()));
    expect(looks()).toBe(1);
    scanCodes(commandCode({ name: 'undo' }, 'BCDEFG'));
    await vi.waitUntil(() => looks() === 2);
  });

  it('is not asked for after a cancellation when there is none', async () => {
    const { scan: scanCodes, looks, state, stationStore } = open(() => none);
    await vi.waitUntil(() => state().found !== null);
    scanCodes('OP1234', ...row);
    await vi.waitUntil(() => isSaved(stationStore.store.getState()));
    scanCodes(commandCode({ name: 'undo' }, 'BCDEFG'));
    await vi.waitUntil(() => stationStore.store.getState().feedback.outcome === 'done');
    expect(looks()).toBe(1);
  });

  it('is left as it is in the name of who is at the station, and asked for again', async () => {
    let answer = one;
    const { agent, differences, asked, state } = open(() => answer);
    await vi.waitUntil(() => state().found?.count === 1);
    agent.answers['leave-scan'] = () => {
      answer = none;
      return null;
    };
    differences.leave(scan);
    await vi.waitUntil(() => state().found?.count === 0);
    expect(asked('leave-scan')).toEqual([[scan.scanId, 'defect:unknown', 'OP9000']]);
  });

  it('says why it is not known, and what was known stays', async () => {
    let answer: ListDifferences | Error = one;
    const { differences, state } = open(() => answer);
    await vi.waitUntil(() => state().found !== null);
    answer = new Error('The outbox file is not open.');
    differences.look();
    await vi.waitUntil(() => state().problem !== null);
    expect(state()).toEqual({ found: one, problem: 'The outbox file is not open.' });
    answer = none;
    differences.look();
    await vi.waitUntil(() => state().problem === null);
    expect(state().found).toEqual(none);
  });
});
