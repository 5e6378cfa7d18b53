import type { Database, Statement } from 'better-sqlite3';
import type { EntryEvent } from '../../../shared/quarantine';
import type { EntryState } from '../../../shared/scan';
import type { Refusal } from '../entry';

interface EventRow {
  event: EntryEvent['event'];
  from_state: EntryState | null;
  refusal: string | null;
  person: string;
  reason: string;
  happened_at: string;
}

/** Reads what persons did to an entry, oldest first. */
export function listEntryEvents(database: Database): (seq: number) => EntryEvent[] {
  const listEvents: Statement<[seq: number], EventRow> = database.prepare(
    `SELECT event, from_state, refusal, person, reason, happened_at FROM entry_event WHERE seq = ? ORDER BY event_id`,
  );
  return (seq) => listEvents.all(seq).map(toEvent);
}

function toEvent(row: EventRow): EntryEvent {
  return {
    event: row.event,
    from: row.from_state,
    refusal: row.refusal === null ? null : (JSON.parse(row.refusal) as Refusal),
    by: row.person,
    reason: row.reason,
    at: row.happened_at,
  };
}
