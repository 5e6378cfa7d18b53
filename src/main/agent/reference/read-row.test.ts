import { describe, expect, it } from 'vitest';
import type { ReferenceListName } from '../../../shared/reference';
import { readRow } from './read-row';

const frame = { active: 1, changed_at: '2026-11-24 08:00:00.000000' };
const operator = {
  ...frame,
  code: 'OP1234',
  name: 'Ana Pop',
  role: 'operator',
  language: 'ro',
  pin_hash: null,
};

describe('a row of a list', () => {
  it('is kept with what is needed of it', () => {
    expect(readRow('operators', operator)).toEqual({
      code: 'OP1234',
      isActive: true,
      changedAt: frame.changed_at,
      value: { name: 'Ana Pop', role: 'operator', language: 'ro', pinHash: null },
      problem: null,
    });
  });

  it.each([
    ['an object', { ro: 'Zgârietură' }],
    ['text', '{"ro":"Zgârietură"}'],
  ])('has its texts by language, whether the server sends them as %s', (_name, texts) => {
    expect(readRow('defects', { ...frame, code: '101', description: 'Scratch', texts })?.value).toEqual({
      '': 'Scratch',
      ro: 'Zgârietură',
    });
  });

  it.each<[ReferenceListName, object, string]>([
    ['operators', { ...operator, name: null }, 'has no name'],
    ['operators', { ...operator, name: '  ' }, 'has no name'],
    ['operators', { ...operator, role: 'boss' }, 'none of operator, supervisor, administrator'],
    ['operators', { ...operator, language: 'Română' }, 'no short name'],
    ['operators', { ...operator, pin_hash: '4711' }, 'operator:pin'],
    ['operators', { ...operator, code: ' OP1234' }, 'space'],
    ['operators', { ...operator, code: 'XSTXUNDO' }, 'command'],
    ['products', { ...frame, code: 'P'.repeat(600), name: 'x' }, 'longer than'],
    ['defects', { ...frame, code: '101', description: 'Scratch', texts: '{"ro"' }, 'texts'],
    ['defects', { ...frame, code: '101', description: 'Scratch', texts: { ro: 1 } }, 'texts'],
  ])('of %s that cannot be used is kept with the reason: %j', (list, row, reason) => {
    expect(readRow(list, { ...row })?.problem).toContain(reason);
  });

  it.each([{ ...operator, code: null }, { ...operator, changed_at: null }, {}])(
    'without a code or a time is nothing: %j',
    (row) => {
      expect(readRow('operators', row)).toBeNull();
    },
  );
});
