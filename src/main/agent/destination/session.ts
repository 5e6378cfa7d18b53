import type { PoolConnection } from 'mariadb';

/** What a borrower may do with its connection. It is of no use any more when its scope has ended. */
export interface Session {
  query<Result>(sql: string, values?: readonly unknown[]): Promise<Result>;
  /** Has the server read a statement without running it: its tables, columns and the privileges must be there. */
  prepare(sql: string): Promise<void>;
  /** Sends all rows in one packet; see `RowValues` for what makes that so. */
  batch<Result>(sql: string, rows: readonly (readonly unknown[])[]): Promise<Result>;
}

/** A borrower's view of its connection, and the end of it. */
export function createSession(
  connection: Pick<PoolConnection, 'query' | 'prepare' | 'batch'>,
): Session & { end(): void } {
  let isOver = false;
  // The connector goes on executing what is asked of a connection that was handed back, beside the next borrower.
  function assertNotOver(): void {
    if (isOver) throw new Error('This connection has been handed back already.');
  }
  return {
    query: async <Result>(sql: string, values: readonly unknown[] = []) => {
      assertNotOver();
      return connection.query<Result>(sql, [...values]);
    },
    prepare: async (sql) => {
      assertNotOver();
      const statement = await connection.prepare(sql);
      statement.close();
    },
    batch: async <Result>(sql: string, rows: readonly (readonly unknown[])[]) => {
      assertNotOver();
      return connection.batch<Result>(sql, rows);
    },
    end: () => {
      isOver = true;
    },
  };
}
