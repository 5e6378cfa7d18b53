import type { WorkflowAnswer } from '../shared/ipc';
import { loadCodeTools } from './codes/load-code-tools';
import type { Station } from './station';
import type { StationStore } from './store/station-store';
import type { WorkflowLink } from './workflow-link';

/** What the set-up can do outside of the window. */
export interface SetUpActions {
  workflows: WorkflowLink;
}

/** The set-up's way to the outside: what was saved judges the next code. */
export function setUpActions(
  station: Pick<Station, 'workflows'>,
  stationStore: Pick<StationStore, 'setWorkflows'>,
): SetUpActions {
  async function takeOver(answer: WorkflowAnswer): Promise<WorkflowAnswer> {
    if (answer.outcome === 'saved') {
      stationStore.setWorkflows(answer.workflows, await loadCodeTools(answer.workflows));
    }
    return answer;
  }
  return {
    workflows: {
      ...station.workflows,
      save: async (document) => takeOver(await station.workflows.save(document)),
      arrange: async (names) => takeOver(await station.workflows.arrange(names)),
    },
  };
}
