import type { Workflow } from '../../shared/workflow';

/** The parts of the form, in their order. */
export const tabs = ['general', 'fields', 'row', 'derived', 'matches', 'lists', 'table'] as const;
export type Tab = (typeof tabs)[number];

/** A part of the form, and the entry of its list that is open. */
export interface Place {
  tab: Tab;
  open: number | null;
}

const tabsByKey: Readonly<Record<string, Tab>> = {
  fields: 'fields',
  operatorField: 'row',
  approvedWhen: 'row',
  quantity: 'row',
  duplicates: 'row',
  group: 'row',
  derived: 'derived',
  matches: 'matches',
  lists: 'lists',
  destination: 'table',
};

/** Where in the form a place of the document is, e.g. `fields.2.pattern`. */
export function placeOf(path: string, workflow: Workflow): Place {
  const [key = '', ...rest] = path.split('.');
  const tab = tabsByKey[key] ?? 'general';
  if (tab === 'lists') return { tab, open: indexIn(workflow.lists, rest) };
  if (tab === 'table') {
    const { destination } = workflow;
    const columns = destination !== undefined && 'columns' in destination ? destination.columns : {};
    return { tab, open: rest[0] === 'columns' ? indexIn(columns, rest.slice(1)) : null };
  }
  const index = Number.parseInt(rest[0] ?? '', 10);
  return { tab, open: Number.isNaN(index) ? null : index };
}

/** A name may have dots in it: the longest beginning of the path that is one counts. */
function indexIn(record: object, path: readonly string[]): number | null {
  const names = Object.keys(record);
  const ends = path.map((_part, index) => path.slice(0, path.length - index).join('.'));
  const found = ends.map((name) => names.indexOf(name)).find((index) => index !== -1);
  return found ?? null;
}
