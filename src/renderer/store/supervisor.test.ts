import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createManualClock, type ManualClock } from '../../../e2e/support/manual-clock';
import { commandCode } from '../../shared/command';
import type { EntrySummary } from '../../shared/status';
import { fgQuality } from '../../shared/ready-workflows';
import { closeStores, openStore, row, type OpenedStore } from '../testing/open-store';
import { calmStatus, noAnswer } from '../testing/scripted-agent';

const session = '3f0e2c1a-0000-4000-8000-000000000001';
const foreign: EntrySummary = {
  scanId: '01930000-0000-7000-8000-00000000aaaa',
  seq: 1,
  state: 'acknowledged',
  fields: { badge: 'OP7777', cp: 'CP12345678-1234' },
  operator: 'OP7777',
  capturedAt: '2026-11-23T10:00:00.000+02:00',
  workflow: 'fg-quality',
  isVoided: false,
};

let opened: OpenedStore<ManualClock>;

/** A station where somebody has a PIN and every PIN is right. */
async function open(workflow = fgQuality): Promise<void> {
  opened = openStore(createManualClock(), true, [workflow]);
  opened.agent.answers['get-status'] = () => ({ ...calmStatus, isManaged: true });
  opened.agent.answers['enter-pin'] = () => ({
    outcome: 'opened',
    session,
    name: 'Maria',
    role: 'supervisor',
  });
  await vi.waitFor(() => {
    expect(opened.state().status?.isManaged).toBe(true);
  });
  opened.scan('OP1234');
}

beforeEach(() => open());
afterEach(closeStores);

const asked = (request: string) => opened.agent.requests.filter((each) => each.request === request);

async function enter(pin: string): Promise<void> {
  await opened.stationStore.supervisor.enterPin(pin);
}

it('a screen that is not for everybody opens with badge and PIN, and its session goes with what is asked and ends with it', async () => {
  opened.stationStore.showScreen('care');
  expect(opened.state().screen).toBe('pin');
  await enter('4711');
  expect(asked('enter-pin'), 'no badge, no PIN').toEqual([]);
  opened.scan('OP9000');
  expect(opened.state().pinFor?.badge).toBe('OP9000');
  await enter('4711');
  expect(opened.state().screen).toBe('care');
  await opened.station.request('flush');
  expect(asked('flush').at(-1)?.session).toBe(session);
  opened.stationStore.showScreen('scan');
  await vi.waitFor(() => {
    expect(asked('end-session').map((request) => request.arguments)).toEqual([[session]]);
  });
});

it('says why a PIN opened nothing, and until when none is looked at', async () => {
  opened.stationStore.showScreen('care');
  opened.scan('OP9000');
  opened.agent.answers['enter-pin'] = () => ({ outcome: 'wrong', waitMs: 0 });
  await enter('1');
  expect(opened.state().pinAnswer?.refusal).toEqual({ refusal: 'wrong', untilMs: null });
  opened.agent.answers['enter-pin'] = () => ({ outcome: 'wait', waitMs: 30_000 });
  await enter('1');
  const untilMs = opened.clock.wallMs() + 30_000;
  expect(opened.state().pinAnswer?.refusal).toEqual({ refusal: 'wait', untilMs });
  opened.agent.answers['enter-pin'] = () => new Error('broken');
  await enter('1');
  expect(opened.state().pinAnswer?.refusal).toEqual({ refusal: 'no-answer' });
  opened.agent.answers['enter-pin'] = () => ({ outcome: 'no-pin' });
  await enter('1');
  expect(opened.state().pinFor?.badge).toBeUndefined();
  expect(opened.state().pinAnswer?.refusal).toEqual({ refusal: 'no-pin' });
});

it('a scanned number is never a PIN: it is refused, and shown nowhere', async () => {
  opened.stationStore.showScreen('care');
  opened.scan('OP9000', '4711');
  await opened.station.request('flush');
  expect(asked('enter-pin')).toEqual([]);
  expect(opened.state().feedback).toMatchObject({ outcome: 'refused', reason: { code: 'at-pin' }, code: '' });
});

