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
    workflow: scan.workflow,
    isVoided: false,
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

/**
 * The codes of a row in scanning order, without those that stay from row to row; of a row that has no others (the closing
 * of a group), and of a workflow that is not known here, all of them.
 */
export function codesOf(
  workflows: readonly Workflow[],
  entry: Pick<EntrySummary, 'workflow' | 'fields'>,
): string[] {
  const workflow = workflows.find(({ name }) => name === entry.workflow);
  const own = (workflow?.fields ?? [])
    .filter((field) => !field.sticky)
    .flatMap((field) => entry.fields[field.name] ?? []);
  return own.length > 0 ? own : Object.values(entry.fields);
}

/** The list after a scan was cancelled. */
export function withVoided(recent: readonly EntrySummary[], scanId: string): readonly EntrySummary[] {
  return recent.map((entry) => (entry.scanId === scanId ? { ...entry, isVoided: true } : entry));
}

/** The newest scan of the list, by its first code. */
export function lastSaved(
  workflows: readonly Workflow[],
  [newest]: readonly EntrySummary[],
): { code: string; capturedAt: string } | null {
  if (newest === undefined) return null;
  const [code] = codesOf(workflows, newest);
  return code === undefined ? null : { code, capturedAt: newest.capturedAt };
}
