import { isUsable } from '../../../shared/table-mapping';
import type { Workflow } from '../../../shared/workflow';
import type { Entry } from '../entry';
import { createMappedTable, withMappingNoted, type MappedTable } from './mapping/mapped-table';
import { ownTableOf, scanVoid, type EntryTable } from './workflow-tables';

/** Where an entry goes. */
export interface Target {
  /** The station's own table: its row is the receipt that keeps every entry there once. */
  own: EntryTable;
  /** The existing table that gets a row beside it. */
  mapped: MappedTable | null;
}

/** Finds the target of an entry; undefined for a scan of a workflow that this station does not know. */
export type FindTarget = (entry: Entry) => Target | undefined;

const voidTarget: Target = { own: scanVoid, mapped: null };

/** Prepares the targets of a station's workflows. The guard of mappings keeps back what has one that cannot be used. */
export function createTargets(workflows: readonly Workflow[]): FindTarget {
  const targets = new Map(workflows.map((workflow) => [workflow.name, createTarget(workflow)]));
  return ({ item }) => (item.kind === 'void' ? voidTarget : targets.get(item.workflow));
}

function createTarget(workflow: Workflow): Target {
  const own = ownTableOf(workflow);
  const { destination } = workflow;
  if (destination === undefined || !isUsable(destination)) return { own, mapped: null };
  return { own: withMappingNoted(own, destination), mapped: createMappedTable(workflow, destination) };
}
