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
  seq: string;
}

/** An imported entry keeps station and number of where it was scanned, so that it is the same row whoever sends it. */
export function identityOf({ seq, origin }: Entry, { stationName, outboxId }: Sender): EntryIdentity {
  return {
    station: origin?.station ?? stationName,
    outboxId: origin?.outboxId ?? outboxId,
    seq: String(origin?.seq ?? seq),
  };
}

/**
 * Splits ISO 8601 wall time with offset into UTC as MariaDB reads it (`2026-11-23 08:32:05.123`) and the offset that
 * leads back to the local time.
 */
export function splitWallTime(wallTime: string): { utc: string; offsetMinutes: number } {
  const utc = new Date(wallTime).toISOString().replace('T', ' ').replace('Z', '');
  const offset = /([+-])(\d{2}):(\d{2})$/.exec(wallTime);
  if (offset === null) return { utc, offsetMinutes: 0 };
  const minutes = Number(offset[2]) * 60 + Number(offset[3]);
  return { utc, offsetMinutes: offset[1] === '-' ? -minutes : minutes };
}
