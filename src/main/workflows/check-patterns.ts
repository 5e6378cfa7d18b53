import { Worker } from 'node:worker_threads';
import type { Workflow } from '../../shared/workflow';

/** A pattern that must not judge codes, by its place in the workflow. */
export interface PatternIssue {
  path: string;
  message: string;
}

/**
 * Examines every pattern of a workflow for codes that would hold up the station, in a thread of its own: `workerFile` is
 * the built one. Rejects when the thread fails.
 */
export async function checkPatterns(workflow: Workflow, workerFile: string): Promise<PatternIssue[]> {
  const places = placesOf(workflow);
  if (places.length === 0) return [];
  const verdicts = await new Promise<(string | null)[]>((resolve, reject) => {
    const worker = new Worker(workerFile, {
      workerData: places.map(({ pattern }) => pattern),
      // The package would else start a program of its own beside the station.
      env: { ...process.env, RECHECK_SYNC_BACKEND: 'pure' },
    });
    worker.once('message', resolve);
    worker.once('error', reject);
    worker.once('exit', () => {
      reject(new Error('The examination of the patterns ended without an answer.'));
    });
  });
  return places.flatMap(({ path }, index) => {
    const message = verdicts[index] ?? null;
    return message === null ? [] : { path, message };
  });
}

function placesOf({ fields, derived }: Workflow): { path: string; pattern: string }[] {
  return [
    ...fields.flatMap(({ pattern }, index) =>
      pattern === undefined ? [] : { path: `fields.${index}.pattern`, pattern },
    ),
    ...derived.flatMap(({ take }, index) =>
      'group' in take ? { path: `derived.${index}.take.group`, pattern: take.group } : [],
    ),
  ];
}
