import type { PoolConnection } from 'mariadb';
import { NotPrimaryError, ReadOnlyServerError } from './pool-errors';

/*
 * A standby takes writes of an account that may write to read-only servers, and a node that was cut off from its cluster
 * refuses them only while it is not told otherwise. Neither is asked to decide.
 */

/** Of the session, which needs no sum over all others; a server without Galera has the names too, or lacks them. */
const writabilitySql = `SELECT variable_name AS name, variable_value AS value
  FROM information_schema.session_variables WHERE variable_name IN ('READ_ONLY', 'WSREP_ON')
  UNION ALL SELECT variable_name, variable_value
  FROM information_schema.session_status WHERE variable_name IN ('WSREP_READY', 'WSREP_CLUSTER_STATUS')`;

/** Rejects with a `ReadOnlyServerError` or a `NotPrimaryError` when nothing may be written here. One round trip. */
export async function assertWritable(connection: PoolConnection): Promise<void> {
  const rows = await connection.query<{ name: string; value: string }[]>(writabilitySql);
  const found = new Map(rows.map(({ name, value }) => [name.toUpperCase(), value]));
  if (found.get('READ_ONLY') !== 'OFF') throw new ReadOnlyServerError();
  if (found.get('WSREP_ON') !== 'ON') return;
  const status = found.get('WSREP_CLUSTER_STATUS') ?? 'unknown';
  if (found.get('WSREP_READY') !== 'ON' || status !== 'Primary') throw new NotPrimaryError(status);
}
