import type { Scan } from '../../shared/scan';
import type { EntrySummary } from '../../shared/status';
import type { CommandRefusal } from './feedback';
import { undoReason, type VoidedScan } from './items';
import type { StationState } from './station-state';

/** The scan to cancel, or why there is none. */
export type UndoTarget = { found: true; voided: VoidedScan } | { found: false; reason: CommandRefusal };

/** Finds the last scan of this station: one that still waits for the disk, else the newest saved one. `ageMs`: how long ago it was. */
export function findUndoTarget(
  { recent, workflows, row, workflow }: Pick<StationState, 'recent' | 'workflows' | 'row' | 'workflow'>,
  waiting: Scan | null,
  ageMs: (scan: Pick<EntrySummary, 'scanId' | 'capturedAt'>) => number,
): UndoTarget {
  const newest = waiting === null ? recent[0] : toSummary(waiting);
  if (newest === undefined) return refuse({ code: 'nothing-to-undo' });
  if (newest.isVoided) return refuse({ code: 'already-undone' });
  const own = workflows.find(({ name }) => name === newest.workflow) ?? workflow;
  if (ageMs(newest) > own.undoSeconds * 1_000)
    return refuse({ code: 'too-old-to-undo', limitSeconds: own.undoSeconds });
  const operator = row[workflow.operatorField]?.code ?? newest.operator;
  return {
    found: true,
    voided: {
      scanId: newest.scanId,
      workflow: newest.workflow,
      workflowVersion: own.version,
      operator,
      reason: undoReason,
    },
  };
}

function toSummary(
  scan: Scan,
): Pick<EntrySummary, 'scanId' | 'workflow' | 'operator' | 'capturedAt' | 'isVoided'> {
  const { scanId, workflow, operator, capturedAt } = scan;
  return { scanId, workflow, operator, capturedAt: capturedAt.wallTime, isVoided: false };
}

function refuse(reason: CommandRefusal): UndoTarget {
  return { found: false, reason };
}
