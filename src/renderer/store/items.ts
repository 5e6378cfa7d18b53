import type { Clock } from '../../shared/clock';
import type { ListVersions } from '../../shared/list-versions';
import type { FinishedRow } from '../../shared/row';
import type { AppendTerms, CapturedAt, Scan, Void } from '../../shared/scan';
import type { Workflow } from '../../shared/workflow';
import { localWallTime } from '../clock';

/** Makes what is appended to the outbox. Times are `Event.timeStamp` of the last key. */
export interface Items {
  scan(workflow: Workflow, finished: JudgedRow, moment: ScannedMoment): Scan;
  void(voided: VoidedScan, finishedAtMs: number): Void;
}

/** A finished row, and the lists it was judged by. */
export interface JudgedRow extends FinishedRow {
  listVersions: ListVersions;
}

/** When a row was finished, and by which serial scanner; null: by none. */
export interface ScannedMoment {
  endedAtMs: number;
  scanner: string | null;
}

/** What a void says about the scan it cancels, and who cancels it. */
export interface VoidedScan {
  scanId: string;
  workflow: string;
  workflowVersion: number;
  operator: string;
  reason: string;
}

/** Creates the makers; `createScanId` makes a UUIDv7. */
export function createItems(clock: Clock, createScanId: () => string): Items {
  /** An item is captured when its last key was pressed, not when the page got to it. */
  function capturedAt(finishedAtMs: number): CapturedAt {
    const wallMs = clock.wallMs() - (clock.monotonicMs() - finishedAtMs);
    return { wallTime: localWallTime(wallMs), monotonicMs: finishedAtMs };
  }
  return {
    scan: ({ name, version }, finished, { endedAtMs, scanner }) => ({
      kind: 'scan',
      scanId: createScanId(),
      workflow: name,
      workflowVersion: version,
      ...finished,
      ...(scanner === null ? {} : { scanner }),
      capturedAt: capturedAt(endedAtMs),
    }),
    void: ({ scanId, workflow, workflowVersion, operator, reason }, finishedAtMs) => ({
      kind: 'void',
      scanId: createScanId(),
      workflow,
      workflowVersion,
      fields: { voidedScanId: scanId, reason },
      operator: operator.slice(0, 64),
      enteredBy: 'scan',
      capturedAt: capturedAt(finishedAtMs),
    }),
  };
}

/** What the agent looks up for a row of a workflow. */
export function termsOf({ duplicates, group, fields }: Workflow, role: 'child' | 'closing'): AppendTerms {
  const ownFields = fields.filter(({ sticky }) => !sticky).map(({ name }) => name);
  return {
    duplicates:
      duplicates === undefined || role === 'closing'
        ? null
        : { fields: duplicates.fields ?? ownFields, windowMs: duplicates.windowSeconds * 1_000 },
    group: group === undefined ? null : { parent: group.parent, role },
  };
}
