import type { PoolConnection } from 'mariadb';

/** What a borrower may do with its connection. It is of no use any more when its scope has ended. */
export interface Session {
  query<Result>(sql: string, values?: readonly unknown[]): Promise<Result>;
  /** Has the server read a statement without running it: its tables, columns and the privileges must be there. */
  prepare(sql: string): Promise<void>;
  /** Sends all rows in one packet (see `RowValues` for what makes that so); answers how many the server took. */
  batch(sql: string, rows: readonly (readonly unknown[])[]): Promise<number>;
}

/** A borrower's view of its connection, and the end of it. `onSend` is called with every statement. */
export function createSession(
  connection: Pick<PoolConnection, 'query' | 'prepare' | 'batch'>,
  onSend: () => void = () => undefined,
): Session & { end(): void } {
  let isOver = false;
  function begin(): void {
    // The connector goes on executing what is asked of a connection that was handed back, beside the next borrower.
    if (isOver) throw new Error('This connection has been handed back already.');
    onSend();
  }
  return {
    query: async <Result>(sql: string, values: readonly unknown[] = []) => {
      begin();
      return connection.query<Result>(sql, [...values]);
    },
    prepare: async (sql) => {
      begin();
      const statement = await connection.prepare(sql);
      statement.close();
    },
    batch: async (sql, rows) => {
      begin();
      // Servers from 11.5 on answer for each row, older ones for all of them.
      const answers = [await connection.batch(sql, rows)].flat();
      return answers.reduce((sum, { affectedRows }) => sum + affectedRows, 0);
    },
    end: () => {
      isOver = true;
    },
  };
}
