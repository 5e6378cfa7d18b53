import { afterEach, describe, expect, it, vi } from 'vitest';
import { appendableSchema, type Scan } from '../../shared/scan';
import type { EntrySummary } from '../../shared/status';
import { fgQuality } from '../../shared/workflow';
import { decode, idleDecoder } from '../scanner/decoder';
import { playKeys, scriptOf } from '../scanner/fixtures/key-script';
import { createStation } from '../station';
import { createManualClock } from '../../../e2e/support/manual-clock';
import { calmStatus, createScriptedAgent, noAnswer, type ScriptedAgent } from '../testing/scripted-agent';
import { createStationStore, type StationState } from './station-store';

/*
 * The store over the real station client and real message channels. Only the agent's answers are scripted; the agent
 * itself has its own tests.
 */

const agents: ScriptedAgent[] = [];
afterEach(() => {
  for (const agent of agents.splice(0)) agent.die();
});

function open(isConnected = true) {
  const agent = createScriptedAgent();
  agents.push(agent);
  const clock = createManualClock();
  const station = createStation({ bridge: agent.bridge, page: agent.page, clock });
  let made = 0;
  const stationStore = createStationStore({
    station,
    setup: { stationName: 'test', version: '0', workflow: fgQuality, configurationProblems: [] },
    clock,
    createScanId: () => `01930000-0000-7000-8000-${String((made += 1)).padStart(12, '0')}`,
    isFocused: true,
  });
  if (isConnected) stationStore.connect();
  const scan = (...codes: string[]): void => {
    for (const code of codes) {
      let state = idleDecoder;
      for (const event of playKeys(scriptOf(code), { startMs: clock.monotonicMs() })) {
        const decoded = decode(state, event);
        state = decoded.state;
        for (const entry of decoded.codes) stationStore.takeEntry(entry);
      }
    }
  };
  const state = (): StationState => stationStore.store.getState();
  const until = (condition: (current: StationState) => boolean): Promise<void> =>
    vi.waitFor(() => {
      expect(condition(state())).toBe(true);
    });
  const appended = (): Scan[] =>
    agent.requests
      .filter(({ request }) => request === 'append')
      .map((request) => request.arguments[0] as Scan);
  return { agent, clock, stationStore, scan, state, until, appended };
}

const row = ['CP12345678-1234', 'OC11111111', 'OC22222222', '000'];
const saved = ({ feedback }: StationState): boolean => feedback.outcome === 'accepted';

describe('a finished row', () => {
  it('is sent by itself, as a scan the agent accepts', async () => {
    const { scan, until, appended } = open();
    scan('OP1234', ...row);
    await until(saved);
    expect(appended()).toHaveLength(1);
    expect(appendableSchema.parse(appended()[0])).toMatchObject({
      kind: 'scan',
      scanId: '01930000-0000-7000-8000-000000000001',
      workflow: 'fg-quality',
      workflowVersion: 1,
      operator: 'OP1234',
      enteredBy: 'scan',
      fields: { badge: 'OP1234', cp: 'CP12345678-1234', oc1: 'OC11111111', oc2: 'OC22222222', defect: '000' },
    });
  });

  it('is called saved only after the answer', async () => {
    const { agent, scan, state, until, appended } = open();
    agent.answers.append = () => noAnswer;
    scan('OP1234', ...row);
    await until(() => appended().length === 1);
    expect(state()).toMatchObject({ feedback: { outcome: 'none' }, waiting: 1, recent: [] });
  });

  it('is listed as saved here, on top, and becomes acknowledged without moving', async () => {
    const { agent, scan, state, until } = open();
    scan('OP1234', ...row);
    await until(saved);
    scan(...row);
    await until(({ recent }) => recent.length === 2);
    expect(state().recent.map((entry) => [entry.scanId.slice(-1), entry.state])).toEqual([
      ['2', 'pending'],
      ['1', 'pending'],
    ]);
    const scanId = state().recent[1]?.scanId ?? '';
    agent.send({ event: 'entries-changed', payload: [{ scanId, state: 'acknowledged' }] });
    await until(({ recent }) => recent[1]?.state === 'acknowledged');
    expect(state().recent.map((entry) => entry.scanId.slice(-1))).toEqual(['2', '1']);
  });

  it('carries the time of its last key, not that of its handling', async () => {
    const { clock, scan, until, appended, stationStore } = open();
    scan('OP1234', ...row.slice(0, 3));
    const finishedAtMs = clock.monotonicMs();
    // The page was blocked for 400 ms after the last key.
    clock.advance(400);
    const timing = {
      enteredBy: 'scan',
      startedAtMs: 0,
      endedAtMs: finishedAtMs,
      medianGapMs: 1,
      longestGapMs: 1,
    } as const;
    stationStore.takeEntry({ kind: 'code', text: '000', ...timing });
    await until(saved);
    const [capture] = appended();
    expect(capture?.capturedAt.monotonicMs).toBe(finishedAtMs);
    expect(new Date(capture?.capturedAt.wallTime ?? '').getTime()).toBe(clock.wallMs() - 400);
  });

  it('is loudly not saved when the agent refuses it, until the next code', async () => {
    const { agent, scan, state, until } = open();
    agent.answers.append = () => ({ outcome: 'refused', reason: 'disk-full', detail: 'no space' });
    scan('OP1234', ...row);
    await until(({ feedback }) => feedback.outcome === 'unsaved');
    expect(state()).toMatchObject({ feedback: { reason: 'disk-full' }, recent: [], waiting: 0 });
    scan('CP12345678-1234');
    expect(state().feedback.outcome).toBe('none');
  });

  it('is not saved when the agent answers with an error, and the log is told', async () => {
    const { agent, scan, state, until } = open();
    agent.answers.append = () => new Error('the request does not fit');
    scan('OP1234', ...row);
    await until(({ feedback }) => feedback.outcome === 'unsaved');
    expect(state().feedback).toMatchObject({ reason: 'storage-failed', detail: 'the request does not fit' });
    expect(agent.reports).toHaveLength(1);
  });
});

