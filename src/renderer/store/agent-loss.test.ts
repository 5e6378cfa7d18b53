import { afterEach, describe, expect, it, vi } from 'vitest';
import { createManualClock } from '../../../e2e/support/manual-clock';
import type { EntrySummary } from '../../shared/status';
import { closeStores, isSaved, openStore, row } from '../testing/open-store';
import { calmStatus, noAnswer } from '../testing/scripted-agent';
import type { StationState } from './station-store';

afterEach(closeStores);

const keptEntry: EntrySummary = {
  scanId: '01930000-0000-7000-8000-0000000000ff',
  seq: 7,
  state: 'acknowledged',
  fields: {},
  operator: 'OP1234',
  capturedAt: '2026-11-23T10:32:05.000+02:00',
  workflow: 'fg-quality',
  isVoided: false,
};

function open(isConnected?: boolean) {
  const opened = openStore(createManualClock(), isConnected);
  const until = (condition: (state: StationState) => boolean): Promise<void> =>
    vi.waitFor(() => {
      expect(condition(opened.state())).toBe(true);
    });
  return { ...opened, until };
}

describe('when the agent dies', () => {
  it('repeats a row that has no answer with the same scanId, in order, while scanning goes on', async () => {
    const { agent, clock, scan, state, until, appended } = open();
    agent.answers.append = () => noAnswer;
    scan('OP1234', ...row);
    await until(() => appended().length === 1);
    agent.setGrantsPorts(false);
    agent.die();
    await until((current) => current.agent === 'lost');
    clock.advance(1_000);

    scan(...row, ...row, 'CP12345678-1234');
    expect(state()).toMatchObject({ waiting: 3, feedback: { outcome: 'none' } });

    agent.answers.append = () => ({
      outcome: 'saved',
      seq: appended().length,
      repeated: appended().length === 2,
    });
    agent.setGrantsPorts(true);
    // The request for a port that was not granted is answered late, as main does when the agent runs again.
    await agent.bridge.requestAgentPort();
    await until(({ waiting }) => waiting === 0);
    expect(appended().map((sent) => sent.scanId.slice(-1))).toEqual(['1', '1', '2', '3']);
    await until((current) => current.agent === 'ready');
    expect(state().recent.map((entry) => entry.scanId.slice(-1))).toEqual(['3', '2', '1']);
    expect(Object.keys(state().row)).toEqual(['badge', 'cp']);
  });

  it('asks the new one for status and list', async () => {
    const { agent, clock, state, until } = open();
    await until((current) => current.agent === 'ready');
    agent.answers['get-status'] = () => ({ ...calmStatus, backlog: 5 });
    agent.answers['recent-entries'] = () => [keptEntry];
    agent.die();
    await until((current) => current.agent === 'lost');
    clock.advance(100);
    await until((current) => current.agent === 'ready');
    expect(state()).toMatchObject({ status: { backlog: 5 }, recent: [keptEntry] });
  });

  it('does not list a row twice that the old one had stored before it died', async () => {
    const { agent, clock, scan, state, until, appended } = open();
    agent.answers.append = () => noAnswer;
    scan('OP1234', ...row);
    await until(() => appended().length === 1);
    const stored = appended()[0];
    if (stored === undefined) throw new Error('nothing was sent');
    agent.answers['recent-entries'] = () => [
      {
        ...stored,
        seq: 1,
        state: 'acknowledged',
        capturedAt: stored.capturedAt.wallTime,
        isVoided: false,
      },
    ];
    agent.answers.append = () => ({ outcome: 'saved', seq: 1, repeated: true });
    agent.die();
    await until((current) => current.agent === 'lost');
    clock.advance(100);
    await until(isSaved);
    expect(state().recent).toHaveLength(1);
    expect(state().recent[0]?.state).toBe('acknowledged');
  });

  it('keeps rows that are finished before the first port is there', async () => {
    const { scan, state, stationStore, until } = open(false);
    scan('OP1234', ...row);
    await until(({ waiting }) => waiting === 1);
    expect(state()).toMatchObject({ agent: 'starting', status: null });
    stationStore.connect();
    await until(isSaved);
  });

  it('repeats a row when the agent does not answer in time', async () => {
    const { agent, clock, scan, until, appended } = open();
    await until((current) => current.agent === 'ready');
    agent.answers.append = () => noAnswer;
    scan('OP1234', ...row);
    await until(() => appended().length === 1);
    agent.answers.append = () => ({ outcome: 'saved', seq: 1, repeated: true });
    clock.advance(5_000);
    await until((current) => current.agent === 'lost');
    clock.advance(100);
    await until(isSaved);
    expect(new Set(appended().map((sent) => sent.scanId)).size).toBe(1);
    expect(appended()).toHaveLength(2);
  });
});

describe('when the outbox could not be opened at first', () => {
  it('lists its rows as soon as it is open', async () => {
    const { agent, state, until } = open();
    await until((current) => current.agent === 'ready');
    const problem = { code: 'in-use', file: 'outbox.sqlite', detail: 'database is locked' } as const;
    agent.send({ event: 'status', payload: { ...calmStatus, outbox: { state: 'refused', problem } } });
    await until((current) => current.status?.outbox.state === 'refused');
    agent.answers['recent-entries'] = () => [keptEntry];
    agent.send({ event: 'status', payload: calmStatus });
    await until(({ recent }) => recent.length === 1);
    expect(state()).toMatchObject({ recent: [keptEntry], status: calmStatus });
  });
});
