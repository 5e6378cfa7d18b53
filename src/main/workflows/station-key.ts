import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { createStationKey, keyLetters, keyLength } from '../../shared/command';
import { errorText } from '../../shared/error-text';

/** Name of the file inside the data folder. */
export const stationKeyFileName = 'station-key.txt';

/**
 * The key of this station's command sheet: read from its file, or made and written. Where the file cannot be written the
 * key holds until the program ends; a sheet printed with it is refused afterwards and says so.
 */
export function openStationKey(
  dataFolder: string,
  random: () => number,
): { key: string; problem: string | null } {
  const file = path.join(dataFolder, stationKeyFileName);
  try {
    const known = existsSync(file) ? readFileSync(file, 'utf8').trim() : '';
    if (new RegExp(`^[${keyLetters}]{${keyLength}}$`).test(known)) return { key: known, problem: null };
    const key = createStationKey(random);
    writeFileSync(file, `${key}\n`, { flush: true });
    return { key, problem: null };
  } catch (error) {
    const reason = errorText(error);
    return {
      key: createStationKey(random),
      problem: `The key of the command sheet cannot be kept: ${reason}`,
    };
  }
}
