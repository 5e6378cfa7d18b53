import { z } from 'zod';

/** Names a shift: the date on which it began, and its name. */
export const shiftIdSchema = z.string().regex(/^\d{4}-\d{2}-\d{2}\/.{1,20}$/, {
  error: 'must be the date and the name of a shift, such as "2026-11-23/1"',
});

/** Most scans that are hoped for in an hour; far above what a person can scan. */
export const targetPerHourSchema = z.int().min(1).max(100_000);

/**
 * The counts of one shift, of the scans made at this station. Two sums hold:
 * scanned = delivered + pending + quarantined, and
 * scanned = approved + rejected + withoutOutcome + closedGroups + voided + discarded + pruned.
 */
export interface ShiftFigures {
  scanned: number;
  delivered: number;
  pending: number;
  /** Discarded ones included: they are kept. */
  quarantined: number;
  /** By the workflow's own rule, of the scans that are neither voided nor discarded. */
  approved: number;
  rejected: number;
  /** Rows of workflows that have no such rule. */
  withoutOutcome: number;
  /** Rows that closed a group, such as a box. */
  closedGroups: number;
  /** Scans of this shift that were cancelled, whenever that was. */
  voided: number;
  /** Refused scans of which a person decided that they are not to be delivered. */
  discarded: number;
  /** Delivered long ago and no longer on this PC: in no part of the report but the sums. */
  pruned: number;
  /** Entries of this station that were read out of an earlier file of it; in none of the figures above. */
  salvaged: number;
  /** Entries that were scanned at another station and imported here; in none of the figures above. */
  imported: number;
}

/** Rows that count: neither voided nor discarded, and closing no group. */
export interface RowCounts {
  rows: number;
  approved: number;
  rejected: number;
}

/** An hour of the local clock; `startsAt` is ISO 8601 with the zone offset of that hour. */
export interface HourCounts extends RowCounts {
  startsAt: string;
}

/** What one shift came to. */
export interface ShiftReport {
  shift: string;
  isPresent: boolean;
  previous: string;
  /** Null for the present one. */
  next: string | null;
  /** Rows hoped for in each hour; null: no target was set. */
  targetPerHour: number | null;
  figures: ShiftFigures;
  /** The hours of the shift in order, those without a row included. */
  hours: HourCounts[];
  /** The codes that rejected most rows, at most ten, most frequent first. */
  defects: { code: string; count: number }[];
  /** Rejected rows of all the other codes. */
  otherDefects: number;
  /** Whoever scanned, most rows first. */
  operators: (RowCounts & { operator: string })[];
}
