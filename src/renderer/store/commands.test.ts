import { afterEach, describe, expect, it, vi } from 'vitest';
import { createManualClock } from '../../../e2e/support/manual-clock';
import { commandCode, type Command } from '../../shared/command';
import { boxContents, fgQuality, singleCode } from '../../shared/ready-workflows';
import { appendTermsSchema, type Appendable } from '../../shared/scan';
import { closeStores, isSaved, openStore, row } from '../testing/open-store';
import { noAnswer } from '../testing/scripted-agent';
import type { StationState } from './station-state';

/* Command codes, duplicates and groups, over the real station client; only the agent's answers are scripted. */

afterEach(closeStores);

const key = 'BCDEFG';
const code = (name: Exclude<Command['name'], 'language' | 'void-reason'>, quantity = 1): string =>
  commandCode(name === 'quantity' ? { name, quantity } : { name }, key);

function open(workflows = [fgQuality, singleCode, boxContents]) {
  const opened = openStore(createManualClock(), true, workflows);
  const until = (condition: (state: StationState) => boolean): Promise<void> =>
    vi.waitFor(() => {
      expect(condition(opened.state())).toBe(true);
    });
  const items = (): Appendable[] => opened.appended();
  const deed = (): unknown => {
    const { feedback } = opened.state();
    return feedback.outcome === 'done' ? feedback.deed.done : feedback.outcome;
  };
  const refusal = (): unknown => {
    const { feedback } = opened.state();
    return feedback.outcome === 'refused' ? feedback.reason.code : feedback.outcome;
  };
  return { ...opened, until, items, deed, refusal };
}

describe('cancelling any row', () => {
  const because = commandCode({ name: 'void-reason', reason: 'wrong-defect' }, key);
  const earlier = {
    scanId: '01930000-0000-7000-8000-0000000000aa',
    seq: 3,
    state: 'acknowledged',
    fields: { badge: 'OP1234', cp: 'CP00000009-0001', oc1: 'OC1', oc2: 'OC2', defect: '000' },
    operator: 'OP1234',
    capturedAt: '2026-11-23T10:32:05.000+02:00',
    workflow: 'fg-quality',
    isVoided: false,
  } as const;

  it('needs a label and a reason, follows codes that come quickly, and leaves the row that was begun', async () => {
    const { agent, scan, state, until, items, deed } = open();
    agent.answers['search-history'] = () => ({
      entries: [{ ...earlier, scanId: 'x', fields: { cp: 'no' } }, earlier],
      next: null,
    });
    await until((current) => current.agent === 'ready');
    scan('OP1234', 'CP12345678-1234', code('void'), 'CP00000009-0001', because);
    await until(() => deed() === 'voided');
    expect(items()).toMatchObject([
      {
        kind: 'void',
        operator: 'OP1234',
        fields: { voidedScanId: earlier.scanId, reason: 'wrong-defect' },
      },
    ]);
    expect(Object.keys(state().row)).toEqual(['badge', 'cp']);
    expect(state().voiding).toBeNull();
  });

  it('finds nothing, a row that is cancelled, and no reason in a label: each is refused in words', async () => {
    const { agent, scan, state, until, items, refusal } = open();
    agent.answers['search-history'] = () => ({ entries: [], next: null });
    await until((current) => current.agent === 'ready');
    scan(because);
    await until(() => refusal() === 'nothing-to-void');
    scan(code('void'), 'CP00000008-0001');
    await until(() => refusal() === 'void-not-found');
    agent.answers['search-history'] = () => ({ entries: [{ ...earlier, isVoided: true }], next: null });
    scan('CP00000009-0001');
    await until(() => refusal() === 'already-voided');
    agent.answers['search-history'] = () => ({ entries: [earlier], next: null });
    scan('CP00000009-0001');
    await until(({ voiding }) => voiding?.step === 'reason');
    scan('CP00000009-0001');
    await until(() => refusal() === 'void-reason-expected');
    scan(code('clear-row'));
    await until(({ voiding }) => voiding === null);
    expect(items()).toEqual([]);
    expect(state().screen).toBe('scan');
  });

  it('that another one has cancelled meanwhile is said as such', async () => {
    const { agent, scan, until, refusal } = open();
    agent.answers['search-history'] = () => ({ entries: [earlier], next: null });
    agent.answers.append = () => ({ outcome: 'refused', reason: 'already-voided', detail: '' });
    await until((current) => current.agent === 'ready');
    scan(code('void'), 'CP00000009-0001', because);
    await until(() => refusal() === 'already-voided');
  });
});

