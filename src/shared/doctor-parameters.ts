import { maximumStations } from './doctor';

/** Reads the value of `--stations`; null when it was not given. Throws an `Error` in words. */
export function parseStations(text: string | undefined): number | null {
  if (text === undefined) return null;
  const stations = Number(text);
  if (Number.isInteger(stations) && stations >= 1 && stations <= maximumStations) return stations;
  throw new Error(`--stations "${text}" is not a whole number from 1 to ${maximumStations}.`);
}
