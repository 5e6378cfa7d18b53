import type { Scan } from '../../shared/scan';
import type { EntryChange, EntrySummary } from '../../shared/status';
import type { Workflow } from '../../shared/workflow';

/** How many scans the list shows. */
export const recentLimit = 10;

/** The list with a scan that was just saved on top; one that is listed already (a repeat) keeps its place. */
export function withSaved(recent: readonly EntrySummary[], scan: Scan, seq: number): readonly EntrySummary[] {
  if (recent.some((entry) => entry.scanId === scan.scanId)) return recent;
  const saved: EntrySummary = {
    scanId: scan.scanId,
    seq,
    state: 'pending',
    fields: scan.fields,
    operator: scan.operator,
    capturedAt: scan.capturedAt.wallTime,
  };
  return [saved, ...recent].slice(0, recentLimit);
}

/** The list with new states; the order never changes. */
export function withChanges(
  recent: readonly EntrySummary[],
  changes: readonly EntryChange[],
): readonly EntrySummary[] {
  const states = new Map(changes.map((change) => [change.scanId, change.state]));
  if (!recent.some((entry) => states.has(entry.scanId))) return recent;
  return recent.map((entry) => ({ ...entry, state: states.get(entry.scanId) ?? entry.state }));
}

/** The codes of a row in scanning order, without those that stay from row to row. */
export function codesOf(workflow: Workflow, entry: EntrySummary): string[] {
  return workflow.fields.filter((field) => !field.sticky).flatMap((field) => entry.fields[field.name] ?? []);
}

/** The newest scan of the list, by its first code. */
export function lastSaved(
  workflow: Workflow,
  [newest]: readonly EntrySummary[],
): { code: string; capturedAt: string } | null {
  if (newest === undefined) return null;
  const [code] = codesOf(workflow, newest);
  return code === undefined ? null : { code, capturedAt: newest.capturedAt };
}
