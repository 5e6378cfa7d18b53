import type { WorkflowAnswer } from '../shared/ipc';
import { loadCodeTools } from './codes/load-code-tools';
import type { SetUpActions } from './screens/SetUpScreen';
import type { Station } from './station';
import type { StationStore } from './store/station-store';

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
