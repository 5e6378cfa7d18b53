import type { Database, Statement } from 'better-sqlite3';
import type { EntryDetail, HistoryQuery, VoidOfEntry } from '../../../shared/history';
import type { Refusal } from '../../../shared/quarantine';
import type { ListVersions } from '../../../shared/list-versions';
import type { EntryState, Override } from '../../../shared/scan';
import type { EntrySummary } from '../../../shared/status';
import { listEntryEvents } from './entry-events';
import { entryColumns, toOrigin, toSummary, type EntryRow } from './entry-rows';
import type { OutboxHistory } from '../history-port';
import { hasCode } from './search-words';
import { createSqliteJudgement } from './sqlite-judgement';
import { createSqliteShift } from './sqlite-shift';

type SummaryRow = EntryRow & { is_voided: number };

type DetailRow = SummaryRow & {
  refusal: string | null;
  refused_at: string | null;
  discarded_at: string | null;
  acknowledged_at: string | null;
};

/** A question as SQL takes it; null: whichever. */
interface Terms {
  operator: string | null;
  workflow: string | null;
  earliest: string | null;
  latest: string | null;
  state: EntryState | null;
  isVoided: 0 | 1;
  startsLike: string | null;
  endsLike: string | null;
}

const columns = `${entryColumns}, EXISTS (
  SELECT 1 FROM entry AS cancel WHERE cancel.voided_scan_id = entry.scan_id) AS is_voided`;

// The codes are looked for in the text of the fields first: taking every row apart would cost ten times as much.
const fitting = `kind = 'scan'
  AND (@operator IS NULL OR operator = @operator) AND (@workflow IS NULL OR workflow = @workflow)
  AND (@earliest IS NULL OR captured_at >= @earliest) AND (@latest IS NULL OR captured_at <= @latest)
  AND (@state IS NULL OR state = @state)
  AND (@isVoided = 0 OR EXISTS (SELECT 1 FROM entry AS cancel WHERE cancel.voided_scan_id = entry.scan_id))
  AND (@startsLike IS NULL OR fields LIKE @startsLike ESCAPE '!' OR fields LIKE @endsLike ESCAPE '!')
  ORDER BY seq DESC`;

/** The text of the statements whose cost must follow what is asked for, not the history. */
export const historySql = {
  fitAmong: [
    'SELECT',
    columns,
    'FROM entry WHERE seq IN (SELECT value FROM json_each(@seqs)) AND',
    fitting,
  ].join(' '),
  fitBetween: ['SELECT', columns, 'FROM entry WHERE seq BETWEEN @from AND @to AND', fitting].join(' '),
  // Spelled out: the indexes are those of one state each.
  pending: `SELECT seq FROM entry WHERE state = 'pending' AND seq BETWEEN ? AND ? ORDER BY seq DESC LIMIT ?`,
  quarantined: `SELECT seq FROM entry WHERE state = 'quarantined' AND seq BETWEEN ? AND ? ORDER BY seq DESC LIMIT ?`,
  /** No entry is looked at, however many a shift has; those at the ends may have been pruned. */
  shiftNumbers: `SELECT min(first_seq) AS first, max(last_seq) AS last FROM shift_range
    WHERE shift BETWEEN @earliest AND @latest`,
} as const;

