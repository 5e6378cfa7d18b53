import { formatWallTime } from './clock';
import type { Shifts } from './shift';

const hourMs = 3_600_000;

/** Minutes the local clock is before UTC at an instant. */
export type OffsetAt = (wallMs: number) => number;

/** The shift before: of the same day, or the last one of the day before. */
export function shiftBefore(shift: string, shifts: Shifts): string {
  const { day, index } = placeOf(shift, shifts);
  const earlier = shifts[index - 1];
  return earlier === undefined
    ? `${dayPlus(day, -1)}/${shifts.at(-1)?.name ?? ''}`
    : `${day}/${earlier.name}`;
}

/** The shift after: of the same day, or the first one of the day after. */
export function shiftAfter(shift: string, shifts: Shifts): string {
  const { day, index } = placeOf(shift, shifts);
  const later = shifts[index + 1];
  return later === undefined ? `${dayPlus(day, 1)}/${shifts[0]?.name ?? ''}` : `${day}/${later.name}`;
}

/**
 * The hours of the local clock that a shift touches, in order, such as `2026-11-23T10+02:00`. An hour that the clock goes
 * through twice is there twice, one that it leaves out is not. None where the station has no shift of that name (any more).
 */
export function hoursOfShift(shift: string, shifts: Shifts, offsetAt: OffsetAt): string[] {
  const { day, index } = placeOf(shift, shifts);
  const own = shifts[index];
  if (own === undefined) return [];
  const following = shifts[index + 1];
  const end =
    following === undefined
      ? instantOf(dayPlus(day, 1), shifts[0]?.startsAt ?? own.startsAt, offsetAt)
      : instantOf(day, following.startsAt, offsetAt);
  const start = instantOf(day, `${own.startsAt.slice(0, 2)}:00`, offsetAt);
  const hours: string[] = [];
  for (let at = start; at < end; at += hourMs) {
    const local = formatWallTime(at, offsetAt(at));
    hours.push(`${local.slice(0, 13)}${local.slice(23)}`);
  }
  return hours;
}

/** Where a shift stands among those of a day; one whose name is not known (any more) stands before all of them. */
function placeOf(shift: string, shifts: Shifts): { day: string; index: number } {
  const name = shift.slice(11);
  return { day: shift.slice(0, 10), index: shifts.findIndex((one) => one.name === name) };
}

/** Asked twice: the offset at the first guess may be that of the other side of a change of the clock. */
function instantOf(day: string, time: string, offsetAt: OffsetAt): number {
  const asUtc = Date.parse(`${day}T${time}:00.000Z`);
  const guess = asUtc - offsetAt(asUtc) * 60_000;
  return asUtc - offsetAt(guess) * 60_000;
}

function dayPlus(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}
