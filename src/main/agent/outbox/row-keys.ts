import { hash } from 'node:crypto';
import type { Appendable, AppendTerms, GroupOfRows } from '../../../shared/scan';

/** What is stored beside a scan to find it again. */
export interface RowKeys {
  row_key: string | null;
  group_key: string | null;
  group_role: 'child' | 'closing' | null;
}

/** Those of an item that nothing is looked up for. */
export const noKeys: RowKeys = { row_key: null, group_key: null, group_role: null };

/** The keys of an item under its terms. A row without a single value of the named fields is no duplicate of anything. */
export function rowKeysOf(item: Appendable, terms: AppendTerms | undefined): RowKeys {
  if (terms === undefined || item.kind === 'void') return noKeys;
  const { duplicates, group } = terms;
  const values = (duplicates?.fields ?? []).map((name): [string, string | null] => [
    name,
    item.fields[name] ?? null,
  ]);
  const isKnown = values.some(([, value]) => value !== null);
  const parent = group === null ? undefined : item.fields[group.parent];
  return {
    row_key: isKnown ? digest([item.workflow, ...values]) : null,
    ...(group === null || parent === undefined
      ? { group_key: null, group_role: null }
      : {
          group_key: groupKeyOf({ workflow: item.workflow, parent: group.parent, value: parent }),
          group_role: group.role,
        }),
  };
}

/** The key all rows of a group share. */
export function groupKeyOf({ workflow, parent, value }: GroupOfRows): string {
  return digest([workflow, [parent, value]]);
}

/** 16 bytes: among a thousand million rows two different ones meet with a chance of 1 in 10^20. */
function digest(content: unknown): string {
  return hash('sha256', JSON.stringify(content), 'base64url').slice(0, 22);
}
