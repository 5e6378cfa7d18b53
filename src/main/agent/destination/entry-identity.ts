import type { Entry } from '../entry';

/** Who sends, written into each row. */
export interface Sender {
  stationName: string;
  outboxId: string;
}

/** What an entry is delivered under. */
export interface EntryIdentity {
  station: string;
  outboxId: string;
  seq: number;
}

/** An imported entry keeps station and number of where it was scanned, so that it is the same row whoever sends it. */
export function identityOf({ seq, origin }: Entry, { stationName, outboxId }: Sender): EntryIdentity {
  return {
    station: origin?.station ?? stationName,
    outboxId: origin?.outboxId ?? outboxId,
    seq: origin?.seq ?? seq,
  };
}

/**
 * Splits ISO 8601 wall time with offset into UTC as MariaDB reads it (`2026-11-23 08:32:05.123`) and the offset that
 * leads back to the local time.
 */
export function splitWallTime(wallTime: string): { utc: string; offsetMinutes: number } {
  // Neighbours of a backlog are of one minute or hour: the rest of their time is only copied (docs/measurements.md).
  const offsetText = wallTime.slice(timeEnd);
  const head = wallTime.slice(0, offsetText.endsWith(':00') ? hourEnd : minuteEnd);
  const isKnown = lastHead !== null && lastHead.head === head && lastHead.offsetText === offsetText;
  const known = isKnown ? lastHead : readHead(head, offsetText);
  if (known === null || wallTime.length !== timeEnd + offsetLength) return splitAnyWallTime(wallTime);
  lastHead = known;
  return { utc: known.utcHead + wallTime.slice(head.length, timeEnd), offsetMinutes: known.offsetMinutes };
}

/** Places in `2026-11-23T10:32:05.123+02:00`. */
const hourEnd = 13;
const minuteEnd = 16;
const timeEnd = 23;
const offsetLength = 6;

/** The beginning of a wall time, down to the hour or minute, and the same in UTC. */
interface TimeHead {
  head: string;
  offsetText: string;
  utcHead: string;
  offsetMinutes: number;
}

let lastHead: TimeHead | null = null;

function readHead(head: string, offsetText: string): TimeHead | null {
  if (!/^[+-]\d{2}:\d{2}$/.test(offsetText)) return null;
  const { utc, offsetMinutes } = splitAnyWallTime(
    `${head}${':00:00.000'.slice(head.length - hourEnd)}${offsetText}`,
  );
  return { head, offsetText, utcHead: utc.slice(0, head.length), offsetMinutes };
}

function splitAnyWallTime(wallTime: string): { utc: string; offsetMinutes: number } {
  const utc = new Date(wallTime).toISOString().replace('T', ' ').replace('Z', '');
  const offset = /([+-])(\d{2}):(\d{2})$/.exec(wallTime);
  if (offset === null) return { utc, offsetMinutes: 0 };
  const minutes = Number(offset[2]) * 60 + Number(offset[3]);
  return { utc, offsetMinutes: offset[1] === '-' ? -minutes : minutes };
}
