import { z } from 'zod';

const minutesPerDay = 1_440;

/** A shift and the local time of day at which it begins; it lasts until the next one begins. */
export const shiftSchema = z.strictObject({
  name: z.string().min(1).max(20),
  startsAt: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, { error: 'must be a time of day such as "06:00"' }),
});

/** The shifts of a day, in order of their start. */
export const shiftsSchema = z
  .array(shiftSchema)
  .min(1)
  .max(12)
  .refine(
    (shifts) =>
      shifts.every(
        (shift, index) => index === 0 || startMinute(shift) > startMinute(shifts[index - 1] ?? shift),
      ),
    {
      error: 'must be in order of startsAt, each at another time',
    },
  );
export type Shifts = z.infer<typeof shiftsSchema>;

/** Three shifts of eight hours. */
export const defaultShifts: Shifts = [
  { name: '1', startsAt: '06:00' },
  { name: '2', startsAt: '14:00' },
  { name: '3', startsAt: '22:00' },
];

function startMinute(shift: { startsAt: string }): number {
  return Number(shift.startsAt.slice(0, 2)) * 60 + Number(shift.startsAt.slice(3, 5));
}

/**
 * The shift a local wall time falls into, as `YYYY-MM-DD/name` with the date on which the shift began, so that a
 * night shift keeps one name across midnight. `wallTime` is ISO 8601 with zone offset; its own local time decides.
 */
export function shiftAt(wallTime: string, shifts: Shifts): string {
  const minute = Number(wallTime.slice(11, 13)) * 60 + Number(wallTime.slice(14, 16));
  const running = shifts.findLast((shift) => startMinute(shift) <= minute);
  const shift = running ?? shifts.at(-1);
  if (shift === undefined) throw new RangeError('shiftAt needs at least one shift');
  const startedDaysAgo = running === undefined ? 1 : 0;
  const day =
    new Date(`${wallTime.slice(0, 10)}T00:00:00Z`).getTime() - startedDaysAgo * minutesPerDay * 60_000;
  return `${new Date(day).toISOString().slice(0, 10)}/${shift.name}`;
}

/** Milliseconds since the present shift began; `wallTime` is ISO 8601 with zone offset, its own local time decides. */
export function shiftStartedAgoMs(wallTime: string, shifts: Shifts): number {
  const minute = Number(wallTime.slice(11, 13)) * 60 + Number(wallTime.slice(14, 16));
  const running = shifts.findLast((shift) => startMinute(shift) <= minute) ?? shifts.at(-1);
  if (running === undefined) throw new RangeError('shiftStartedAgoMs needs at least one shift');
  return ((minute - startMinute(running) + minutesPerDay) % minutesPerDay) * 60_000;
}
