import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createManualClock } from '../../../../e2e/support/manual-clock';
import { sampleScan, sampleVoid } from '../../../../e2e/support/sample-scans';
import { createTemporaryFolder } from '../../../../e2e/support/temporary-folder';
import { openReferenceFile } from '../reference/reference-file';
import type { OperatorValue } from '../reference/read-row';
import { createPeople, type People } from './people';
import { hashPin } from './pin-hash';
import { createPinThrottle } from './pin-throttle';
import { createSessions, sessionIdleMs } from './sessions';
import { signInSettingsSchema, type SignInSettings } from './settings';

const home = createTemporaryFolder('people');
const database = openReferenceFile({ dataFolder: home.folder, wallMs: 0, log: () => undefined });
let hash = '';
beforeAll(async () => {
  hash = await hashPin('4711');
});

type Row = [badge: string, role: OperatorValue['role'], hasPin: boolean];

const clock = createManualClock();
let rows: Row[];
beforeEach(() => {
  rows = [
    ['OP1234', 'operator', false],
    ['OP9000', 'supervisor', true],
  ];
  database.exec('DELETE FROM pin_failure; DELETE FROM session');
});

function open(settings: Partial<SignInSettings> = {}): People {
  return createPeople({
    settings: { ...signInSettingsSchema.parse({}), ...settings },
    readOperators: () =>
      rows.map(([code, role, hasPin]) => ({
        code,
        isActive: true,
        value: { name: `Name of ${code}`, role, language: null, pinHash: hasPin ? hash : null },
      })),
    isListKnown: () => rows.length > 0,
    throttle: createPinThrottle(database),
    sessions: createSessions(database),
    clock,
    log: () => undefined,
  });
}

const nobody = (): null => null;

describe('a station where nobody has a PIN', () => {
  it('lets everybody do everything, as long as it is so', () => {
    rows = [['OP1234', 'supervisor', false]];
    const people = open();
    expect(people.isManaged()).toBe(false);
    expect(people.refusal('leave-kiosk', null)).toBeNull();
    rows.push(['OP9000', 'supervisor', true]);
    people.notifyChanged();
    expect(people.refusal('edit-workflows', null)).toContain('supervisor');
  });

  it('is closed by the PIN of the configuration, which is an administrator’s', async () => {
    rows = [];
    const people = open({ administratorPinHash: hash });
    expect(people.refusal('leave-kiosk', null)).toContain('supervisor');
    const answer = await people.enterPin({ badge: null, pin: '4711' });
    expect(answer).toMatchObject({ outcome: 'opened', role: 'administrator' });
    expect(people.refusal('leave-kiosk', sessionOf(answer))).toBeNull();
    expect(people.nameOf(sessionOf(answer))).toBe('administrator');
  });
});

describe('a supervisor', () => {
  it('is known by the PIN, may do what supervisors may, and no more', async () => {
    const people = open();
    const answer = await people.enterPin({ badge: 'OP9000', pin: '4711' });
    expect(answer).toMatchObject({ outcome: 'opened', role: 'supervisor', name: 'Name of OP9000' });
    expect(people.refusal('edit-workflows', sessionOf(answer))).toBeNull();
    expect(people.refusal('leave-kiosk', sessionOf(answer))).toContain('administrator');
    expect(people.nameOf(sessionOf(answer))).toBe('OP9000');
    expect(people.nameOf(null)).toBeNull();
    expect(people.refusal('edit-workflows', '6fa459ea-ee8a-4ca4-894e-db77e160355e')).toContain('supervisor');
  });

  it('is signed out by doing nothing for five minutes, and by signing out', async () => {
    const people = open();
    const first = sessionOf(await people.enterPin({ badge: 'OP9000', pin: '4711' }));
    clock.advance(sessionIdleMs - 1);
    expect(people.refusal('edit-workflows', first)).toBeNull();
    clock.advance(sessionIdleMs - 1);
    expect(people.refusal('edit-workflows', first)).toBeNull();
    clock.advance(sessionIdleMs + 1);
    expect(people.refusal('edit-workflows', first)).not.toBeNull();
    const second = sessionOf(await people.enterPin({ badge: 'OP9000', pin: '4711' }));
    people.endSession(second);
    expect(people.refusal('edit-workflows', second)).not.toBeNull();
  });

  it('may do nothing more from the moment the list has no such supervisor', async () => {
    rows.push(['OP9001', 'supervisor', true]);
    const people = open();
    const session = sessionOf(await people.enterPin({ badge: 'OP9000', pin: '4711' }));
    rows = rows.filter(([badge]) => badge !== 'OP9000');
    people.notifyChanged();
    expect(people.refusal('edit-workflows', session)).not.toBeNull();
  });

  it('waits after three wrong PINs; the right one is not looked at meanwhile', async () => {
    const people = open();
    const enter = (pin: string) => people.enterPin({ badge: 'OP9000', pin });
    expect(await enter('0000')).toEqual({ outcome: 'wrong', waitMs: 0 });
    await enter('0000');
    expect(await enter('0000')).toEqual({ outcome: 'wrong', waitMs: 30_000 });
    clock.advance(10_000);
    expect(await enter('4711')).toEqual({ outcome: 'wait', waitMs: 20_000 });
    clock.advance(20_000);
    expect(await enter('4711')).toMatchObject({ outcome: 'opened' });
  });

  it.each(['OP1234', 'OP0000', null])('is not %s', async (badge) => {
    expect(await open().enterPin({ badge, pin: '4711' })).toEqual({ outcome: 'no-pin' });
  });
});

describe('an item', () => {
  const scan = sampleScan(1);

  it('that voids somebody else’s scan needs a supervisor’s session', async () => {
    const people = open();
    const item = sampleVoid(scan);
    expect(people.itemRefusal(item, null, () => item.operator)).toBeNull();
    expect(people.itemRefusal(item, null, nobody)).toBeNull();
    expect(people.itemRefusal(item, null, () => 'OP7777')).toContain('supervisor');
    const session = sessionOf(await people.enterPin({ badge: 'OP9000', pin: '4711' }));
    expect(people.itemRefusal(item, session, () => 'OP7777')).toContain('under the badge of the supervisor');
    expect(people.itemRefusal({ ...item, operator: 'OP9000' }, session, () => 'OP7777')).toBeNull();
  });

  it('that overrides a duplicate names the badge of a supervisor', () => {
    const people = open();
    const by = (badge: string) => ({ ...scan, override: { by: badge, duplicateOf: scan.scanId } });
    expect(people.itemRefusal(by('OP1234'), null, nobody)).toContain('OP1234');
    expect(people.itemRefusal(by('OP9000'), null, nobody)).toBeNull();
  });

  it('of an operator who is not in the list is refused where the station says so, and the list is known', () => {
    const unknown = { ...scan, operator: 'OP0000' };
    expect(open({ unknownBadge: 'warn' }).itemRefusal(unknown, null, nobody)).toBeNull();
    expect(open({ unknownBadge: 'refuse' }).itemRefusal(unknown, null, nobody)).toContain('OP0000');
    expect(open({ unknownBadge: 'refuse' }).itemRefusal(scan, null, nobody)).toBeNull();
    rows = [];
    expect(open({ unknownBadge: 'refuse' }).itemRefusal(unknown, null, nobody)).toBeNull();
  });
});

function sessionOf(answer: Awaited<ReturnType<People['enterPin']>>): string {
  if (answer.outcome !== 'opened') throw new Error(`not opened: ${answer.outcome}`);
  return answer.session;
}