/** The history of an open file. */
export function createSqliteHistory(database: Database): OutboxHistory {
  const fitAmong: Statement<[Terms & { seqs: string }], SummaryRow> = database.prepare(historySql.fitAmong);
  const fitBetween: Statement<[Terms & { from: number; to: number }], SummaryRow> = database.prepare(
    historySql.fitBetween,
  );
  const undelivered = {
    pending: database.prepare<[number, number, number], { seq: number }>(historySql.pending),
    quarantined: database.prepare<[number, number, number], { seq: number }>(historySql.quarantined),
  };
  const shiftNumbers: Statement<
    [{ earliest: string; latest: string }],
    { first: number | null; last: number | null }
  > = database.prepare(historySql.shiftNumbers);
  const firstSeq: Statement<[], { seq: number }> = database.prepare(
    'SELECT seq FROM entry ORDER BY seq LIMIT 1',
  );
  const scanIdOf: Statement<[seq: number], { scan_id: string }> = database.prepare(
    'SELECT scan_id FROM entry WHERE seq = ?',
  );
  const searchable: Statement<
    [afterSeq: number, limit: number],
    Pick<EntryRow, 'seq' | 'scan_id' | 'kind' | 'fields'>
  > = database.prepare('SELECT seq, scan_id, kind, fields FROM entry WHERE seq > ? ORDER BY seq LIMIT ?');
  const detail: Statement<[scanId: string], DetailRow> = database.prepare(
    `SELECT ${columns}, refusal, refused_at, discarded_at, acknowledged_at
     FROM entry WHERE scan_id = ? AND kind = 'scan'`,
  );
  const voidOf: Statement<
    [scanId: string],
    Pick<EntryRow, 'operator' | 'captured_at' | 'state'> & { reason: string }
  > = database.prepare(
    `SELECT operator, captured_at, state, json_extract(fields, '$.reason') AS reason
     FROM entry WHERE voided_scan_id = ? ORDER BY seq LIMIT 1`,
  );
  const eventsOf = listEntryEvents(database);

  function toVoid(scanId: string): VoidOfEntry | null {
    const row = voidOf.get(scanId);
    if (row === undefined) return null;
    return { operator: row.operator, reason: row.reason, capturedAt: row.captured_at, state: row.state };
  }

  function toDetail(row: DetailRow): EntryDetail {
    return {
      ...toSummary(row),
      workflowVersion: row.workflow_version,
      shift: row.shift,
      enteredBy: row.entered_by,
      acknowledgedAt: row.acknowledged_at,
      attempts: row.attempts,
      refusal: row.refusal === null ? null : (JSON.parse(row.refusal) as Refusal),
      refusedAt: row.refused_at,
      discardedAt: row.discarded_at,
      serverOffsetMs: row.server_offset_ms,
      override: row.override === null ? null : (JSON.parse(row.override) as Override),
      scanner: row.scanner,
      listVersions: row.list_versions === null ? null : (JSON.parse(row.list_versions) as ListVersions),
      origin: toOrigin(row),
      events: eventsOf(row.seq),
      void: toVoid(row.scan_id),
    };
  }

  return {
    ...createSqliteShift(database),
    ...createSqliteJudgement(database),
    firstSeq: () => firstSeq.get()?.seq ?? null,
    scanIdOf: (seq) => scanIdOf.get(seq)?.scan_id ?? null,
    searchableEntries: (afterSeq, limit) =>
      searchable.all(afterSeq, limit).map(({ seq, scan_id: scanId, kind, fields }) => ({
        seq,
        scanId,
        values: kind === 'void' ? [] : Object.values(JSON.parse(fields) as Record<string, string>),
      })),
    numbersOfDays: (fromDay, toDay) => {
      // A shift is named after the day it began on: what was captured on a day may belong to the one before.
      const earliest = fromDay === null ? '' : dayBefore(fromDay);
      const latest = toDay === null ? '~' : `${toDay}~`;
      const { first, last } = shiftNumbers.get({ earliest, latest }) ?? { first: null, last: null };
      return first === null || last === null ? null : { from: first, to: last };
    },
    undeliveredNumbers: (state, { from, to }, limit) =>
      undelivered[state].all(from, to, limit).map(({ seq }) => seq),
    fitAmong: (query, seqs, limit) =>
      takeFitting(fitAmong.iterate({ ...toTerms(query), seqs: JSON.stringify(seqs) }), query, limit),
    fitBetween: (query, { from, to }, limit) =>
      takeFitting(fitBetween.iterate({ ...toTerms(query), from, to }), query, limit),
    entryDetail: (scanId) => {
      const row = detail.get(scanId);
      return row === undefined ? null : toDetail(row);
    },
  };
}

/** Reads no further than it has to. */
function takeFitting(
  rows: IterableIterator<SummaryRow>,
  { code }: HistoryQuery,
  limit: number,
): EntrySummary[] {
  const found: EntrySummary[] = [];
  for (const row of rows) {
    const entry = toSummary(row);
    if (code === null || hasCode(Object.values(entry.fields), code)) found.push(entry);
    if (found.length === limit) break;
  }
  return found;
}

function toTerms({ code, fromDay, toDay, operator, state, workflow }: HistoryQuery): Terms {
  // As the code stands in JSON, between the marks around it.
  const inJson = code === null ? null : JSON.stringify(code).slice(1, -1).replaceAll(/[!%_]/g, '!$&');
  return {
    operator,
    workflow,
    earliest: fromDay,
    latest: toDay === null ? null : `${toDay}~`,
    state: state === 'voided' ? null : state,
    isVoided: state === 'voided' ? 1 : 0,
    startsLike: inJson === null ? null : `%"${inJson}%`,
    endsLike: inJson === null ? null : `%${inJson}"%`,
  };
}

function dayBefore(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10);
}
