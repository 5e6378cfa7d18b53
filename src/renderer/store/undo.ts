import type { Scan } from '../../shared/scan';
import type { CommandRefusal } from './feedback';
import type { StationState } from './station-state';
import type { VoidableScan } from './void-step';

/** The scan to cancel, or why there is none. */
export type UndoTarget = { found: true; entry: VoidableScan } | { found: false; reason: CommandRefusal };

/** Finds the last scan of this station: one that still waits for the disk, else the newest saved one. `ageMs`: how long ago it was. */
export function findUndoTarget(
  { recent, workflows, workflow }: Pick<StationState, 'recent' | 'workflows' | 'workflow'>,
  waiting: Scan | null,
  ageMs: (scan: Pick<VoidableScan, 'scanId' | 'capturedAt'>) => number,
): UndoTarget {
  const newest = waiting === null ? recent[0] : toVoidable(waiting);
  if (newest === undefined) return refuse({ code: 'nothing-to-undo' });
  if (newest.isVoided) return refuse({ code: 'already-undone' });
  const { undoSeconds } = workflows.find(({ name }) => name === newest.workflow) ?? workflow;
  if (ageMs(newest) > undoSeconds * 1_000)
    return refuse({ code: 'too-old-to-undo', limitSeconds: undoSeconds });
  return { found: true, entry: newest };
}

function toVoidable({ scanId, workflow, fields, operator, capturedAt }: Scan): VoidableScan {
  return { scanId, workflow, fields, operator, capturedAt: capturedAt.wallTime, isVoided: false };
}

function refuse(reason: CommandRefusal): UndoTarget {
  return { found: false, reason };
}
