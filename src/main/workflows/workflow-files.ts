import { errorText } from '../../shared/error-text';
import type { ConfigurationProblem, WorkflowAnswer } from '../../shared/ipc';
import { checkOwnTable } from '../../shared/check-own-table';
import { patternsOf } from '../../shared/check-patterns';
import { isDecided, type PatternVerdicts } from '../../shared/pattern';
import { patternsIn, readNewWorkflow, readWorkflow } from '../../shared/read-workflow';
import { fgQuality } from '../../shared/ready-workflows';
import type { Workflow } from '../../shared/workflow';
import {
  describeInEnglish,
  mistake,
  type Mistake,
  type WorkflowMistake,
} from '../../shared/workflow-mistake';
import type { PatternExaminer } from './pattern-examiner';
import { firstOfEach, type WrittenWorkflows } from './written-workflows';

/** The workflows of a station that may judge codes. */
export interface WorkflowFiles {
  /** In their order; never empty. */
  current(): readonly Workflow[];
  /** What could not be used at the start, or is used although it has a mistake. */
  problems: readonly ConfigurationProblem[];
  /** Adds a workflow or replaces the one of its name, with the version raised above every one saved before. */
  save(document: unknown): Promise<WorkflowAnswer>;
  /** Keeps these, in this order; the others stay in the folder of versions. */
  arrange(names: readonly string[]): WorkflowAnswer;
}

/**
 * Examines the written workflows. Never rejects: a document that cannot be used is named and its last good version stands;
 * where none is left, `configured` is in force, or the ready one in its place when it cannot be used either.
 */
export async function openWorkflowFiles(
  written: WrittenWorkflows,
  configured: Workflow,
  examiner: PatternExaminer,
): Promise<WorkflowFiles> {
  const { file, documents } = written;
  const problems: ConfigurationProblem[] = [];
  if (written.problem !== null) {
    const reason = `${written.problem} The last good workflows stand.`;
    problems.push({ source: file, key: '', value: '', reason });
  }
  const verdicts = await learnVerdicts([...(documents ?? []), configured]);
  const usable = (documents ?? []).filter((document) => readWorkflow(document, verdicts).workflow !== null);
  const isWhole = usable.length > 0 && usable.length === documents?.length;
  const standIns = isWhole ? [] : await readVersions();
  let current = documents === null ? firstOfEach(standIns) : readDocuments(documents);
  if (current.length === 0) current = [standInOf(configured.name) ?? readConfigured()];
  remember();

  /** What was saved here was examined then: a busy PC does not doubt it at a start. */
  async function learnVerdicts(examined: readonly unknown[]): Promise<PatternVerdicts> {
    const saved = new Set(written.versions().flatMap(patternsOf));
    const found = await examiner.examine(examined.flatMap(patternsIn));
    return new Map([...found].filter(([pattern, verdict]) => isDecided(verdict) || !saved.has(pattern)));
  }

  async function readVersions(): Promise<Workflow[]> {
    const found = await learnVerdicts(written.versions());
    return written.versions().flatMap((version) => readWorkflow(version, found).workflow ?? []);
  }

  function standInOf(name: string | null): Workflow | undefined {
    return standIns.find((version) => version.name === name);
  }

  function readDocuments(offered: readonly unknown[]): Workflow[] {
    return offered.flatMap((document, index) => {
      const { workflow, issues } = readWorkflow(document, verdicts);
      if (workflow !== null) {
        tell(file, `workflows.${workflow.name}`, checkOwnTable(workflow), 'It is used all the same.');
        return workflow;
      }
      const lastGood = standInOf(nameOf(document));
      const remains = lastGood === undefined ? 'It is left out.' : `Its version ${lastGood.version} stands.`;
      tell(file, `workflows.${nameOf(document) ?? index}`, issues, remains);
      return lastGood ?? [];
    });
  }

  function readConfigured(): Workflow {
    const { workflow, issues } = readWorkflow(configured, verdicts);
    if (workflow !== null) return workflow;
    tell('The configuration', 'workflow', issues, `The ready "${fgQuality.name}" stands.`);
    return fgQuality;
  }

  function tell(source: string, key: string, issues: readonly WorkflowMistake[], remains: string): void {
    for (const found of issues) {
      const place = found.path === '' ? key : `${key}.${found.path}`;
      problems.push({ source, key: place, value: '', reason: `${describeInEnglish(found)}. ${remains}` });
    }
  }

  function remember(): void {
    examiner.remember([...current, ...written.versions()].flatMap(patternsOf));
  }

  function keep(workflows: readonly Workflow[]): WorkflowAnswer {
    try {
      written.write(workflows);
    } catch (error) {
      return refused(mistake('not-written', { file, reason: errorText(error) }));
    }
    current = [...workflows];
    remember();
    return { outcome: 'saved', workflows: [...current] };
  }

  return {
    current: () => current,
    problems,
    save: async (document) => {
      const { workflow, issues } = readNewWorkflow(document, await examiner.examine(patternsIn(document)));
      if (workflow === null) return { outcome: 'refused', issues };
      const inUse = current.find((old) => old.name === workflow.name);
      const before = Math.max(inUse?.version ?? 0, written.highestVersion(workflow.name));
      const saved = { ...workflow, version: Math.max(workflow.version, before + 1) };
      if (inUse === undefined) return keep([...current, saved]);
      return keep(current.map((old) => (old === inUse ? saved : old)));
    },
    arrange: (names) => {
      const chosen = names.flatMap((wanted) => current.find((workflow) => workflow.name === wanted) ?? []);
      if (chosen.length > 0) return keep(chosen);
      return refused(mistake('none-left'));
    },
  };
}

function refused(found: Mistake): WorkflowAnswer {
  return { outcome: 'refused', issues: [{ path: '', ...found }] };
}

function nameOf(document: unknown): string | null {
  const hasName = typeof document === 'object' && document !== null && 'name' in document;
  return hasName && typeof document.name === 'string' ? document.name : null;
}
