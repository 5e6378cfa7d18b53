import type { StationBridge, WorkflowAnswer } from '../shared/ipc';
import type { PatternVerdicts } from '../shared/pattern';

/** The station's workflows on their way to main, to files and back. */
export interface WorkflowLink {
  /** Whether these patterns may judge codes: a verdict for each. */
  examine: (patterns: readonly string[]) => Promise<PatternVerdicts>;
  /** Adds or replaces a workflow; its version is raised. */
  save: (document: unknown) => Promise<WorkflowAnswer>;
  /** Keeps the workflows of these names, in this order. */
  arrange: (names: readonly string[]) => Promise<WorkflowAnswer>;
  /** Answers the file; null when the person chose none. Rejects with a reason in words. */
  exportToFile: (document: unknown) => Promise<string | null>;
  /** Answers the text of the file; null when the person chose none. Rejects with a reason in words. */
  importFromFile: () => Promise<string | null>;
}

/** Creates the link over the bridge to main. */
export function createWorkflowLink(
  bridge: Pick<
    StationBridge,
    'examinePatterns' | 'saveWorkflow' | 'arrangeWorkflows' | 'exportWorkflow' | 'importWorkflow'
  >,
  session: () => string | null,
): WorkflowLink {
  return {
    examine: (patterns) => bridge.examinePatterns(patterns, session()),
    save: (document) => bridge.saveWorkflow(document, session()),
    arrange: (names) => bridge.arrangeWorkflows(names, session()),
    exportToFile: async (document) => {
      const answer = await bridge.exportWorkflow(document, session());
      if (answer.outcome === 'refused') throw new Error(answer.reason);
      return answer.outcome === 'exported' ? answer.file : null;
    },
    importFromFile: async () => {
      const answer = await bridge.importWorkflow(session());
      if (answer.outcome === 'refused') throw new Error(answer.reason);
      return answer.outcome === 'imported' ? answer.text : null;
    },
  };
}