describe('undo last', () => {
  it('appends a void of the last saved row, and says which', async () => {
    const { scan, state, until, items, deed } = open();
    scan('OP1234', ...row);
    await until(isSaved);
    scan('CP12345678-9999', code('undo'));
    await until(() => deed() === 'undone');
    const [scanned, voided] = items();
    expect(voided).toMatchObject({
      kind: 'void',
      workflow: 'fg-quality',
      operator: 'OP1234',
      fields: { voidedScanId: scanned?.scanId },
    });
    expect(state().recent[0]).toMatchObject({ isVoided: true });
    expect(Object.keys(state().row)).toEqual(['badge', 'cp']);
  });

  it('follows a row that still waits for the disk', async () => {
    const { agent, clock, scan, until, items, deed } = open();
    agent.answers.append = () => noAnswer;
    await until((current) => current.agent === 'ready');
    scan('OP1234', ...row, code('undo'));
    await until(({ waiting }) => waiting === 2 && items().length === 1);
    agent.answers.append = () => ({ outcome: 'saved', seq: 1, repeated: false });
    agent.die();
    await until((current) => current.agent === 'lost');
    clock.advance(100);
    await until(() => deed() === 'undone');
    expect(items().map(({ kind }) => kind)).toEqual(['scan', 'scan', 'void']);
  });

  it('is refused twice, without a row, after its time, and with the key of another station', async () => {
    const { clock, scan, until, deed, refusal } = open();
    scan(code('undo'));
    expect(refusal()).toBe('nothing-to-undo');
    scan(code('acknowledge'), 'OP1234', ...row);
    await until(isSaved);
    scan(commandCode({ name: 'undo' }, 'XXXXXX'));
    expect(refusal()).toBe('wrong-key');
    scan(code('undo'));
    await until(() => deed() === 'undone');
    scan(code('undo'));
    expect(refusal()).toBe('already-undone');
    scan(code('acknowledge'), ...row);
    await until(isSaved);
    clock.advance(fgQuality.undoSeconds * 1_000 + 1_000);
    scan(code('undo'));
    expect(refusal()).toBe('too-old-to-undo');
  });

  it('is given its time whatever is done to the clock of the PC', async () => {
    const { clock, scan, until, deed, refusal } = open();
    scan('OP1234', ...row);
    await until(isSaved);
    clock.setWallMs(clock.wallMs() + 86_400_000);
    scan(code('undo'));
    await until(() => deed() === 'undone');
    scan(code('acknowledge'), ...row);
    await until(isSaved);
    clock.advance(fgQuality.undoSeconds * 1_000 + 1_000);
    clock.setWallMs(clock.wallMs() - 86_400_000);
    scan(code('undo'));
    expect(refusal()).toBe('too-old-to-undo');
  });
});

describe('a command', () => {
  it('clears the row and keeps the badge; signing out forgets the badge', () => {
    const { scan, state, deed } = open();
    scan('OP1234', 'CP12345678-1234', code('clear-row'));
    expect([deed(), Object.keys(state().row)]).toEqual(['row-cleared', ['badge']]);
    scan('CP12345678-1234', code('sign-out'));
    expect([deed(), Object.keys(state().row)]).toEqual(['signed-out', []]);
  });

  it('enters "no defect" in its field alone', async () => {
    const { scan, until, items, refusal } = open();
    scan('OP1234', code('no-defect'));
    expect(refusal()).toBe('no-defect-here');
    scan(...row.slice(0, 3), code('no-defect'));
    await until(isSaved);
    expect(items()[0]).toMatchObject({ fields: { defect: '000' } });
  });

  it('sets the quantity of one row', async () => {
    const { scan, until, items, refusal } = open([singleCode]);
    scan('OP1234', code('quantity', 12), 'A', 'B');
    await until(({ recent }) => recent.length === 2);
    expect(items().map(({ fields }) => fields)).toMatchObject([{ quantity: '12' }, { quantity: '1' }]);
    scan(code('quantity', 9_999));
    expect(refusal()).toBe('no-quantity');
  });

  it('goes to the next workflow and back; the badge goes along, and what was begun is still there', () => {
    const { scan, state } = open();
    scan('OP1234', 'CP12345678-1234', code('next-workflow'));
    expect([state().workflow.name, Object.keys(state().row)]).toEqual(['single-code', ['badge']]);
    scan('OP7777', code('next-workflow'), code('next-workflow'));
    expect(state().workflow.name).toBe('fg-quality');
    expect(state().row).toMatchObject({ badge: { code: 'OP7777' }, cp: { code: 'CP12345678-1234' } });
  });

  it('that is none is refused and never taken as a code', () => {
    const { scan, state, refusal } = open([singleCode]);
    scan('OP1234', 'XSTXNONSENSE');
    expect(refusal()).toBe('unknown-command');
    expect(Object.keys(state().row)).toEqual(['badge']);
    scan(code('next-workflow'));
    expect(refusal()).toBe('only-workflow');
  });
});

