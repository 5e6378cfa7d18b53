/** Consecutive numbers within an outbox, both ends included. */
export interface SeqRange {
  from: number;
  to: number;
}

/** Promise 7 for one shift: scanned = delivered + pending + quarantined. Scans of this station only. */
export interface ShiftLedger {
  shift: string;
  scanned: number;
  delivered: number;
  pending: number;
  /** Discarded ones included: they are kept. */
  quarantined: number;
  discarded: number;
  /** Voids made in the shift, and how many of them are not in the database yet. */
  voided: number;
  voidsUndelivered: number;
  /** Entries of the shift from another station or from a damaged file of this one; in none of the figures above. */
  imported: number;
}

/** Numbers that differ: how many, and the first ranges of them. */
export interface NumberList {
  count: number;
  ranges: SeqRange[];
}

/** What the comparison of this outbox with the database found. Times are wall milliseconds, for display only. */
export type LedgerStatus =
  /** Not compared since the start of the program. */
  | { state: 'unchecked' }
  | { state: 'agrees'; checkedAtMs: number }
  /** An alarm: the database does not hold what this outbox says it delivered. */
  | {
      state: 'differs';
      checkedAtMs: number;
      /** Acknowledged here, not there. Safe on this PC: re-sending brings them back. */
      missing: NumberList;
      /** There, but not from this outbox: its file was copied, or rows were written by hand. */
      surplus: NumberList;
    };

/** The counts of one shift beside what is known about the database. */
export interface LedgerCounts {
  /** The shift asked for, or the present one. */
  shift: ShiftLedger;
  check: LedgerStatus;
  /** Quarantined here and in the database all the same: another station delivered them. To requeue them settles it. */
  deliveredElsewhere: NumberList;
}
