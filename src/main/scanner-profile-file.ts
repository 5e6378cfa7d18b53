import { existsSync, readFileSync } from 'node:fs';
import { z } from 'zod';
import { errorText } from '../shared/error-text';
import type { ConfigurationProblem } from '../shared/ipc';
import { keptProfileSchema, type KeptProfile, type ProfileFileAnswer } from '../shared/scanner-profile';
import { writeWhole } from './write-whole';

/** Name of the kept profile inside the data folder. */
export const scannerProfileFileName = 'scanner-profile.json';

/** The profile of the station's keyboard scanner in its file. */
export interface ScannerProfileFile {
  /** Null while none was kept, or the file cannot be used. */
  kept(): KeptProfile | null;
  /** Why the file could not be used at the start. */
  problems: readonly ConfigurationProblem[];
  /** Writes the file whole or not at all. */
  keep(kept: KeptProfile): ProfileFileAnswer;
  /** Copies the kept profile to another file. */
  exportTo(file: string): ProfileFileAnswer;
}

/** Opens the profile's file. Never throws: a file that cannot be used is reported and left alone. */
export function openScannerProfileFile(file: string): ScannerProfileFile {
  const problems: ConfigurationProblem[] = [];
  let current: KeptProfile | null = null;
  if (existsSync(file)) {
    const read = readProfileFile(file);
    if (read.outcome === 'done') current = read.kept;
    else if (read.outcome === 'refused')
      problems.push({ source: file, key: '', value: '', reason: read.reason });
  }
  return {
    kept: () => current,
    problems,
    keep: (kept) => {
      const answer = writeProfileFile(file, kept);
      if (answer.outcome === 'done') current = kept;
      return answer;
    },
    exportTo: (target) =>
      current === null
        ? { outcome: 'refused', reason: 'No profile was kept yet.' }
        : writeProfileFile(target, current),
  };
}

/** Reads a profile from any file; a refusal says what is wrong with it. */
export function readProfileFile(file: string): ProfileFileAnswer {
  try {
    const parsed = keptProfileSchema.safeParse(JSON.parse(readFileSync(file, 'utf8')));
    if (parsed.success) return { outcome: 'done', file, kept: parsed.data };
    const reason = `${file} is not a scanner profile of this program: ${z.prettifyError(parsed.error)}`;
    return { outcome: 'refused', reason };
  } catch (error) {
    return { outcome: 'refused', reason: `${file} cannot be used: ${errorText(error)}.` };
  }
}

function writeProfileFile(file: string, kept: KeptProfile): ProfileFileAnswer {
  try {
    writeWhole(file, kept);
    return { outcome: 'done', file, kept };
  } catch (error) {
    return { outcome: 'refused', reason: `${file} could not be written: ${errorText(error)}.` };
  }
}
