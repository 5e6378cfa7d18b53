import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createManualClock, type ManualClock } from '../../../e2e/support/manual-clock';
import { commandCode } from '../../shared/command';
import { fgQuality } from '../../shared/ready-workflows';
import type { SignInRules } from '../../shared/sign-in';
import { closeStores, openHouse, openStore, row, type OpenedStore } from '../testing/open-store';
import { calmStatus } from '../testing/scripted-agent';

const person = { name: 'Ana Pop', role: 'operator', language: null, isActive: true, hasPin: false } as const;
const lists = {
  operators: {
    version: 1,
    items: [
      { ...person, badge: 'OP1234' },
      { ...person, badge: 'OP7777' },
    ],
  },
  defects: { version: 0, items: [] },
  products: { version: 0, items: [] },
};
const session = '3f0e2c1a-0000-4000-8000-000000000001';
const rules: SignInRules = {
  ...openHouse,
  unknownBadge: 'refuse',
  lockAfterSeconds: 60,
  lockWarningSeconds: 20,
};
const lockCode = commandCode({ name: 'lock' }, '');

let opened: OpenedStore<ManualClock>;

async function open(signIn: SignInRules): Promise<void> {
  opened = openStore(createManualClock(), false, [fgQuality], signIn);
  opened.agent.answers['reference-copies'] = () => lists;
  opened.stationStore.connect();
  await vi.waitFor(() => {
    expect(opened.state()).toMatchObject({ agent: 'ready', lists: { operators: { version: 1 } } });
  });
}

const refusal = () => {
  const { feedback } = opened.state();
  return feedback.outcome === 'refused' ? feedback.reason.code : null;
};
const signedIn = () => opened.state().row['badge']?.code;
const asked = (request: string) => opened.agent.requests.filter((each) => each.request === request);

beforeEach(async () => {
  await open(rules);
});
afterEach(closeStores);

describe('a badge', () => {
  it('that is in no list signs nobody in where that is refused, and whoever was signed in stays so', () => {
    opened.scan('OP0000');
    expect(refusal()).toBe('unknown-badge');
    expect(signedIn()).toBeUndefined();
    opened.scan('OP1234', row[0] ?? '', 'OP0000');
    expect(refusal()).toBe('unknown-badge');
    expect(signedIn()).toBe('OP1234');
    expect(opened.state().row['cp']?.code).toBe(row[0]);
  });

  it('is only warned of, or not looked at, where the rules of the station say so', async () => {
    for (const unknownBadge of ['warn', 'accept'] as const) {
      await open({ ...rules, unknownBadge });
      opened.scan('OP0000');
      expect(refusal()).toBeNull();
      expect(signedIn()).toBe('OP0000');
    }
  });

  it('is known anew when the list has changed', async () => {
    const wider = [...lists.operators.items, { ...person, badge: 'OP0000' }];
    opened.agent.answers['reference-copies'] = () => ({ ...lists, operators: { version: 2, items: wider } });
    opened.agent.send({ event: 'reference-changed', payload: 'operators' });
    await vi.waitFor(() => {
      expect(opened.state().lists?.operators.version).toBe(2);
    });
    opened.scan('OP0000');
    expect(signedIn()).toBe('OP0000');
  });
});

it('lists that cannot be read are reported, and those that are known stay', async () => {
  opened.agent.answers['reference-copies'] = () => new Error('the file is locked');
  opened.agent.send({ event: 'reference-changed', payload: 'operators' });
  await vi.waitFor(() => {
    expect(opened.agent.reports.map(({ message }) => message)).toEqual([
      'The lists could not be read: the file is locked',
    ]);
  });
  expect(opened.state().lists?.operators.version).toBe(1);
});

