import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { Worker } from 'node:worker_threads';
import { z } from 'zod';
import type { Clock } from '../../shared/clock';
import { errorText } from '../../shared/error-text';
import type { Log } from '../../shared/log';
import { patternsOf } from '../../shared/check-patterns';
import { isDecided, type PatternVerdict, type PatternVerdicts } from '../../shared/pattern';
import { readyWorkflows } from '../../shared/ready-workflows';
import { writeWhole } from '../write-whole';

/** Name of the file inside the data folder: the patterns of the station's workflows that were found safe. */
export const safePatternsFileName = 'safe-patterns.json';

/** Longest the examination of all patterns of a request may take, so that no file can keep the station from starting. */
const longestMs = 30_000;

/** A pattern with nested bounds can ask for gigabytes long before its time is over; an ordinary one needs a few megabytes. */
const mostMemoryMegabytes = 256;

/** Finds out whether patterns could hold up whatever judges codes with them. */
export interface PatternExaminer {
  /** A verdict for each of these patterns. Examines in a thread of its own, at most 30 s; never rejects. */
  examine(patterns: readonly string[]): Promise<PatternVerdicts>;
  /** Notes the safe ones of these for the next start: a busy PC shall not doubt what it has used before. */
  remember(patterns: readonly string[]): void;
}

const safe: PatternVerdict = { verdict: 'safe' };
/** Those of the ready workflows are examined by the tests. */
const ready: readonly string[] = readyWorkflows.flatMap(patternsOf);
const fileSchema = z.strictObject({ safe: z.array(z.string()) });

/** Creates the examiner of a data folder. `workerFile`: the built thread. */
export function createPatternExaminer({
  workerFile,
  dataFolder,
  clock,
  log,
}: {
  workerFile: string;
  dataFolder: string;
  clock: Clock;
  log: Log;
}): PatternExaminer {
  const file = path.join(dataFolder, safePatternsFileName);
  let noted = readNoted(file, log);
  const known = new Map([...ready, ...noted].map((pattern): [string, PatternVerdict] => [pattern, safe]));

  return {
    examine: async (patterns) => {
      const unknown = [...new Set(patterns)].filter((pattern) => !known.has(pattern));
      const found = await examineAside(unknown, workerFile, clock);
      for (const [pattern, verdict] of found) {
        if (isDecided(verdict)) known.set(pattern, verdict);
      }
      return new Map([...known, ...found].filter(([pattern]) => patterns.includes(pattern)));
    },
    remember: (patterns) => {
      const kept = [...new Set(patterns)].filter(
        (pattern) => known.get(pattern)?.verdict === 'safe' && !ready.includes(pattern),
      );
      if (kept.toSorted().join('\n') === noted.toSorted().join('\n')) return;
      try {
        writeWhole(file, { safe: kept });
        noted = kept;
      } catch (error) {
        log('warn', 'The examined patterns could not be noted; they are examined again at the next start.', {
          file,
          reason: errorText(error),
        });
      }
    },
  };
}

async function examineAside(
  patterns: readonly string[],
  workerFile: string,
  clock: Clock,
): Promise<PatternVerdicts> {
  if (patterns.length === 0) return new Map();
  const verdicts: PatternVerdict[] = [];
  const rest = await new Promise<PatternVerdict>((resolve) => {
    const worker = new Worker(workerFile, {
      workerData: patterns,
      // The package would else start a program of its own beside the station.
      env: { ...process.env, RECHECK_SYNC_BACKEND: 'pure' },
      resourceLimits: { maxOldGenerationSizeMb: mostMemoryMegabytes },
    });
    const finish = (missing: PatternVerdict): void => {
      cancel();
      void worker.terminate();
      resolve(missing);
    };
    const cancel = clock.schedule(longestMs, () => {
      finish({ verdict: 'too-complicated' });
    });
    worker.on('message', (verdict: PatternVerdict) => verdicts.push(verdict));
    worker.once('error', (error) => {
      finish(notExamined(error));
    });
    worker.once('exit', () => {
      finish({ verdict: 'not-examined', reason: 'The examination ended without an answer.' });
    });
    // A PC without room for a thread refuses it at once.
  }).catch(notExamined);
  return new Map(patterns.map((pattern, index) => [pattern, verdicts[index] ?? rest]));
}

function notExamined(error: unknown): PatternVerdict {
  return { verdict: 'not-examined', reason: errorText(error) };
}

function readNoted(file: string, log: Log): readonly string[] {
  if (!existsSync(file)) return [];
  try {
    return fileSchema.parse(JSON.parse(readFileSync(file, 'utf8'))).safe;
  } catch (error) {
    log('warn', 'The noted patterns cannot be read; they are examined again.', {
      file,
      reason: errorText(error),
    });
    return [];
  }
}
