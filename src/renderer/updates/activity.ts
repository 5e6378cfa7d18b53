import { isBegun } from '../../shared/row';
import type { UpdateActivity } from '../../shared/updates';
import { openParent } from '../store/group';
import type { StationState } from '../store/station-state';

/** What an operator would lose, or have to repeat, if the program ended now. */
export function activityOf(state: StationState): Omit<UpdateActivity, 'quietMs'> {
  const { workflows, workflow, row, parkedRows, waiting, typing, lock } = state;
  const isParkedBegun = workflows.some((parked) => {
    const parkedRow = parkedRows[parked.name];
    return parkedRow !== undefined && isBegun(parked, parkedRow);
  });
  const isRowOpen =
    isBegun(workflow, row) ||
    isParkedBegun ||
    openParent(workflow, row) !== null ||
    waiting > 0 ||
    typing !== null;
  const isSignedIn = lock !== 'locked' && (row[workflow.operatorField] ?? null) !== null;
  return { isRowOpen, isSignedIn };
}

/** Whether something came from the scanner or the keyboard between two states. */
export function isInput(state: StationState, before: StationState): boolean {
  return state.feedback !== before.feedback || state.row !== before.row || state.typing !== before.typing;
}