describe('a locked station', () => {
  it('takes no code but a badge, and says so each time', () => {
    opened.scan('OP1234', lockCode);
    for (const code of [row[0] ?? '', commandCode({ name: 'undo' }, 'BCDEFG')]) {
      opened.scan(code);
      expect(refusal()).toBe('locked');
      expect(opened.state().row['cp']).toBeUndefined();
    }
    opened.scan('OP0000');
    expect(refusal()).toBe('unknown-badge');
    expect(opened.state().lock).toBe('locked');
  });

  it('is unlocked by the same badge with the row as it was, and begins anew for another one', () => {
    opened.scan('OP1234', row[0] ?? '', lockCode, 'OP1234');
    expect(opened.state()).toMatchObject({
      lock: 'open',
      row: { badge: { code: 'OP1234' }, cp: { code: row[0] } },
      feedback: { outcome: 'done', deed: { done: 'unlocked' } },
    });
    opened.scan(lockCode, 'OP7777');
    expect(opened.state()).toMatchObject({ lock: 'open', parkedRows: {} });
    expect(opened.state().row).toEqual({ badge: { code: 'OP7777', enteredBy: 'scan' } });
  });

  it('says nothing any more of what was before, but for an error nobody has acknowledged', () => {
    opened.scan('OP1234', lockCode, 'OP1234');
    expect(opened.state().feedback.outcome).toBe('done');
    opened.scan(lockCode);
    expect(opened.state()).toMatchObject({ lock: 'locked', feedback: { outcome: 'none' } });
  });

  it('shows no other screen, and gives up what was begun', () => {
    opened.scan('OP1234');
    opened.stationStore.showScreen('history');
    opened.scan(row[0] ?? '');
    opened.stationStore.voiding.choose({ ...voidable, operator: 'OP1234' });
    opened.scan(lockCode);
    opened.stationStore.showScreen('care');
    expect(opened.state()).toMatchObject({ screen: 'scan', voiding: null, pinFor: null, triedCode: null });
  });

  it('locks by itself after its time, with a warning that any scan puts off', () => {
    opened.scan('OP1234');
    opened.clock.advance(40_000);
    expect(opened.state().lock).toBe('warned');
    opened.scan(row[0] ?? '');
    expect(opened.state()).toMatchObject({ lock: 'open', row: { cp: { code: row[0] } } });
    opened.clock.advance(60_000);
    expect(opened.state().lock).toBe('locked');
  });

  it('ends the session of a supervisor who has gone away', async () => {
    await openCare();
    opened.scan(lockCode);
    await vi.waitFor(() => {
      expect(asked('end-session').map((request) => request.arguments)).toEqual([[session]]);
    });
  });
});

it('the session of a screen outlives a cancellation on it, and ends with the way back to scanning', async () => {
  opened.scan('OP1234');
  await openCare();
  opened.stationStore.voiding.choose({ ...voidable, operator: 'OP1234' });
  opened.stationStore.voidBecause('test');
  await vi.waitFor(() => {
    expect(opened.state().feedback).toMatchObject({ outcome: 'done', deed: { done: 'voided' } });
  });
  expect(asked('end-session')).toEqual([]);
  opened.stationStore.showScreen('scan');
  await vi.waitFor(() => {
    expect(asked('end-session')).toHaveLength(1);
  });
});

const voidable = {
  scanId: '01930000-0000-7000-8000-00000000aaaa',
  seq: 1,
  state: 'acknowledged',
  fields: { badge: 'OP1234', cp: 'CP12345678-1234' },
  capturedAt: '2026-11-23T10:00:00.000+02:00',
  workflow: 'fg-quality',
  isVoided: false,
} as const;

/** A supervisor opens what is not for everybody. */
async function openCare(): Promise<void> {
  const { agent, stationStore } = opened;
  agent.answers['enter-pin'] = () => ({ outcome: 'opened', session, name: 'Maria', role: 'supervisor' });
  agent.send({ event: 'status', payload: { ...calmStatus, isManaged: true } });
  await vi.waitFor(() => {
    expect(opened.state().status?.isManaged).toBe(true);
  });
  stationStore.showScreen('care');
  opened.scan('OP9000');
  await stationStore.supervisor.enterPin('4711');
  expect(opened.state().screen).toBe('care');
}
