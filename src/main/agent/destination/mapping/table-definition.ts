import type { Session } from '../session';
import type { TableMapping } from '../../../../shared/table-mapping';

/** A column as the server describes it. */
export interface ColumnDefinition {
  name: string;
  /** Without its parameters: `varchar`, `int`. */
  dataType: string;
  /** As it was declared: `int(11) unsigned`, `enum('a','b')`. */
  columnType: string;
  isNullable: boolean;
  hasDefault: boolean;
  isGenerated: boolean;
  isAutoIncrement: boolean;
  /** Most characters, or bytes in a binary column; null where that is no question. */
  maximumLength: number | null;
  /** Digits in all, and those behind the point; null where that is no question. */
  precision: number | null;
  scale: number | null;
}

/** A table as the account sees it. */
export interface TableDefinition {
  isView: boolean;
  engine: string | null;
  /** Whether the engine can take back what a transaction did. */
  isTransactional: boolean;
  columns: ColumnDefinition[];
}

/** Reads a table of `database` (null: the one in use) from the server's own catalogue; null: it shows the account no such table. */
export async function readTableDefinition(
  session: Pick<Session, 'query'>,
  { database, table }: TableMapping,
): Promise<TableDefinition | null> {
  const place = [database ?? null, table];
  const [found] = await session.query<Record<string, unknown>[]>(tableSql, place);
  if (found === undefined) return null;
  const columns = await session.query<Record<string, unknown>[]>(columnsSql, place);
  return {
    isView: String(found['table_type']).includes('VIEW'),
    engine: typeof found['engine'] === 'string' ? found['engine'] : null,
    isTransactional: found['transactions'] === 'YES',
    columns: columns.map(toColumn),
  };
}

const tableSql = `SELECT table_type AS table_type, found.engine AS engine, engines.transactions AS transactions
  FROM information_schema.tables AS found LEFT JOIN information_schema.engines AS engines ON engines.engine = found.engine
  WHERE table_schema = COALESCE(?, DATABASE()) AND table_name = ?`;

const columnsSql = `SELECT column_name AS name, data_type AS data_type, column_type AS column_type,
  is_nullable AS is_nullable, column_default IS NOT NULL AS has_default, is_generated AS is_generated, extra AS extra,
  character_maximum_length AS maximum_length, numeric_precision AS number_precision, numeric_scale AS number_scale
  FROM information_schema.columns WHERE table_schema = COALESCE(?, DATABASE()) AND table_name = ?
  ORDER BY ordinal_position`;

function toColumn(row: Readonly<Record<string, unknown>>): ColumnDefinition {
  const numberIn = (name: string): number | null => (row[name] === null ? null : Number(row[name]));
  return {
    name: String(row['name']),
    dataType: String(row['data_type']).toLowerCase(),
    columnType: String(row['column_type']),
    isNullable: row['is_nullable'] === 'YES',
    hasDefault: Number(row['has_default']) === 1,
    isGenerated: row['is_generated'] === 'ALWAYS',
    isAutoIncrement: String(row['extra']).includes('auto_increment'),
    maximumLength: numberIn('maximum_length'),
    precision: numberIn('number_precision'),
    scale: numberIn('number_scale'),
  };
}
