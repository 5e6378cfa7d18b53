import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { setUpFileSchema, type SetUpAnswers } from '../shared/first-run';
import type { Log } from '../shared/log';
import { outboxFileName } from '../shared/outbox-file-name';
import { hasConfiguration, setUpFileName } from './config/load-configuration';
import { writeWhole } from './write-whole';

/** Nobody else of the PC may read it. */
const ownerOnly = 0o600;

/** The first run of a station. */
export interface FirstRun {
  /** Somebody is to be welcomed; nobody can be an administrator yet. */
  isOpen: () => boolean;
  /** Keeps answers beside those of before; false: the first run is over. Throws when the file cannot be written. */
  keep: (answers: SetUpAnswers) => boolean;
  /** The first run is over, for good. Throws when it is already, or when the file cannot be written. */
  finish: () => void;
}

/**
 * Finds out whether this is a first run: nothing is configured, nothing was scanned, and no first run was finished. One
 * that was broken off goes on. To be called before the agent is started, which makes the file for scans.
 */
export function openFirstRun(
  dataFolder: string,
  environment: Readonly<Record<string, string | undefined>>,
  log: Log,
): FirstRun {
  const file = path.join(dataFolder, setUpFileName);
  let content = { isFinished: true } as { isFinished: boolean } & SetUpAnswers;

  function write(changed: typeof content): void {
    // It holds the password of the database.
    writeWhole(file, changed, ownerOnly);
    content = changed;
  }

  function change(changes: Partial<typeof content>): boolean {
    if (content.isFinished) return false;
    write({ ...content, ...changes });
    return true;
  }

  if (!hasConfiguration(dataFolder, environment)) {
    try {
      if (existsSync(file)) content = setUpFileSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
      else if (!existsSync(path.join(dataFolder, outboxFileName))) write({ isFinished: false });
    } catch {
      // Named on the screen by whoever reads the settings from it; here it only means that nobody is welcomed. What is
      // wrong with it may quote the password.
      log('warn', 'The first run is left out: its file cannot be used.', { file });
    }
  }
  return {
    isOpen: () => !content.isFinished,
    keep: change,
    finish: () => {
      if (!change({ isFinished: true })) throw new Error('The first run of this station is over.');
    },
  };
}
