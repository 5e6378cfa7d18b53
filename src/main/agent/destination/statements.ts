import type { Entry } from '../entry';
import type { Sender } from './entry-identity';
import type { FindTarget, Target } from './targets';
import type { OwnTable, RowValues } from './workflow-tables';

/**
 * Most characters of values in one statement, with what frames each value; 3,000 scans are about 700,000. Characters,
 * because bytes would have to be counted, and that of every value of a drain.
 */
const packetCharacters = 1_000_000;

/** Most bytes those can be: three for one UTF-16 unit. Below what a server accepts (`max_allowed_packet`, 16 MiB unless set lower). */
export const packetBytes = 3 * packetCharacters;

/** Of a number or of nothing: eight bytes and what frames them, at most. */
const numberCharacters = 9;

/** One statement of a batch: rows of one target that fit into one packet, and into a second one for its mapped table. */
export interface InsertStatement {
  target: Target;
  rows: PlannedRow[];
}

/** What is written of one entry. */
export interface PlannedRow {
  scanId: string;
  own: RowValues;
  /** Null: the target has no mapped table. */
  mapped: RowValues | null;
}

/** A batch, ordered by target. */
export interface PlannedBatch {
  statements: InsertStatement[];
  /** Entries that have no target. */
  homeless: Entry[];
}

/** Sorts the entries into as few statements as the size of packets allows. */
export function planBatch(entries: readonly Entry[], sender: Sender, findTarget: FindTarget): PlannedBatch {
  const plan: PlannedBatch = { statements: [], homeless: [] };
  const openStatements = new Map<Target, { statement: InsertStatement; characters: number }>();
  for (const entry of entries) {
    const target = findTarget(entry);
    if (target === undefined) {
      plan.homeless.push(entry);
      continue;
    }
    const own = target.own.toRow(entry, sender);
    const mapped = target.mapped?.toRow(entry, sender) ?? null;
    const rowCharacters = Math.max(charactersOf(own), charactersOf(mapped ?? []));
    let open = openStatements.get(target);
    if (open === undefined || open.characters + rowCharacters > packetCharacters) {
      open = { statement: { target, rows: [] }, characters: 0 };
      openStatements.set(target, open);
      plan.statements.push(open.statement);
    }
    open.statement.rows.push({ scanId: entry.scanId, own, mapped });
    open.characters += rowCharacters;
  }
  return plan;
}

function charactersOf(row: RowValues): number {
  let characters = 0;
  for (const value of row) characters += typeof value === 'string' ? value.length + 4 : numberCharacters;
  return characters;
}

/**
 * Inserts all rows or none. A row whose key is already there fails the whole statement: it is never touched, whatever the
 * server side did with it since.
 *
 * `ON DUPLICATE KEY UPDATE` is not used: with a list of columns MariaDB demands the UPDATE privilege on every one of them
 * (measured on 10.11.19), and without the list a column that moves would silently take another's values.
 */
export function insertSql({ table, columns }: OwnTable): string {
  const placeholders = columns.map(() => '?').join(', ');
  return `INSERT INTO ${table} (${columns.join(', ')}) VALUES (${placeholders})`;
}

/** Refused at once while somebody has locked the whole table: hundreds of probes shall not queue up for it. */
export function isLockedSql({ table, keyColumn }: OwnTable): string {
  return `SET STATEMENT lock_wait_timeout = 0 FOR SELECT ${keyColumn} FROM ${table} LIMIT 0`;
}

/** Finds out which of `count` keys are already there. */
export function selectKeysSql({ table, keyColumn }: OwnTable, count: number): string {
  const placeholders = Array.from({ length: count }, () => '?').join(', ');
  return `SELECT ${keyColumn} FROM ${table} WHERE ${keyColumn} IN (${placeholders})`;
}
