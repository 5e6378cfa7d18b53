import { plainTools, type CodeTools } from '../../shared/gs1';
import type { Workflow } from '../../shared/workflow';
import { loadGs1 } from './load-gs1';

/** What the codes of these workflows are judged with; GS1's rules are loaded only where a field needs them. */
export async function loadCodeTools(workflows: readonly Workflow[]): Promise<CodeTools> {
  const hasGs1 = workflows.some(({ fields }) => fields.some(({ gs1 }) => gs1 !== undefined));
  return hasGs1 ? { ...plainTools, readGs1: await loadGs1() } : plainTools;
}
