import type { PlannedRow } from './operator';

/** A row of `fg_scan` as the demo reads it back. */
export interface DeliveredRow {
  operator: string;
  cp: string;
  oc1: string;
  oc2: string;
  defect: string;
  approved: number;
}

/** The count of promise 7, taken from the server itself and not from the station's own counters. */
export interface Ledger {
  /** Rows the window confirmed with its green flash. */
  scanned: number;
  delivered: number;
  /** Rows beyond the first for one scanned row. */
  duplicates: number;
  /** Confirmed rows that are neither in MariaDB, with every code as scanned, nor pending. */
  lost: number;
  /** Rows MariaDB holds that were never confirmed. */
  surplus: number;
  pending: number;
}

/** Compares what was confirmed at the window with what the server holds. Every planned CP code is unique. */
export function countLedger(
  confirmed: readonly PlannedRow[],
  delivered: readonly DeliveredRow[],
  pending: number,
): Ledger {
  const rowsByCp = groupByCp(delivered);
  const isDelivered = (plan: PlannedRow): boolean =>
    (rowsByCp.get(plan.cp) ?? []).some((row) => isSameRow(plan, row));
  const confirmedCps = new Set(confirmed.map((plan) => plan.cp));
  const missing = confirmed.filter((plan) => !isDelivered(plan)).length;
  return {
    scanned: confirmed.length,
    delivered: rowsByCp.size,
    duplicates: delivered.length - rowsByCp.size,
    lost: Math.max(0, missing - pending),
    surplus: [...rowsByCp.keys()].filter((cp) => !confirmedCps.has(cp)).length,
    pending,
  };
}

function groupByCp(rows: readonly DeliveredRow[]): Map<string, DeliveredRow[]> {
  const rowsByCp = new Map<string, DeliveredRow[]>();
  for (const row of rows) rowsByCp.set(row.cp, [...(rowsByCp.get(row.cp) ?? []), row]);
  return rowsByCp;
}

function isSameRow(plan: PlannedRow, row: DeliveredRow): boolean {
  return (
    row.operator === plan.badge &&
    row.oc1 === plan.oc1 &&
    row.oc2 === plan.oc2 &&
    row.defect === plan.defect &&
    Boolean(row.approved) === (plan.defect === '000')
  );
}
