import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { errorText } from '../../shared/error-text';
import type { ConfigurationProblem, WorkflowAnswer } from '../../shared/ipc';
import { patternsOf } from '../../shared/check-patterns';
import { patternsIn, readWorkflow } from '../../shared/read-workflow';
import { fgQuality } from '../../shared/ready-workflows';
import type { Workflow } from '../../shared/workflow';
import {
  describeInEnglish,
  mistake,
  type Mistake,
  type WorkflowMistake,
} from '../../shared/workflow-mistake';
import { writeWhole } from '../write-whole';
import type { PatternExaminer } from './pattern-examiner';

/** Name of the file inside the data folder: the workflows of the station, the one it starts with first. */
export const workflowsFileName = 'workflows.json';
/** Name of the folder beside it: every version that was ever saved, a file each; nothing in it is ever changed. */
export const workflowVersionsFolderName = 'workflow-versions';

/** The workflows of a station in its data folder. */
export interface WorkflowFiles {
  /** In their order; never empty. */
  current(): readonly Workflow[];
  /** The present ones, and the last version of those that were taken away: entries of theirs may still wait. */
  deliverable(): readonly Workflow[];
  /** What could not be used at the start. */
  problems: readonly ConfigurationProblem[];
  /** Adds a workflow or replaces the one of its name, with the version raised above every one saved before. */
  save(document: unknown): Promise<WorkflowAnswer>;
  /** Keeps these, in this order; the others stay in the folder of versions. */
  arrange(names: readonly string[]): WorkflowAnswer;
}

const fileSchema = z.strictObject({ workflows: z.array(z.unknown()).min(1).max(50) });

/**
 * Opens the workflows of a data folder. Never rejects: a document that cannot be used is named and its last good version
 * stands; where none is left, `configured` is in force, or the ready one in its place when it cannot be used either.
 */
export async function openWorkflowFiles(
  dataFolder: string,
  configured: Workflow,
  examiner: PatternExaminer,
): Promise<WorkflowFiles> {
  const file = path.join(dataFolder, workflowsFileName);
  const folder = path.join(dataFolder, workflowVersionsFolderName);
  const problems: ConfigurationProblem[] = [];
  const content = readContent(file, problems);
  const versionDocuments = readVersionDocuments(folder);
  const documents = [...(content ?? []), ...versionDocuments, configured];
  const verdicts = await examiner.examine(documents.flatMap(patternsIn));
  const versions = versionDocuments.flatMap((document) => readWorkflow(document, verdicts).workflow ?? []);
  let current = content === null ? newestOfEach(versions) : readCurrent(content);
  if (current.length === 0) current = [newestOf(versions, configured.name) ?? readConfigured()];
  examiner.remember([...current, ...versions].flatMap(patternsOf));

  function readCurrent(documents: readonly unknown[]): Workflow[] {
    return documents.flatMap((document, index) => {
      const read = readWorkflow(document, verdicts);
      if (read.workflow !== null) return read.workflow;
      const name = nameOf(document);
      const lastGood = name === null ? undefined : newestOf(versions, name);
      const remains = lastGood === undefined ? 'It is left out.' : `Its version ${lastGood.version} stands.`;
      refuse(file, `workflows.${name ?? index}`, read.issues, remains);
      return lastGood ?? [];
    });
  }

  function readConfigured(): Workflow {
    const read = readWorkflow(configured, verdicts);
    if (read.workflow !== null) return read.workflow;
    refuse('The configuration', 'workflow', read.issues, `The ready "${fgQuality.name}" stands.`);
    return fgQuality;
  }

  function refuse(source: string, key: string, issues: readonly WorkflowMistake[], remains: string): void {
    for (const found of issues) {
      const place = found.path === '' ? key : `${key}.${found.path}`;
      problems.push({ source, key: place, value: '', reason: `${describeInEnglish(found)}. ${remains}` });
    }
  }

  function keep(workflows: readonly Workflow[]): WorkflowAnswer {
    try {
      mkdirSync(folder, { recursive: true });
      for (const workflow of workflows) keepVersion(workflow);
      writeWhole(file, { workflows });
    } catch (error) {
      return refused(mistake('not-written', { file, reason: errorText(error) }));
    }
    current = [...workflows];
    examiner.remember([...current, ...versions].flatMap(patternsOf));
    return { outcome: 'saved', workflows: [...current] };
  }

  function keepVersion(workflow: Workflow): void {
    if (versions.some(({ name, version }) => name === workflow.name && version === workflow.version)) return;
    writeWhole(path.join(folder, `${workflow.name}.${workflow.version}.json`), workflow);
    versions.push(workflow);
  }

  return {
    current: () => current,
    deliverable: () => [
      ...current,
      ...newestOfEach(versions).filter(({ name }) => !current.some((workflow) => workflow.name === name)),
    ],
    problems,
    save: async (document) => {
      const { workflow, issues } = readWorkflow(document, await examiner.examine(patternsIn(document)));
      if (workflow === null) return { outcome: 'refused', issues };
      const before = [...current, ...versions].filter(({ name }) => name === workflow.name);
      const version = Math.max(workflow.version - 1, ...before.map((old) => old.version)) + 1;
      const saved = { ...workflow, version };
      const isNew = !current.some(({ name }) => name === saved.name);
      const replaced = current.map((old) => (old.name === saved.name ? saved : old));
      return keep(isNew ? [...current, saved] : replaced);
    },
    arrange: (names) => {
      const chosen = names.flatMap((name) => current.find((workflow) => workflow.name === name) ?? []);
      if (chosen.length > 0) return keep(chosen);
      return refused(mistake('none-left'));
    },
  };
}

function refused(found: Mistake): WorkflowAnswer {
  return { outcome: 'refused', issues: [{ path: '', ...found }] };
}

/** The documents of the file; none when there is no file, null when it cannot be read. */
function readContent(file: string, problems: ConfigurationProblem[]): readonly unknown[] | null {
  if (!existsSync(file)) return [];
  try {
    return fileSchema.parse(JSON.parse(readFileSync(file, 'utf8'))).workflows;
  } catch (error) {
    const reason = `${problemText(error)} The last good workflows stand.`;
    problems.push({ source: file, key: '', value: '', reason });
    return null;
  }
}

function readVersionDocuments(folder: string): unknown[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .toSorted()
    .map((name) => readJson(path.join(folder, name)));
}

function readJson(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    // A version that cannot be read any more is one that cannot stand in for another.
    return null;
  }
}

function newestOf(versions: readonly Workflow[], name: string): Workflow | undefined {
  return versions
    .filter((workflow) => workflow.name === name)
    .toSorted((left, right) => right.version - left.version)[0];
}

function newestOfEach(versions: readonly Workflow[]): Workflow[] {
  const names = [...new Set(versions.map(({ name }) => name))];
  return names.flatMap((name) => newestOf(versions, name) ?? []);
}

function nameOf(document: unknown): string | null {
  const hasName = typeof document === 'object' && document !== null && 'name' in document;
  return hasName && typeof document.name === 'string' ? document.name : null;
}

function problemText(error: unknown): string {
  if (error instanceof z.ZodError) return z.prettifyError(error);
  return errorText(error);
}
