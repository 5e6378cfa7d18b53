import type { ColumnValue, TableMapping } from '../../../../shared/table-mapping';
import type { Workflow } from '../../../../shared/workflow';
import type { Entry } from '../../entry';
import type { Sender } from '../entry-identity';
import { quoteName } from '../schema/quote';
import type { EntryTable } from '../workflow-tables';
import { deriveValue } from './derive-value';

/** An existing table that gets a row of each scan in the transaction of the station's own row. */
export interface MappedTable {
  insertSql: string;
  toRow(entry: Entry, sender: Sender): (string | null)[];
}

/** Prepares the rows of a workflow for the table it is mapped onto. */
export function createMappedTable(workflow: Workflow, mapping: TableMapping): MappedTable {
  const columns = Object.keys(mapping.columns).map(quoteName).join(', ');
  const values = Object.values(mapping.columns);
  const placeholders = values.map(() => '?').join(', ');
  return {
    insertSql: `INSERT INTO ${quoteTable(mapping)} (${columns}) VALUES (${placeholders})`,
    toRow: (entry, sender) => values.map((value) => toText(value, entry, sender, workflow)),
  };
}

/** The station's own table, with the name of the mapped one noted in each row. */
export function withMappingNoted(own: EntryTable, mapping: TableMapping): EntryTable {
  const name = nameOfTable(mapping);
  return {
    ...own,
    columns: [...own.columns, 'mapped_to'],
    toRow: (entry, sender) => own.toRow(entry, sender).concat(name),
  };
}

/** The table as people write it: `quality_data` or `factory.quality_data`. */
export function nameOfTable({ database, table }: TableMapping): string {
  return database === undefined ? table : `${database}.${table}`;
}

/** The table as SQL. */
export function quoteTable({ database, table }: TableMapping): string {
  return database === undefined ? quoteName(table) : `${quoteName(database)}.${quoteName(table)}`;
}

/** A part of a code, as a mapping asks for it. */
export function cutCode(
  code: string,
  { from = 1, length }: { from?: number | undefined; length?: number | undefined },
): string {
  const characters = Array.from(code);
  const end = length === undefined ? characters.length : from - 1 + length;
  return characters.slice(from - 1, end).join('');
}

function toText(value: ColumnValue, entry: Entry, sender: Sender, workflow: Workflow): string | null {
  if ('constant' in value) return String(value.constant);
  if ('value' in value) return deriveValue(value.value, entry, sender, workflow);
  const fields: Readonly<Record<string, string>> = entry.item.fields;
  const code = fields[value.field];
  return code === undefined ? null : cutCode(code, value);
}
