import type { Database, Statement } from 'better-sqlite3';
import type { ListVersions } from '../../../shared/list-versions';
import type { ReferenceListName } from '../../../shared/reference';
import type { OutboxJudgement } from '../judgement-port';
import { entryColumns, toSummary, type EntryRow } from './entry-rows';

/** The text of the statement whose cost must follow the slice, not the history. */
export const judgementSql = {
  judgedByOthers: [
    'SELECT',
    entryColumns,
    `, 0 AS is_voided FROM entry
    WHERE seq BETWEEN ? AND ? AND kind = 'scan' AND list_versions <> ?
      AND origin_seq IS NULL AND discarded_at IS NULL
      AND NOT EXISTS (SELECT 1 FROM entry AS cancel WHERE cancel.voided_scan_id = entry.scan_id)
    ORDER BY seq DESC`,
  ].join(' '),
  highestVersion: `SELECT max(json_extract(list_versions, '$.' || ?)) AS version FROM entry
    WHERE seq > (SELECT last_seq FROM outbox) - ?`,
} as const;

/** What judging again asks of an open file. */
export function createSqliteJudgement(database: Database): OutboxJudgement {
  const judgedByOthers: Statement<
    [from: number, to: number, versions: string],
    EntryRow & { is_voided: number; list_versions: string }
  > = database.prepare(judgementSql.judgedByOthers);
  const highestVersion: Statement<[list: string, limit: number], { version: number | null }> =
    database.prepare(judgementSql.highestVersion);
  return {
    highestVersion: (list: ReferenceListName, limit) => highestVersion.get(list, limit)?.version ?? 0,
    judgedByOthers: (fromSeq, limit, versions) =>
      judgedByOthers.all(fromSeq - limit + 1, fromSeq, JSON.stringify(versions)).map((row) => ({
        ...toSummary(row),
        listVersions: JSON.parse(row.list_versions) as ListVersions,
      })),
  };
}
