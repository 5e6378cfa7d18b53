import { describe, expect, it } from 'vitest';
import { fgQuality } from '../../shared/ready-workflows';
import type { ReferenceCopies } from '../../shared/reference';
import { calmStatus } from '../testing/scripted-agent';
import {
  findOperator,
  isListed,
  isUnknownBadge,
  mayOverride,
  openOrSignIn,
  readBadge,
  rowAfterLock,
  voidNeedsSupervisor,
} from './sign-in';

const person = { name: 'Ana Pop', language: null, isActive: true };
const lists = {
  operators: {
    version: 3,
    items: [
      { ...person, badge: 'OP1234', role: 'operator', hasPin: false },
      { ...person, badge: 'OP9000', role: 'supervisor', hasPin: true },
      { ...person, badge: 'OP9001', role: 'supervisor', hasPin: false },
      { ...person, badge: 'OP4444', role: 'operator', hasPin: false, isActive: false },
    ],
  },
  defects: { version: 1, items: [{ code: '101' }] },
  products: { version: 0, items: [] },
} as unknown as ReferenceCopies;
const managed = { ...calmStatus, isManaged: true };
const signedIn = (code: string) => ({ badge: { code, enteredBy: 'scan' } }) as const;

describe('the lists', () => {
  it.each([
    ['operators', 'OP1234', true],
    ['operators', 'OP4444', false],
    ['operators', 'OP0000', false],
    ['defects', '101', true],
    ['defects', '999', false],
    ['products', 'X', null],
    ['colours', 'red', null],
  ] as const)('%s: %s is listed: %s', (list, code, answer) => {
    expect(isListed(lists, list, code)).toBe(answer);
  });

  it('say nothing of anybody before they were read', () => {
    expect(isListed(null, 'operators', 'OP1234')).toBeNull();
    expect(isUnknownBadge(null, 'OP0000')).toBe(false);
    expect(isUnknownBadge(lists, 'OP0000')).toBe(true);
    expect(isUnknownBadge(lists, null)).toBe(false);
    expect(findOperator(lists, 'OP4444')).toBeNull();
  });
});

describe('a badge', () => {
  it('is read by the rule of its field alone', () => {
    expect(readBadge(fgQuality, 'OP1234')).toBe('OP1234');
    expect(readBadge(fgQuality, 'CP12345678-1234')).toBeNull();
  });

  it('finds the row as it was after the lock; another one begins anew', () => {
    const row = { ...signedIn('OP1234'), cp: { code: 'CP1', enteredBy: 'scan' } } as const;
    expect(rowAfterLock(fgQuality, row, 'OP1234')).toBe(row);
    expect(rowAfterLock(fgQuality, row, 'OP9000')).toEqual(signedIn('OP9000'));
  });

  it('lets a duplicate pass where it is a supervisor’s, or where there are none', () => {
    expect(mayOverride({ lists, status: managed }, 'OP9000')).toBe(true);
    expect(mayOverride({ lists, status: managed }, 'OP1234')).toBe(false);
    expect(mayOverride({ lists, status: managed }, 'OP0000')).toBe(false);
    expect(mayOverride({ lists, status: calmStatus }, 'OP0000')).toBe(true);
  });
});

describe('what is not for everybody', () => {
  const state = { status: managed, row: {}, workflow: fgQuality, lists, lastOperator: null };

  it('asks for badge and PIN first, unless nobody has a PIN or everybody may', () => {
    const asked = openOrSignIn(state, 'care');
    expect(asked).toEqual({ screen: 'pin', pinFor: { wanted: 'care', badge: undefined } });
    expect(openOrSignIn(state, 'history')).toEqual({ screen: 'history', pinFor: null });
    expect(openOrSignIn({ ...state, status: calmStatus }, 'care')).toEqual({ screen: 'care', pinFor: null });
  });

  it.each([
    ['OP9000', 'OP9000'],
    ['OP9001', undefined],
    ['OP1234', undefined],
  ])('knows the badge of %s, who is signed in, as that of a supervisor: %s', (code, badge) => {
    expect(openOrSignIn({ ...state, row: signedIn(code) }, 'care').pinFor?.badge).toBe(badge);
  });

  it('is the cancellation of somebody else’s scan, also when nobody is signed in', () => {
    expect(voidNeedsSupervisor({ ...state, row: signedIn('OP1234') }, 'OP1234')).toBe(false);
    expect(voidNeedsSupervisor({ ...state, row: signedIn('OP1234') }, 'OP7777')).toBe(true);
    expect(voidNeedsSupervisor(state, 'OP1234')).toBe(true);
    expect(voidNeedsSupervisor({ ...state, status: calmStatus }, 'OP1234')).toBe(false);
  });

  it('is not the cancellation of one’s own scan where every row begins without a badge', () => {
    const fields = fgQuality.fields.map((field) => ({ ...field, sticky: false }));
    const each = { ...state, workflow: { ...fgQuality, fields }, lastOperator: 'OP1234' };
    expect(voidNeedsSupervisor(each, 'OP1234')).toBe(false);
    expect(voidNeedsSupervisor(each, 'OP7777')).toBe(true);
    expect(voidNeedsSupervisor({ ...each, row: signedIn('OP7777') }, 'OP1234')).toBe(true);
    expect(voidNeedsSupervisor({ ...each, lastOperator: null }, 'OP1234')).toBe(true);
    expect(voidNeedsSupervisor({ ...each, workflow: fgQuality }, 'OP1234'), 'signed out').toBe(true);
  });
});