it('what is neither badge nor PIN is refused where both are asked for, until the badge comes or “Understood” leads back', () => {
  const refused = { outcome: 'refused', reason: { code: 'at-pin' } };
  opened.stationStore.showScreen('care');
  for (const code of ['CP12345678-1234', commandCode({ name: 'sign-out' }, '')]) {
    opened.scan(code);
    expect(opened.state()).toMatchObject({ screen: 'pin', feedback: refused });
    opened.scan('OP9000');
    expect(opened.state().feedback.outcome).toBe('none');
  }
  opened.scan('CP12345678-1234', commandCode({ name: 'acknowledge' }, ''));
  expect(opened.state()).toMatchObject({ screen: 'pin', feedback: { outcome: 'none' } });
  opened.scan(commandCode({ name: 'acknowledge' }, ''));
  expect(opened.state()).toMatchObject({ screen: 'scan', pinFor: null });
});

it('a PIN that is answered after the screen was left opens nothing', async () => {
  opened.stationStore.showScreen('care');
  opened.scan('OP9000');
  const answer = enter('4711');
  opened.stationStore.showScreen('scan');
  await answer;
  expect(opened.state().screen).toBe('scan');
  await vi.waitFor(() => {
    expect(asked('end-session')).toHaveLength(1);
  });
});

it('a PIN that is answered when another question stands there opens nothing, and its session ends', async () => {
  opened.stationStore.showScreen('care');
  opened.scan('OP9000');
  const answer = enter('4711');
  opened.stationStore.voiding.choose(foreign);
  opened.stationStore.voidBecause('test');
  await vi.waitFor(() => {
    expect(opened.state().pinFor?.wanted).toBe('void');
  });
  await answer;
  expect(opened.state()).toMatchObject({ voiding: { step: 'supervisor' }, pinFor: { wanted: 'void' } });
  expect(asked('append')).toEqual([]);
  await vi.waitFor(() => {
    expect(asked('end-session').map((request) => request.arguments)).toEqual([[session]]);
  });
});

it('“undo last” on somebody else’s scan asks for a supervisor, as its cancellation from the list does', async () => {
  opened.scan('CP12345678-1234', 'OC11111111', 'OC22222222', '000');
  await vi.waitFor(() => {
    expect(opened.state().recent).toHaveLength(1);
  });
  opened.scan('OP7777', commandCode({ name: 'undo' }, 'BCDEFG'));
  expect(opened.state()).toMatchObject({
    voiding: { step: 'supervisor', entry: { operator: 'OP1234' } },
    pinFor: { wanted: 'void' },
  });
  opened.scan('OP9000');
  await enter('4711');
  await vi.waitFor(() => {
    expect(opened.state().feedback).toMatchObject({ outcome: 'done', deed: { done: 'undone' } });
  });
  expect(asked('append').at(-1)).toMatchObject({
    session,
    arguments: [{ kind: 'void', operator: 'OP9000' }],
  });
  expect(opened.state().recent).toMatchObject([{ isVoided: true }]);
});

it('somebody else’s scan is cancelled in the name of the supervisor, and the session ends with the answer', async () => {
  opened.stationStore.voiding.choose(foreign);
  opened.stationStore.voidBecause('wrong-label');
  await vi.waitFor(() => {
    expect(opened.state().voiding?.step).toBe('supervisor');
  });
  opened.scan('OP9000');
  await enter('4711');
  await vi.waitFor(() => {
    expect(opened.state().feedback).toMatchObject({ outcome: 'done', deed: { done: 'voided' } });
  });
  const [append] = asked('append');
  expect(append).toMatchObject({ session, arguments: [{ kind: 'void', operator: 'OP9000' }] });
  await vi.waitFor(() => {
    expect(asked('end-session')).toHaveLength(1);
  });
  expect(opened.state()).toMatchObject({ voiding: null, pinFor: null });
});

