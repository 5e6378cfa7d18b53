import { afterEach, describe, expect, it, vi } from 'vitest';
import { createManualClock } from '../../../e2e/support/manual-clock';
import { appendableSchema } from '../../shared/scan';
import { closeStores, isSaved, openStore, row } from '../testing/open-store';
import { noAnswer } from '../testing/scripted-agent';
import type { StationState } from './station-store';

/*
 * The store over the real station client and real message channels. Only the agent's answers are scripted; the agent
 * itself has its own tests.
 */

afterEach(closeStores);

function open() {
  const opened = openStore(createManualClock());
  const until = (condition: (state: StationState) => boolean): Promise<void> =>
    vi.waitFor(() => {
      expect(condition(opened.state())).toBe(true);
    });
  return { ...opened, until };
}

describe('a finished row', () => {
  it('is sent by itself, as a scan the agent accepts', async () => {
    const { scan, until, appended } = open();
    scan('OP1234', ...row);
    await until(isSaved);
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
    await until(isSaved);
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
    const entry = {
      text: '000',
      otherReading: null,
      symbology: null,
      device: null,
      enteredBy: 'scan',
      startedAtMs: 0,
      endedAtMs: finishedAtMs,
      medianGapMs: 1,
      longestGapMs: 1,
    } as const;
    stationStore.takeEntry({ kind: 'code', ...entry });
    await until(isSaved);
    const [capture] = appended();
    expect(capture?.capturedAt.monotonicMs).toBe(finishedAtMs);
    expect(new Date(capture?.capturedAt.wallTime ?? '').getTime()).toBe(clock.wallMs() - 400);
  });

  it('names the serial scanner that read its last code, and none when that came through the keyboard', async () => {
    const { agent, scan, until, appended } = open();
    await until((state) => state.agent === 'ready');
    const read = (text: string): void => {
      agent.send({
        event: 'serial-code',
        payload: { kind: 'code', device: 'left bench', durationMs: 5, text },
      });
    };
    const [cp, oc1, oc2, defect] = row as [string, string, string, string];
    scan('OP1234', cp, oc1, oc2);
    read(defect);
    await until(isSaved);
    read(cp);
    read(oc1);
    read(oc2);
    await until(({ row: current }) => 'oc2' in current);
    scan(defect);
    await until(({ recent }) => recent.length === 2);
    expect(appended().map(({ scanner }) => scanner)).toEqual(['left bench', undefined]);
  });

  it('tells by which lists it is judged: those that were known when it was begun', async () => {
    const { agent, scan, until, appended } = open();
    let version = 0;
    agent.answers['reference-copies'] = () => ({
      operators: { version, items: [] },
      defects: { version: 7, items: [] },
      products: { version, items: [] },
    });
    const change = async (next: number): Promise<void> => {
      version = next;
      agent.send({ event: 'reference-changed', payload: 'operators' });
      await until(({ lists }) => lists?.operators.version === next && lists.defects.version === 7);
    };
    await change(0);
    scan('OP1234', ...row);
    await until(isSaved);
    await change(3);
    scan(...row.slice(0, 2));
    await change(4);
    scan(...row.slice(2));
    await until(({ recent }) => recent.length === 2);
    expect(appended().map(({ listVersions }) => listVersions)).toEqual([
      { operators: null, defects: 7, products: null },
      { operators: 3, defects: 7, products: 3 },
    ]);
  });

  it('is taken by its other reading when the rule of the field takes that alone', () => {
    const { stationStore, state } = open();
    const entry = {
      symbology: null,
      device: null,
      enteredBy: 'manual',
      startedAtMs: 0,
      endedAtMs: 1,
    } as const;
    const gaps = { medianGapMs: 100, longestGapMs: 100 };
    stationStore.takeEntry({ kind: 'code', text: 'öp1234', otherReading: 'OP1234', ...entry, ...gaps });
    expect(state().row).toMatchObject({ badge: { code: 'OP1234' } });
  });

  it('is loudly not saved when the agent refuses it, until somebody acknowledges it', async () => {
    const { agent, scan, state, until, stationStore } = open();
    agent.answers.append = () => ({ outcome: 'refused', reason: 'disk-full', detail: 'no space' });
    scan('OP1234', ...row);
    await until(({ feedback }) => feedback.outcome === 'unsaved');
    expect(state()).toMatchObject({ feedback: { reason: 'disk-full' }, recent: [], waiting: 0 });
    scan('CP12345678-1234');
    expect(state().feedback.outcome).toBe('unsaved');
    stationStore.acknowledge();
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
