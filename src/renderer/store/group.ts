import type { StoreApi } from 'zustand/vanilla';
import type { Row } from '../../shared/row';
import type { Workflow } from '../../shared/workflow';
import { AgentLostError, type Station } from '../station';
import type { StationState } from './station-state';

/** The code of the parent whose group is open; null when none is. */
export function openParent({ group }: Workflow, row: Row): string | null {
  return group === undefined ? null : (row[group.parent]?.code ?? null);
}

/** Adds the children that were saved before this window opened the group: by another shift, or before a restart. */
export async function addEarlierChildren(
  store: StoreApi<StationState>,
  station: Pick<Station, 'request' | 'reportError'>,
): Promise<void> {
  const { workflow, row } = store.getState();
  const value = openParent(workflow, row);
  if (value === null || workflow.group === undefined) return;
  const group = { workflow: workflow.name, parent: workflow.group.parent, value };
  try {
    const count = await station.request('count-group', group);
    store.setState((state) =>
      state.workflow === workflow && openParent(workflow, state.row) === value
        ? { groupCount: state.groupCount + count }
        : {},
    );
  } catch (error) {
    // Without an agent the children of this window are counted alone; they are saved one by one all the same.
    if (!(error instanceof AgentLostError)) station.reportError('A group could not be counted', error);
  }
}
