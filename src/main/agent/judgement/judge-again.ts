import type { DifferingScan, ListDifference, ListDifferences } from '../../../shared/list-differences';
import type { UnknownBadgePolicy } from '../../../shared/sign-in';
import type { Workflow } from '../../../shared/workflow';
import type { OutboxJudgement } from '../judgement-port';
import { compareJudgement, listedFields, type ListsInTime } from './compare-judgement';

/** So many of the newest numbers are looked at: more than a shift, and all that can still be scanned again. */
export const recentNumbers = 5_000;
/** So many scans are named; the others are counted. */
const namedScans = 200;

/** What scans are judged again with. */
export interface JudgeAgainOptions {
  outbox: OutboxJudgement & { counts(): { lastSeq: number } };
  lists: ListsInTime;
  workflows: readonly Workflow[];
  unknownBadge: UnknownBadgePolicy;
  /** Whether somebody has decided to leave a scan as it is. */
  isLeft: (scanId: string, key: string) => boolean;
  /** Numbers looked at together: a scan waits no longer than for so many. */
  sliceSize: number;
  /** Called between two slices. */
  letOthersRun: () => Promise<void>;
}

/** Judges the recent scans of this station by the lists as they are now; nothing is changed. Rejects with what the outbox threw. */
export async function judgeAgain(options: JudgeAgainOptions): Promise<ListDifferences> {
  const { outbox, lists, workflows, unknownBadge, isLeft, sliceSize, letOthersRun } = options;
  const fieldsOf = new Map(
    workflows.map((workflow) => [workflow.name, listedFields(workflow, unknownBadge)]),
  );
  const { lastSeq } = outbox.counts();
  const scans: DifferingScan[] = [];
  let count = 0;
  for (let from = lastSeq; from > Math.max(0, lastSeq - recentNumbers); from -= sliceSize) {
    for (const { listVersions, ...scan } of outbox.judgedByOthers(from, sliceSize, lists.versions())) {
      const judged = { fields: scan.fields, listVersions };
      const differences = compareJudgement(judged, fieldsOf.get(scan.workflow) ?? [], lists);
      const key = keyOf(differences);
      if (differences.length === 0 || isLeft(scan.scanId, key)) continue;
      count += 1;
      if (scans.length < namedScans) scans.push({ ...scan, differences, key });
    }
    await letOthersRun();
  }
  return { scans, count };
}

function keyOf(differences: readonly ListDifference[]): string {
  return differences.map(({ field, isKnown }) => `${field}:${isKnown ? 'known' : 'unknown'}`).join();
}
