import type { EntryState } from '../../shared/scan';

/* What the report of a shift asks of the outbox; a part of the outbox's port. */

/** Entries of a slice that are alike in everything a report asks; `count` of them. */
export interface AlikeEntries {
  kind: 'scan' | 'void';
  state: EntryState;
  workflow: string;
  operator: string;
  /** Local hour of the capture with its zone offset, such as `2026-11-23T10+02:00`. */
  hour: string;
  /** What stands in the field the workflow's rule looks at; null: nothing, or there is no rule. */
  code: string | null;
  /** Where it came from when it was first appended to another outbox; null: to this one. */
  originStation: string | null;
  isVoided: boolean;
  isDiscarded: boolean;
  closesGroup: boolean;
  count: number;
}

/** A part of a shift; `lastSeq` is where the next begins, null: this was the last. */
export interface ShiftSlice {
  alike: AlikeEntries[];
  lastSeq: number | null;
}

/** What the report of a shift asks of the outbox. */
export interface OutboxShift {
  /** The next `limit` entries of a shift behind `afterSeq`; `outcomeFields` names the field to look at by workflow. */
  shiftSlice(
    shift: string,
    afterSeq: number,
    limit: number,
    outcomeFields: Readonly<Record<string, string>>,
  ): ShiftSlice;
  /** How many scans of a shift were delivered and pruned. */
  prunedOfShift(shift: string): number;
}
