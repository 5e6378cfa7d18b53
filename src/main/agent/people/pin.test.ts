import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createTemporaryFolder } from '../../../../e2e/support/temporary-folder';
import { openReferenceFile } from '../reference/reference-file';
import { hashPin, isPin, isPinHash, isPinOf } from './pin-hash';
import { createPinThrottle, waitAfter } from './pin-throttle';

describe('the hash of a PIN', () => {
  it('knows its PIN and no other, and has a salt of its own', async () => {
    const [first, second] = [await hashPin('4711'), await hashPin('4711')];
    expect(first).not.toBe(second);
    expect(isPinHash(first)).toBe(true);
    expect(await isPinOf(first, '4711')).toBe(true);
    expect(await isPinOf(first, '4712')).toBe(false);
  });

  it.each([
    '',
    '4711',
    'scrypt$15$8$1$short$x',
    // Costs that would take the memory of the PC are no hash of ours.
    `scrypt$24$8$1$${'A'.repeat(22)}==$${'A'.repeat(43)}=`,
  ])('is not %j', async (text) => {
    expect(isPinHash(text)).toBe(false);
    expect(await isPinOf(text, '4711')).toBe(false);
  });

  it.each([
    ['1234', true],
    ['123', false],
    ['1234567890123', false],
    ['12a4', false],
  ])('takes %s as a PIN: %s', (pin, expected) => {
    expect(isPin(pin)).toBe(expected);
  });
});

describe('wrong PINs', () => {
  const home = createTemporaryFolder('pins');
  const open = () => openReferenceFile({ dataFolder: home.folder, wallMs: 0, log: () => undefined });
  let database = open();
  beforeEach(() => {
    database.exec('DELETE FROM pin_failure');
  });
  afterEach(() => {
    database.close();
    database = open();
  });

  it('cost nothing at first, then longer and longer, up to a quarter of an hour', () => {
    expect([1, 2, 3, 4, 5, 20].map(waitAfter)).toEqual([0, 0, 30_000, 60_000, 120_000, 900_000]);
  });

  it('are remembered for each person through a restart, until the right one comes', () => {
    const throttle = createPinThrottle(database);
    for (let count = 0; count < 3; count += 1) throttle.noteTry('OP9000', 1_000_000);
    expect(throttle.waitMs('OP9000', 1_010_000)).toBe(20_000);
    expect(throttle.waitMs('OP9001', 1_010_000)).toBe(0);
    database.close();
    database = open();
    const again = createPinThrottle(database);
    expect(again.waitMs('OP9000', 1_010_000)).toBe(20_000);
    expect(again.waitMs('OP9000', 1_030_000)).toBe(0);
    again.forget('OP9000');
    expect(again.waitMs('OP9000', 1_000_000)).toBe(0);
  });

  it('lock nobody out for longer because the clock was set back', () => {
    const throttle = createPinThrottle(database);
    for (let count = 0; count < 3; count += 1) throttle.noteTry('OP9000', 1_000_000_000);
    expect(throttle.waitMs('OP9000', 5_000)).toBe(30_000);
    expect(throttle.waitMs('OP9000', 25_000)).toBe(10_000);
  });
});
