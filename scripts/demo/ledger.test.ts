import { describe, expect, it } from 'vitest';
import { countLedger, type DeliveredRow } from './ledger';
import { planRows, type PlannedRow } from './operator';

const plans = planRows(5, 1);

function asDelivered(plan: PlannedRow): DeliveredRow {
  const { badge, cp, oc1, oc2, defect } = plan;
  return { operator: badge, cp, oc1, oc2, defect, approved: defect === '000' ? 1 : 0 };
}

describe('the ledger of the demo', () => {
  it('finds nothing wrong when every confirmed row arrived once', () => {
    expect(countLedger(plans, plans.map(asDelivered), 0)).toEqual({
      scanned: 5,
      delivered: 5,
      duplicates: 0,
      lost: 0,
      surplus: 0,
      pending: 0,
    });
  });

  it('sees a row that is missing', () => {
    expect(countLedger(plans, plans.slice(1).map(asDelivered), 0)).toMatchObject({ delivered: 4, lost: 1 });
  });

  it('does not call a pending row lost', () => {
    expect(countLedger(plans, plans.slice(1).map(asDelivered), 1)).toMatchObject({ lost: 0, pending: 1 });
  });

  it('sees a row that arrived twice', () => {
    const delivered = [...plans, ...plans.slice(0, 1)].map(asDelivered);
    expect(countLedger(plans, delivered, 0)).toMatchObject({ delivered: 5, duplicates: 1 });
  });

  it('counts a row with a changed code as lost', () => {
    const delivered = plans
      .map(asDelivered)
      .map((row, index) => (index === 2 ? { ...row, oc1: 'OC00000000' } : row));
    expect(countLedger(plans, delivered, 0)).toMatchObject({ lost: 1 });
  });

  it('sees a row nobody confirmed', () => {
    expect(countLedger(plans.slice(1), plans.map(asDelivered), 0)).toMatchObject({ surplus: 1 });
  });

  it('plans the same shift for the same seed and another one for another', () => {
    expect(planRows(20, 7)).toEqual(planRows(20, 7));
    expect(planRows(20, 8)).not.toEqual(planRows(20, 7));
  });
});
