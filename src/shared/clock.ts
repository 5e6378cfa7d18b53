/**
 * The one door to time and randomness. Policies take a `Clock` so that tests move time by hand.
 * Durations and timers follow `monotonicMs`; wall time is only ever data.
 */
export interface Clock {
  /** Wall time in milliseconds since 1970-01-01T00:00:00Z. It may jump; never measure with it. */
  wallMs(): number;
  /** Milliseconds since an arbitrary start; never goes back. */
  monotonicMs(): number;
  /** A number in [0, 1). */
  random(): number;
  /** Runs `callback` once after `delayMs`; the returned function cancels it and may be called again. */
  schedule(delayMs: number, callback: () => void): () => void;
}

/** Wall time as ISO 8601 with milliseconds and the given zone offset, e.g. `2026-11-23T10:32:05.123+02:00`. */
export function formatWallTime(wallMs: number, utcOffsetMinutes: number): string {
  const local = new Date(wallMs + utcOffsetMinutes * 60_000).toISOString().slice(0, -1);
  const sign = utcOffsetMinutes < 0 ? '-' : '+';
  const minutes = Math.abs(utcOffsetMinutes);
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${local}${sign}${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}
