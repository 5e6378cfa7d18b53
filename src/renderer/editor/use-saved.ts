import type { WorkflowAnswer } from '../../shared/ipc';
import { loadCodeTools } from '../codes/load-code-tools';
import type { StationStore } from '../store/station-store';
import type { WorkflowLink } from '../workflow-link';

/** The link with the station's own store behind it: what was saved judges the next code. */
export function usingSaved(
  link: WorkflowLink,
  stationStore: Pick<StationStore, 'setWorkflows'>,
): WorkflowLink {
  async function takeOver(answer: WorkflowAnswer): Promise<WorkflowAnswer> {
    if (answer.outcome === 'saved') {
      stationStore.setWorkflows(answer.workflows, await loadCodeTools(answer.workflows));
    }
    return answer;
  }
  return {
    ...link,
    save: async (document) => takeOver(await link.save(document)),
    arrange: async (names) => takeOver(await link.arrange(names)),
  };
}