describe('a refused code', () => {
  it('stays on the screen until the next accepted code, and leaves the row alone', () => {
    const { scan, state } = open();
    scan('OP1234', 'OC11111111');
    expect(state().feedback).toMatchObject({
      outcome: 'refused',
      code: 'OC11111111',
      reason: { code: 'other-field' },
    });
    const { row: before } = state();
    scan('nonsense');
    expect(state().feedback).toMatchObject({ outcome: 'refused', reason: { code: 'breaks-rule' } });
    expect(state().row).toBe(before);
    scan('CP12345678-1234');
    expect(state().feedback.outcome).toBe('none');
  });

  it('of 600 characters is refused as a whole', () => {
    const { scan, state } = open();
    scan('7'.repeat(600));
    expect(state().feedback).toMatchObject({ outcome: 'refused', reason: { code: 'too-long', length: 600 } });
  });

  it('is not covered by the late "saved" of an older row', async () => {
    const { agent, clock, scan, state, until } = open();
    agent.answers.append = () => noAnswer;
    scan('OP1234', ...row, 'nonsense');
    await until(() => agent.requests.some(({ request }) => request === 'append'));
    agent.answers.append = () => ({ outcome: 'saved', seq: 1, repeated: false });
    agent.die();
    await until((current) => current.agent === 'lost');
    clock.advance(100);
    await until(({ recent, waiting }) => recent.length === 1 && waiting === 0);
    expect(state().feedback).toMatchObject({ outcome: 'refused', code: 'nonsense' });
  });
});

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
    const entry: EntrySummary = {
      scanId: '01930000-0000-7000-8000-0000000000ff',
      seq: 7,
      state: 'acknowledged',
      fields: {},
      operator: 'OP1234',
      capturedAt: '2026-11-23T10:32:05.000+02:00',
    };
    agent.answers['get-status'] = () => ({ ...calmStatus, backlog: 5 });
    agent.answers['recent-entries'] = () => [entry];
    agent.die();
    await until((current) => current.agent === 'lost');
    clock.advance(100);
    await until((current) => current.agent === 'ready');
    expect(state()).toMatchObject({ status: { backlog: 5 }, recent: [entry] });
  });

  it('does not list a row twice that the old one had stored before it died', async () => {
    const { agent, clock, scan, state, until, appended } = open();
    agent.answers.append = () => noAnswer;
    scan('OP1234', ...row);
    await until(() => appended().length === 1);
    const stored = appended()[0];
    if (stored === undefined) throw new Error('nothing was sent');
    agent.answers['recent-entries'] = () => [
      { ...stored, seq: 1, state: 'acknowledged', capturedAt: stored.capturedAt.wallTime },
    ];
    agent.answers.append = () => ({ outcome: 'saved', seq: 1, repeated: true });
    agent.die();
    await until((current) => current.agent === 'lost');
    clock.advance(100);
    await until(saved);
    expect(state().recent).toHaveLength(1);
    expect(state().recent[0]?.state).toBe('acknowledged');
  });

  it('keeps rows that are finished before the first port is there', async () => {
    const { scan, state, stationStore, until } = open(false);
    scan('OP1234', ...row);
    await until(({ waiting }) => waiting === 1);
    expect(state()).toMatchObject({ agent: 'starting', status: null });
    stationStore.connect();
    await until(saved);
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
    await until(saved);
    expect(new Set(appended().map((sent) => sent.scanId)).size).toBe(1);
    expect(appended()).toHaveLength(2);
  });
});

describe('the list', () => {
  it('holds ten rows, the newest on top', async () => {
    const { scan, state, until } = open();
    scan('OP1234');
    for (let count = 0; count < 12; count += 1) scan(...row);
    await until(({ waiting }) => waiting === 0);
    await until(({ recent }) => recent[0]?.scanId.endsWith('12') ?? false);
    expect(state().recent.map((entry) => Number(entry.scanId.slice(-2)))).toEqual([
      12, 11, 10, 9, 8, 7, 6, 5, 4, 3,
    ]);
  });
});
