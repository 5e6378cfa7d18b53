import { formatWallTime, type Clock } from '../../../shared/clock';
import { shiftAt, type Shifts } from '../../../shared/shift';
import { hoursOfShift, shiftAfter, shiftBefore, type OffsetAt } from '../../../shared/shift-hours';
import type { ShiftReport } from '../../../shared/shift-report';
import type { Workflow } from '../../../shared/workflow';
import type { OutboxShift } from '../shift-port';
import { createShiftTally } from './shift-tally';

/** What reports are made of. */
export interface ShiftReportOptions {
  outbox: OutboxShift;
  stationName: string;
  shifts: Shifts;
  /** Those that judge the scans of this station. */
  workflows: readonly Pick<Workflow, 'name' | 'approvedWhen'>[];
  targetPerHour: number | null;
  clock: Clock;
  offsetAt: OffsetAt;
  /** Entries counted at a time: a scan waits no longer than for one slice. */
  sliceSize: number;
  /** Called between two slices. */
  letOthersRun: () => Promise<void>;
}

/** Counts a shift (null: the present one), slice by slice. Rejects with what the outbox threw. */
export async function reportShift(shift: string | null, options: ShiftReportOptions): Promise<ShiftReport> {
  const { outbox, shifts, workflows, targetPerHour, clock, offsetAt, sliceSize, letOthersRun } = options;
  const wallMs = clock.wallMs();
  const present = shiftAt(formatWallTime(wallMs, offsetAt(wallMs)), shifts);
  const asked = shift ?? present;
  const tally = createShiftTally(options.stationName, workflows);
  const outcomeFields = Object.fromEntries(
    workflows.flatMap(({ name, approvedWhen }) =>
      approvedWhen === undefined ? [] : [[name, approvedWhen.field]],
    ),
  );
  for (let from: number | null = 0; from !== null;) {
    const slice = outbox.shiftSlice(asked, from, sliceSize, outcomeFields);
    tally.add(slice.alike);
    from = slice.lastSeq;
    if (from !== null) await letOthersRun();
  }
  return {
    shift: asked,
    isPresent: asked === present,
    previous: shiftBefore(asked, shifts),
    next: asked === present ? null : shiftAfter(asked, shifts),
    targetPerHour,
    ...tally.result(hoursOfShift(asked, shifts, offsetAt), outbox.prunedOfShift(asked)),
  };
}