describe('the same row again', () => {
  const earlier = {
    scanId: '01930000-0000-7000-8000-0000000000aa',
    operator: 'OP7777',
    capturedAt: '2026-11-23T10:32:05.000+02:00',
    agoMs: 40_000,
  };
  async function openRefused() {
    const opened = open();
    opened.agent.answers.append = (item) =>
      (item as { override?: object }).override === undefined
        ? { outcome: 'duplicate', earlier }
        : { outcome: 'saved', seq: 9, repeated: false };
    opened.scan('OP1234', ...row);
    await opened.until(({ feedback }) => feedback.outcome === 'duplicate');
    return opened;
  }

  it('is asked for with the fields and the window of the workflow', async () => {
    const { agent } = await openRefused();
    const terms = agent.requests.find(({ request }) => request === 'append')?.arguments[1];
    expect(appendTermsSchema.parse(terms)).toEqual({
      duplicates: { fields: ['cp', 'oc1', 'oc2', 'defect'], windowMs: 600_000 },
      group: null,
    });
  });

  it('latches: the next code only shows the error again, until it is acknowledged', async () => {
    const { scan, state } = await openRefused();
    const { sequence } = state().feedback;
    scan('CP12345678-0002');
    expect(state().feedback).toMatchObject({ outcome: 'duplicate', earlier });
    expect(state().feedback.sequence).toBeGreaterThan(sequence);
    expect(Object.keys(state().row)).toEqual(['badge']);
    scan(code('acknowledge'), 'CP12345678-0002');
    expect(state().feedback.outcome).toBe('none');
    expect(Object.keys(state().row)).toEqual(['badge', 'cp']);
  });

  it('is stored when a supervisor lets it pass, with the badge of the supervisor', async () => {
    const { scan, until, items, deed } = await openRefused();
    scan(code('accept-duplicate'));
    expect(deed()).toBe('supervisor-awaited');
    scan('OP9000');
    await until(isSaved);
    const [refused, stored] = items();
    expect(stored).toEqual({ ...refused, override: { by: 'OP9000', duplicateOf: earlier.scanId } });
  });

  it('is not let pass by the operator, nor by something that is no badge, nor without a refusal', async () => {
    const { scan, state, items, refusal } = await openRefused();
    scan(code('accept-duplicate'), 'OP1234');
    expect(refusal()).toBe('no-supervisor');
    scan('CP12345678-1234');
    expect(refusal()).toBe('no-supervisor');
    scan(code('acknowledge'));
    expect(state()).toMatchObject({ awaitsSupervisor: false, refusedRow: null });
    scan(code('accept-duplicate'));
    expect(refusal()).toBe('no-duplicate');
    expect(items()).toHaveLength(1);
  });
});

describe('a group', () => {
  it('counts what was saved, is closed by a command, and its closing is a row', async () => {
    const { scan, state, until, items, deed } = open([boxContents]);
    scan('OP1234', 'BX000001', 'ITEM-1', 'ITEM-2');
    await until(({ groupCount }) => groupCount === 2);
    scan(code('close-group'));
    await until(() => deed() === 'group-closed');
    expect(items().at(-1)).toMatchObject({ fields: { badge: 'OP1234', box: 'BX000001', count: '2' } });
    expect(Object.keys(state().row)).toEqual(['badge']);
  });

  it('goes on counting where another shift had stopped', async () => {
    const { agent, scan, until } = open([boxContents]);
    await until((current) => current.agent === 'ready');
    agent.answers['count-group'] = () => 7;
    scan('OP1234', 'BX000001');
    await until(({ groupCount }) => groupCount === 7);
    scan('ITEM-8');
    await until(({ groupCount }) => groupCount === 8);
  });

  it('is closed by its number of children, and by the next parent', async () => {
    const two = { ...boxContents, group: { parent: 'box', count: 2, recordClosing: true } };
    const { scan, until, items, refusal } = open([two]);
    scan('OP1234', 'BX000001', 'ITEM-1', 'ITEM-2');
    await until(({ row: now }) => now['box'] === undefined);
    scan('BX000002', 'ITEM-3');
    await until(({ groupCount }) => groupCount === 1);
    scan('BX000003');
    await until(({ waiting, recent }) => waiting === 0 && recent.length === 5);
    expect(items().map(({ fields }) => fields)).toMatchObject([
      { box: 'BX000001', item: 'ITEM-1' },
      { box: 'BX000001', item: 'ITEM-2' },
      { box: 'BX000001', count: '2' },
      { box: 'BX000002', item: 'ITEM-3' },
      { box: 'BX000002', count: '1' },
    ]);
    scan(code('sign-out'), code('close-group'));
    expect(refusal()).toBe('no-group');
  });
});
