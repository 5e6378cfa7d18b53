import { existsSync, mkdirSync, readFileSync, renameSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { errorText } from '../../shared/error-text';
import type { Log } from '../../shared/log';
import type { FailedVersion } from '../../shared/updates';
import { writeDurably } from './durable-file';

/*
 * What main processes, old and new, leave each other: which version is to be tried, and which ones failed.
 */

/** A new version that lies beside the program and has not proven itself yet. */
const trialSchema = z.strictObject({
  /** Tells this trial's proof from any other. */
  token: z.string(),
  version: z.string(),
  fromVersion: z.string(),
  sha512: z.string(),
  /** The program of this station: what every start starts. */
  programFile: z.string(),
  nextFile: z.string(),
  /** How often it was begun and nobody knows how it ended: after a power cut. */
  attempts: z.int().min(0),
  /** How the agent stood with the database before; a new version may not make it worse. */
  connectionBefore: z.string().nullable(),
});
export type Trial = z.infer<typeof trialSchema>;

const updateStateSchema = z.strictObject({
  trial: trialSchema.nullable(),
  failures: z.array(z.strictObject({ version: z.string(), at: z.string(), reason: z.string() })),
  /** A failed version may have changed the outbox: it is taken back at the next opening. */
  takesOutboxBack: z.boolean(),
});
export type UpdateState = z.infer<typeof updateStateSchema>;

const nothing: UpdateState = { trial: null, failures: [], takesOutboxBack: false };

/** Versions that are remembered as failed: more than a station will ever meet. */
const rememberedFailures = 20;

/** How often a trial is begun that never comes to an end: the power is cut again and again, or it takes the PC with it. */
const attemptsAllowed = 3;

/** The files of a data folder in which updates are kept track of. */
export interface UpdateFiles {
  folder: string;
  /** Written by a new version that has proven itself. */
  proofFile: string;
  read(): UpdateState;
  /** False: it could not be written, the log says why, and what stood there before still counts. */
  write(state: UpdateState): boolean;
}

/**
 * Opens them; nothing about them ever throws, because scanning must go on. A file that cannot be read is set aside under
 * another name, told in the log, and counts as empty.
 */
export function openUpdateFiles(dataFolder: string, log: Log): UpdateFiles {
  const folder = path.join(dataFolder, 'updates');
  const stateFile = path.join(folder, 'updates.json');
  let isUnreadableTold = false;

  function setAside(reason: unknown): void {
    const details = { file: stateFile, detail: errorText(reason) };
    const told =
      'The notes about updates cannot be read; no version lies ready any more, and scanning goes on.';
    try {
      renameSync(stateFile, `${stateFile}.unreadable`);
      log('error', told, { ...details, setAsideAs: `${stateFile}.unreadable` });
    } catch (error) {
      if (!isUnreadableTold) log('error', told, { ...details, notSetAside: errorText(error) });
      isUnreadableTold = true;
    }
  }

  return {
    folder,
    proofFile: path.join(folder, 'proof.json'),
    read: () => {
      if (!existsSync(stateFile)) return nothing;
      try {
        return updateStateSchema.parse(JSON.parse(readFileSync(stateFile, 'utf8')));
      } catch (error) {
        // Written whole or not at all by this program: what is unreadable was changed by somebody else.
        setAside(error);
        return nothing;
      }
    },
    write: (state) => {
      try {
        mkdirSync(folder, { recursive: true });
        writeDurably(stateFile, `${JSON.stringify(state, null, 2)}\n`);
        return true;
      } catch (error) {
        log('error', 'The notes about updates cannot be written.', {
          file: stateFile,
          detail: errorText(error),
        });
        return false;
      }
    },
  };
}

/** What a start of the program does first. */
export type StartStep =
  | { step: 'run' }
  /** The new version has taken the program's place, and the power was cut before that was noted. */
  | { step: 'settle' }
  | { step: 'guard'; trial: Trial }
  | { step: 'give-up'; trial: Trial };

/** Judges what a start finds. `programFile` is null where the program cannot replace itself. */
export function judgeStart(
  { trial }: UpdateState,
  program: { programFile: string | null; version: string },
): StartStep {
  if (trial === null || trial.programFile !== program.programFile) return { step: 'run' };
  if (trial.version === program.version) return { step: 'settle' };
  return { step: trial.attempts < attemptsAllowed ? 'guard' : 'give-up', trial };
}

/** The state after a version did not prove itself. */
export function withFailure(state: UpdateState, failure: FailedVersion): UpdateState {
  const others = state.failures.filter(({ version }) => version !== failure.version);
  return {
    trial: null,
    failures: [...others, failure].slice(-rememberedFailures),
    takesOutboxBack: true,
  };
}
