import type { ListVersions } from '../../shared/list-versions';
import type { EntrySummary } from '../../shared/status';

/** A scan, and the versions of the lists that judged it. */
export interface JudgedScan extends EntrySummary {
  listVersions: ListVersions;
}

/** What judging again asks of the outbox. */
export interface OutboxJudgement {
  /**
   * Of the `limit` numbers from `fromSeq` down: the scans that were made here by other versions of the lists than these, and
   * are neither cancelled nor discarded. Newest first.
   */
  judgedByOthers(fromSeq: number, limit: number, versions: ListVersions): JudgedScan[];
}
