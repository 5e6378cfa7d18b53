import { existsSync, readFileSync } from 'node:fs';
import { z } from 'zod';
import type { ConfigurationProblem } from '../shared/ipc';
import { chosenPreferencesSchema, type ChosenPreferences } from '../shared/preferences';
import { writeWhole } from './write-whole';

/** Name of the file inside the data folder. */
export const preferencesFileName = 'preferences.json';

/** How this station speaks, looks and sounds, in its file. */
export interface PreferencesFile {
  /** What was chosen at the station, over what the configuration says. */
  chosen(): ChosenPreferences;
  /** Why the file could not be used at the start. */
  problems: readonly ConfigurationProblem[];
  /** Adds what was chosen now and writes the file whole or not at all; throws when it cannot be written. */
  keep(chosen: ChosenPreferences): void;
}

/** Opens the file. Never throws: a file that cannot be used is named and left alone until something is chosen. */
export function openPreferencesFile(file: string, configured: ChosenPreferences): PreferencesFile {
  const problems: ConfigurationProblem[] = [];
  let kept: ChosenPreferences = {};
  try {
    if (existsSync(file)) {
      kept = chosenPreferencesSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
    }
  } catch (error) {
    const reason = error instanceof z.ZodError ? z.prettifyError(error) : String(error);
    problems.push({ source: file, key: '', value: '', reason });
  }
  return {
    chosen: () => ({ ...configured, ...kept }),
    problems,
    keep: (chosen) => {
      const next = { ...kept, ...chosen };
      writeWhole(file, next);
      kept = next;
    },
  };
}
