import type { Database, Statement } from 'better-sqlite3';
import type { EntryState } from '../../../shared/scan';
import type { RecordedDecision } from './outbox';

/** A row as it was before a person's decision changed it. */
export interface FormerRow {
  seq: number;
  scan_id: string;
  state: EntryState;
  refusal: string | null;
}

/** What a person can do to an entry; each writes its record in the transaction of its caller. */
export interface EntryChanges {
  requeue(row: FormerRow, decision: RecordedDecision): void;
  discard(row: FormerRow, decision: RecordedDecision): void;
  recordImport(seq: number, decision: RecordedDecision): void;
}

interface EventRow {
  seq: number;
  event: 'requeued' | 'discarded' | 'imported';
  from_state: EntryState | null;
  refusal: string | null;
  person: string;
  reason: string;
  happened_at: string;
}

/** Prepares the changes on an open file. */
export function prepareEntryChanges(database: Database): EntryChanges {
  const insertEvent: Statement<[EventRow]> = database.prepare(
    `INSERT INTO entry_event (seq, event, from_state, refusal, person, reason, happened_at)
     VALUES (@seq, @event, @from_state, @refusal, @person, @reason, @happened_at)`,
  );
  const setPending: Statement<[seq: number]> = database.prepare(
    `UPDATE entry SET state = 'pending', discarded_at = NULL, acknowledged_at = NULL WHERE seq = ?`,
  );
  const setDiscarded: Statement<[discardedAt: string, seq: number]> = database.prepare(
    `UPDATE entry SET discarded_at = ? WHERE seq = ?`,
  );

  function record(
    event: EventRow['event'],
    { seq, state, refusal }: { seq: number; state: EntryState | null; refusal: string | null },
    { by, reason, atMs }: RecordedDecision,
  ): void {
    const happenedAt = new Date(atMs).toISOString();
    insertEvent.run({ seq, event, from_state: state, refusal, person: by, reason, happened_at: happenedAt });
  }

  return {
    requeue: (row, decision) => {
      setPending.run(row.seq);
      record('requeued', row, decision);
    },
    discard: (row, decision) => {
      setDiscarded.run(new Date(decision.atMs).toISOString(), row.seq);
      record('discarded', row, decision);
    },
    recordImport: (seq, decision) => {
      record('imported', { seq, state: null, refusal: null }, decision);
    },
  };
}
