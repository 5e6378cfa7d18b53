import type { WorkflowAnswer } from '../shared/ipc';
import { loadCodeTools } from './codes/load-code-tools';
import type { Station } from './station';
import type { StationStore } from './store/station-store';

/** What the set-up can do outside of the window. */
export interface SetUpActions {
  saveWorkflow: (document: unknown) => Promise<WorkflowAnswer>;
  arrangeWorkflows: (names: readonly string[]) => Promise<WorkflowAnswer>;
  savePdf: (name: string) => Promise<string>;
}

/** The set-up's way to the outside: what was saved judges the next code. */
export function setUpActions(
  station: Pick<Station, 'saveWorkflow' | 'arrangeWorkflows' | 'savePdf'>,
  stationStore: Pick<StationStore, 'setWorkflows'>,
): SetUpActions {
  async function takeOver(answer: WorkflowAnswer): Promise<WorkflowAnswer> {
    if (answer.outcome === 'saved') {
      stationStore.setWorkflows(answer.workflows, await loadCodeTools(answer.workflows));
    }
    return answer;
  }
  return {
    saveWorkflow: async (document) => takeOver(await station.saveWorkflow(document)),
    arrangeWorkflows: async (names) => takeOver(await station.arrangeWorkflows(names)),
    savePdf: (name) => station.savePdf(name),
  };
}
