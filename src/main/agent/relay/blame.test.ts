import { describe, expect, it } from 'vitest';
import { judgeRefusals, noRefusals, type RefusalStreak } from './blame';
import type { BatchOutcome } from './deliver-batch';

function outcome(deliveredIds: string[], refusedIds: string[], errorNumber = 1406): BatchOutcome {
  const refusal = { cause: 'value-too-long', errorNumber, message: 'Data too long' };
  return { deliveredIds, refused: refusedIds.map((scanId) => ({ scanId, refusal })) };
}

describe('who is to blame for a refusal', () => {
  it('is the row, when another row of its batch was delivered', () => {
    expect(judgeRefusals(noRefusals, outcome(['good'], ['a', 'b', 'c', 'd']))).toEqual({
      blames: 'rows',
      streak: noRefusals,
    });
  });

  it('is the row, the first and the second time', () => {
    const first = judgeRefusals(noRefusals, outcome([], ['a']));
    const second = judgeRefusals(first.streak, outcome([], ['b']));
    expect([first.blames, second.blames]).toEqual(['rows', 'rows']);
  });

  it('is the table, when row after row is refused alike and none is delivered', () => {
    let streak: RefusalStreak = noRefusals;
    for (const scanId of ['a', 'b']) streak = judgeRefusals(streak, outcome([], [scanId])).streak;
    expect(judgeRefusals(streak, outcome([], ['c']))).toEqual({
      blames: 'table',
      refusal: { cause: 'value-too-long', errorNumber: 1406, message: 'Data too long' },
      streak: { errorNumber: 1406, scanIds: ['a', 'b', 'c'] },
    });
  });

  it('is the table, when every row of a larger batch is refused alike', () => {
    expect(judgeRefusals(noRefusals, outcome([], ['a', 'b', 'c'])).blames).toBe('table');
  });

  it('is the row again after a delivery', () => {
    const { streak } = judgeRefusals(noRefusals, outcome([], ['a', 'b']));
    const delivered = judgeRefusals(streak, outcome(['good'], []));
    expect(judgeRefusals(delivered.streak, outcome([], ['c'])).blames).toBe('rows');
  });

  it('is the row, when the refusals differ', () => {
    const { streak } = judgeRefusals(noRefusals, outcome([], ['a', 'b'], 1406));
    expect(judgeRefusals(streak, outcome([], ['c'], 1264)).blames).toBe('rows');
  });

  it('counts a row that is refused again only once', () => {
    const { streak } = judgeRefusals(noRefusals, outcome([], ['a', 'b']));
    expect(judgeRefusals(streak, outcome([], ['b'])).blames).toBe('rows');
  });

  it('is never the table for scans of workflows that the station does not know', () => {
    const homeless = (...scanIds: string[]): BatchOutcome['refused'] =>
      scanIds.map((scanId) => ({
        scanId,
        refusal: {
          cause: 'unknown-workflow',
          errorNumber: null,
          message: 'This station has no workflow "x".',
        },
      }));
    const { streak } = judgeRefusals(noRefusals, outcome([], ['a', 'b']));
    const unknown = { deliveredIds: [], refused: homeless('x', 'y', 'z') };
    expect(judgeRefusals(streak, unknown)).toEqual({ blames: 'rows', streak });
    const mixed = { deliveredIds: [], refused: [...homeless('x'), ...outcome([], ['c']).refused] };
    expect(judgeRefusals(streak, mixed)).toMatchObject({
      blames: 'table',
      refusal: { errorNumber: 1406 },
      streak: { scanIds: ['a', 'b', 'c'] },
    });
  });
});
