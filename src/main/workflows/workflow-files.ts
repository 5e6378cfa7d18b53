import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { errorText } from '../../shared/error-text';
import type { ConfigurationProblem, WorkflowAnswer } from '../../shared/ipc';
import { workflowSchema, type Workflow } from '../../shared/workflow';
import { writeWhole } from '../write-whole';

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
  save(document: unknown): WorkflowAnswer;
  /** Keeps these, in this order; the others stay in the folder of versions. */
  arrange(names: readonly string[]): WorkflowAnswer;
}

const fileSchema = z.strictObject({ workflows: z.array(z.unknown()).min(1).max(50) });

/**
 * Opens the workflows of a data folder. Never throws: a document that cannot be used is named and its last good version
 * stands; a file that cannot be read leaves `fallback` in force.
 */
export function openWorkflowFiles(dataFolder: string, fallback: Workflow): WorkflowFiles {
  const file = path.join(dataFolder, workflowsFileName);
  const folder = path.join(dataFolder, workflowVersionsFolderName);
  const problems: ConfigurationProblem[] = [];
  const versions = readVersions(folder);
  let current = existsSync(file) ? readFile(file, versions, problems) : [];
  if (current.length === 0) current = [newestOf(versions, fallback.name) ?? fallback];

  function keep(workflows: readonly Workflow[]): WorkflowAnswer {
    try {
      mkdirSync(folder, { recursive: true });
      for (const workflow of workflows) keepVersion(workflow);
      writeWhole(file, { workflows });
    } catch (error) {
      const message = `The workflows could not be written to ${file}: ${errorText(error)}.`;
      return { outcome: 'refused', issues: [{ path: '', message }] };
    }
    current = [...workflows];
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
    save: (document) => {
      const parsed = workflowSchema.safeParse(document);
      if (!parsed.success) return { outcome: 'refused', issues: toIssues(parsed.error) };
      const before = [...current, ...versions].filter(({ name }) => name === parsed.data.name);
      const version = Math.max(parsed.data.version - 1, ...before.map((old) => old.version)) + 1;
      const saved = { ...parsed.data, version };
      const isNew = !current.some(({ name }) => name === saved.name);
      const replaced = current.map((workflow) => (workflow.name === saved.name ? saved : workflow));
      return keep(isNew ? [...current, saved] : replaced);
    },
    arrange: (names) => {
      const chosen = names.flatMap((name) => current.find((workflow) => workflow.name === name) ?? []);
      if (chosen.length > 0) return keep(chosen);
      const message = 'A station needs at least one workflow.';
      return { outcome: 'refused', issues: [{ path: '', message }] };
    },
  };
}

/** What is wrong with a document, and where: `fields.2.pattern`. */
function toIssues(error: z.ZodError): { path: string; message: string }[] {
  return error.issues.map((issue) => ({ path: issue.path.join('.'), message: issue.message }));
}

function readFile(file: string, versions: readonly Workflow[], problems: ConfigurationProblem[]): Workflow[] {
  const refuse = (key: string, reason: string): void => {
    problems.push({ source: file, key, value: '', reason });
  };
  let content: z.infer<typeof fileSchema>;
  try {
    content = fileSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch (error) {
    refuse('', `${problemText(error)} The last good workflows stand.`);
    return newestOfEach(versions);
  }
  return content.workflows.flatMap((document, index) => {
    const parsed = workflowSchema.safeParse(document);
    if (parsed.success) return parsed.data;
    const name = nameOf(document);
    const lastGood = name === null ? undefined : newestOf(versions, name);
    const remains = lastGood === undefined ? 'It is left out.' : `Its version ${lastGood.version} stands.`;
    for (const { path: where, message } of toIssues(parsed.error)) {
      refuse(`workflows.${name ?? index}${where === '' ? '' : `.${where}`}`, `${message}. ${remains}`);
    }
    return lastGood ?? [];
  });
}

function readVersions(folder: string): Workflow[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .toSorted()
    .flatMap((name) => {
      const parsed = workflowSchema.safeParse(readJson(path.join(folder, name)));
      return parsed.success ? parsed.data : [];
    });
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
