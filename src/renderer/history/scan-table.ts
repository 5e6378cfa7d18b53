import type { EntrySummary } from '../../shared/status';

/** Scans as a table; the columns are the same in every language. */
export interface ScanTable {
  /** The names of the columns that every scan has, then the fields of all workflows among them. */
  head: string[];
  /** The codes of a scan, in the order of the fields; empty where its workflow has no such field. */
  codesOf: (entry: EntrySummary) => string[];
}

/** The columns these scans take. */
export function scanTable(entries: readonly EntrySummary[]): ScanTable {
  const fields = [...new Set(entries.flatMap((entry) => Object.keys(entry.fields)))];
  return {
    head: ['number', 'captured_at', 'operator', 'workflow', 'state', 'cancelled', 'scan_id', ...fields],
    codesOf: (entry) => fields.map((name) => entry.fields[name] ?? ''),
  };
}