it('the session of a cancellation outlives every other answer and a change of the screen, and goes with nothing else', async () => {
  const own = { ...foreign, scanId: '01930000-0000-7000-8000-00000000bbbb', operator: 'OP1234' };
  opened.agent.answers.append = () => noAnswer;
  opened.stationStore.voiding.choose(own);
  opened.stationStore.voidBecause('test');
  await vi.waitFor(() => {
    expect(asked('append')).toHaveLength(1);
  });
  opened.stationStore.showScreen('history');
  opened.stationStore.voiding.choose(foreign);
  opened.stationStore.voidBecause('test');
  await vi.waitFor(() => {
    expect(opened.state().voiding?.step).toBe('supervisor');
  });
  opened.scan('OP9000');
  await enter('4711');
  opened.stationStore.showScreen('scan');
  await opened.station.request('flush');
  expect(opened.state().waiting, 'both cancellations wait for the disk').toBe(2);
  expect(asked('flush').at(-1)?.session).toBeNull();
  expect(asked('end-session')).toEqual([]);
  opened.agent.answers.append = () => ({ outcome: 'saved', seq: 9, repeated: false });
  opened.agent.sendRaw({
    id: asked('append')[0]?.id,
    ok: true,
    value: { outcome: 'saved', seq: 8, repeated: false },
  });
  await vi.waitFor(() => {
    expect(asked('end-session').map((request) => request.arguments)).toEqual([[session]]);
  });
  expect(asked('append')).toMatchObject([
    { session: null, arguments: [{ fields: { voidedScanId: own.scanId }, operator: 'OP1234' }] },
    { session, arguments: [{ fields: { voidedScanId: foreign.scanId }, operator: 'OP9000' }] },
  ]);
});

it('whoever scans a badge with every row undoes the own last row alone, under the own name, and nobody else’s', async () => {
  await open({ ...fgQuality, fields: fgQuality.fields.map((field) => ({ ...field, sticky: false })) });
  opened.scan(...row, commandCode({ name: 'undo' }, 'BCDEFG'));
  await vi.waitFor(() => {
    expect(opened.state().feedback).toMatchObject({ outcome: 'done', deed: { done: 'undone' } });
  });
  expect(asked('append').at(-1)).toMatchObject({ arguments: [{ kind: 'void', operator: 'OP1234' }] });
  opened.scan('OP1234', ...row, commandCode({ name: 'sign-out' }, ''));
  opened.scan(commandCode({ name: 'undo' }, 'BCDEFG'));
  expect(opened.state()).toMatchObject({ voiding: { step: 'supervisor' }, pinFor: { wanted: 'void' } });
});

it('the administrator’s PIN has no badge: the cancellation says so', async () => {
  opened.stationStore.voiding.choose(foreign);
  opened.stationStore.voidBecause('test');
  await vi.waitFor(() => {
    expect(opened.state().voiding?.step).toBe('supervisor');
  });
  opened.stationStore.supervisor.useAdministrator();
  await enter('4711');
  await vi.waitFor(() => {
    expect(asked('append')).toMatchObject([{ arguments: [{ operator: 'administrator' }] }]);
  });
});

it('a cancellation that is left, or for which another screen is opened, waits for no PIN', async () => {
  for (const leave of [
    opened.stationStore.voiding.leave,
    () => {
      opened.stationStore.showScreen('history');
    },
    () => {
      opened.scan(commandCode({ name: 'acknowledge' }, ''));
    },
  ]) {
    opened.stationStore.voiding.choose(foreign);
    opened.stationStore.voidBecause('test');
    await vi.waitFor(() => {
      expect(opened.state().voiding?.step).toBe('supervisor');
    });
    leave();
    expect(opened.state()).toMatchObject({ voiding: null, pinFor: null });
  }
  expect(asked('append')).toEqual([]);
});

it('digits of a PIN are shown nowhere', () => {
  opened.stationStore.showScreen('care');
  opened.stationStore.setTyping('4711');
  expect(opened.state().typing).toBeNull();
});
