import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { errorText } from '../../shared/error-text';
import { readShape } from '../../shared/read-workflow';
import type { Workflow } from '../../shared/workflow';
import { writeWhole } from '../write-whole';

/** Name of the file inside the data folder: the workflows of the station, the one it starts with first. */
export const workflowsFileName = 'workflows.json';
/** Name of the folder beside it: every version that was ever saved, a file each; nothing in it is ever changed. */
export const workflowVersionsFolderName = 'workflow-versions';

const fileSchema = z.strictObject({ workflows: z.array(z.unknown()).min(1).max(50) });

/**
 * The workflows as they are written in the data folder. A version counts by its shape alone: what it says of tables and
 * patterns may be refused today, but scans were made by it.
 */
export interface WrittenWorkflows {
  file: string;
  /** The documents of the file; none when there is no file, null when it cannot be read. */
  documents: readonly unknown[] | null;
  /** Why the file cannot be read; null: it can, or there is none. */
  problem: string | null;
  /** Every version that was saved and can still be read, the newest of a name first. */
  versions(): readonly Workflow[];
  /** The highest number a version of this name has, also one that cannot be read any more; 0: there is none. */
  highestVersion(name: string): number;
  /**
   * What deliveries go by, each name once: these, which are in use, and what else was written or saved last. Entries of a
   * workflow that was taken away or refused may still wait, and a delivery runs no pattern.
   */
  deliverable(inUse: readonly Workflow[]): readonly Workflow[];
  /** Writes these into the file, and each into the folder unless its number is taken there. Throws when it cannot. */
  write(workflows: readonly Workflow[]): void;
}

/** Reads the data folder. `configured`: the workflow of a station without a file. Never throws. */
export function readWrittenWorkflows(dataFolder: string, configured: Workflow): WrittenWorkflows {
  const file = path.join(dataFolder, workflowsFileName);
  const folder = path.join(dataFolder, workflowVersionsFolderName);
  const { documents, problem } = readDocuments(file);
  const present = offeredBy(documents, configured).flatMap((document) => readShape(document) ?? []);
  const fileNames = existsSync(folder) ? readdirSync(folder) : [];
  let versions = inOrder(
    fileNames
      .filter((name) => name.endsWith('.json'))
      .flatMap((name) => readShape(readJson(path.join(folder, name))) ?? []),
  );
  const nameOfVersion = ({ name, version }: Workflow): string => `${name}.${version}.json`;

  function writeVersion(workflow: Workflow): void {
    const version = path.join(folder, nameOfVersion(workflow));
    if (existsSync(version)) return;
    writeWhole(version, workflow);
    versions = inOrder([...versions, workflow]);
  }

  return {
    file,
    documents,
    problem,
    versions: () => versions,
    highestVersion: (name) =>
      Math.max(
        0,
        ...[...present, ...versions]
          .filter((workflow) => workflow.name === name)
          .map(({ version }) => version),
        ...fileNames.map((fileName) => versionOf(fileName, name)),
      ),
    deliverable: (inUse) => firstOfEach([...inUse, ...present, ...versions]),
    write: (workflows) => {
      mkdirSync(folder, { recursive: true });
      for (const workflow of workflows) writeVersion(workflow);
      writeWhole(file, { workflows });
    },
  };
}

/** What a station without a usable file has in use is the workflow of its configuration. */
function offeredBy(documents: readonly unknown[] | null, configured: Workflow): readonly unknown[] {
  return documents === null || documents.length === 0 ? [configured] : documents;
}

/** The first of each name. */
export function firstOfEach(workflows: readonly Workflow[]): Workflow[] {
  return workflows.filter(
    ({ name }, index) => workflows.findIndex((workflow) => workflow.name === name) === index,
  );
}

/** By name, and of each the newest first. */
function inOrder(versions: readonly Workflow[]): readonly Workflow[] {
  return versions.toSorted(
    (left, right) => left.name.localeCompare(right.name) || right.version - left.version,
  );
}

/** The number in the name of a file of this workflow; 0 for any other file. */
function versionOf(fileName: string, name: string): number {
  const [, ofName, version] = /^([a-z][a-z0-9-]*)\.(\d+)\.json$/.exec(fileName) ?? [];
  return ofName === name ? Number(version) : 0;
}

function readDocuments(file: string): Pick<WrittenWorkflows, 'documents' | 'problem'> {
  if (!existsSync(file)) return { documents: [], problem: null };
  try {
    const { workflows } = fileSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
    return { documents: workflows, problem: null };
  } catch (error) {
    return {
      documents: null,
      problem: error instanceof z.ZodError ? z.prettifyError(error) : errorText(error),
    };
  }
}

function readJson(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    // A version that cannot be read any more is one that cannot stand in for another.
    return null;
  }
}
