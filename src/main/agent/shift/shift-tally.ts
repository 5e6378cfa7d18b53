import { isApproved } from '../../../shared/approval';
import type { RowCounts, ShiftFigures, ShiftReport } from '../../../shared/shift-report';
import type { Workflow } from '../../../shared/workflow';
import type { AlikeEntries } from '../shift-port';

/** How many codes a Pareto names. */
const namedDefects = 10;

/** A count of a shift as it grows. */
export interface ShiftTally {
  add(alike: readonly AlikeEntries[]): void;
  /** `hours` are those to be shown in any case, as `2026-11-23T10+02:00`. */
  result(
    hours: readonly string[],
    pruned: number,
  ): Pick<ShiftReport, 'figures' | 'hours' | 'defects' | 'otherDefects' | 'operators'>;
}

/** Begins a count of a station; the rules of these workflows decide what is approved. */
export function createShiftTally(
  stationName: string,
  workflows: readonly Pick<Workflow, 'name' | 'approvedWhen'>[],
): ShiftTally {
  const rules = new Map(workflows.map((workflow) => [workflow.name, workflow]));
  const figures = emptyFigures();
  const byHour = new Map<string, RowCounts>();
  const byOperator = new Map<string, RowCounts>();
  const byDefect = new Map<string, number>();

  function outcomeOf({ workflow, code }: AlikeEntries): boolean | null {
    const rule = rules.get(workflow);
    if (rule?.approvedWhen === undefined) return null;
    return isApproved(rule, code === null ? {} : { [rule.approvedWhen.field]: code });
  }

  function addRows(alike: AlikeEntries): void {
    const { count, code } = alike;
    const isGood = outcomeOf(alike);
    figures[isGood === null ? 'withoutOutcome' : isGood ? 'approved' : 'rejected'] += count;
    for (const counts of [countsOf(byHour, alike.hour), countsOf(byOperator, alike.operator)]) {
      counts.rows += count;
      if (isGood !== null) counts[isGood ? 'approved' : 'rejected'] += count;
    }
    if (isGood === false && code !== null) byDefect.set(code, (byDefect.get(code) ?? 0) + count);
  }

  function add(alike: AlikeEntries): void {
    const { count } = alike;
    if (alike.originStation !== null) {
      figures[alike.originStation === stationName ? 'salvaged' : 'imported'] += count;
      return;
    }
    if (alike.kind === 'void') return;
    figures.scanned += count;
    figures[alike.state === 'acknowledged' ? 'delivered' : alike.state] += count;
    if (alike.isVoided) figures.voided += count;
    else if (alike.isDiscarded) figures.discarded += count;
    else if (alike.closesGroup) figures.closedGroups += count;
    else addRows(alike);
  }

  return {
    add: (all) => {
      for (const alike of all) add(alike);
    },
    result: (hours, pruned) => {
      const keys = [...new Set([...hours, ...byHour.keys()])];
      const defects = [...byDefect]
        .map(([code, count]) => ({ code, count }))
        .sort((left, right) => right.count - left.count || compareTexts(left.code, right.code));
      const operators = [...byOperator].map(([operator, counts]) => ({ operator, ...counts }));
      return {
        figures: {
          ...figures,
          scanned: figures.scanned + pruned,
          delivered: figures.delivered + pruned,
          pruned,
        },
        hours: keys
          .map((hour) => ({ startsAt: startOf(hour), ...(byHour.get(hour) ?? noRows()) }))
          .sort((left, right) => Date.parse(left.startsAt) - Date.parse(right.startsAt)),
        defects: defects.slice(0, namedDefects),
        otherDefects: defects.slice(namedDefects).reduce((sum, { count }) => sum + count, 0),
        operators: operators.sort(
          (left, right) => right.rows - left.rows || compareTexts(left.operator, right.operator),
        ),
      };
    },
  };
}

/** `2026-11-23T10+02:00` as the time at which that hour begins. */
function startOf(hour: string): string {
  return `${hour.slice(0, 13)}:00:00.000${hour.slice(13)}`;
}

function countsOf(counts: Map<string, RowCounts>, key: string): RowCounts {
  const known = counts.get(key) ?? noRows();
  counts.set(key, known);
  return known;
}

function noRows(): RowCounts {
  return { rows: 0, approved: 0, rejected: 0 };
}

/** The same order on every machine. */
function compareTexts(left: string, right: string): number {
  return left < right ? -1 : Number(left > right);
}

function emptyFigures(): ShiftFigures {
  return {
    scanned: 0,
    delivered: 0,
    pending: 0,
    quarantined: 0,
    approved: 0,
    rejected: 0,
    withoutOutcome: 0,
    closedGroups: 0,
    voided: 0,
    discarded: 0,
    pruned: 0,
    salvaged: 0,
    imported: 0,
  };
}
