import type { ListVersions } from '../../shared/list-versions';
import type { ReferenceListName } from '../../shared/reference';
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
  /** The highest version of a list that judged one of the newest `limit` entries; 0: none was judged by it. */
  highestVersion(list: ReferenceListName, limit: number): number;
}
