import { describe, expect, it } from 'vitest';
import { countInName, createStepCounter, isEffect, nameFile, nameStatement } from './step-name';

describe('the name of a step', () => {
  it.each([
    ['INSERT INTO entry (seq, scan_id) VALUES (?, ?)', 'INSERT INTO entry'],
    [
      "UPDATE entry SET state = 'acknowledged', acknowledged_at = ?\n WHERE scan_id = ?",
      "UPDATE entry SET state = 'acknowledged',",
    ],
    ['VACUUM INTO ?', 'VACUUM INTO'],
    ['PRAGMA user_version = 2', 'PRAGMA user_version = 2'],
    ['ALTER TABLE entry\n  ADD COLUMN refused_at TEXT', 'ALTER TABLE entry ADD COLUMN refused_at TEXT'],
    ['COMMIT', 'COMMIT'],
  ])('is short and stays the same: %s', (sql, name) => {
    expect(nameStatement(sql)).toBe(name);
  });

  it('names a file without its folder, its time and its outboxId', () => {
    expect(nameFile('/home/station/outbox.sqlite.before-v2-2026-11-24T10-00-00-000Z')).toBe(
      'outbox.sqlite.before-v2-TIME',
    );
    expect(nameFile('/media/stick/LINE-3.0193f0a1-7b2c-7d3e-8f40-112233445566.2.scans')).toBe(
      'LINE-3.OUTBOX.2.scans',
    );
  });

  it('tells moments with one name apart by their number', () => {
    const number = createStepCounter();
    expect([number('a'), number('b'), number('a')]).toEqual(['a', 'b', 'a #2']);
    expect(['a', 'a #2', 'a #13'].map(countInName)).toEqual([1, 2, 13]);
  });

  it('counts the ends of a transaction as effects, and questions not', () => {
    expect(isEffect('COMMIT', true)).toBe(true);
    expect(isEffect('BEGIN IMMEDIATE', true)).toBe(true);
    expect(isEffect('SELECT 1', true)).toBe(false);
    expect(isEffect('DELETE FROM entry', false)).toBe(true);
  });
});
