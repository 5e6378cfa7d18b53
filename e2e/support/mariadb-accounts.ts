import type { Connection } from 'mariadb';
import { migrateSchema } from '../../src/main/agent/destination/schema/migrate-schema';
import {
  createAccountStatement,
  stationGrants,
} from '../../src/main/agent/destination/schema/station-grants';

/** Accounts of the private server: the administrator, and the station with exactly its documented privileges. */
export type PrivateAccount = 'admin' | 'station';

/** Makes the tables and gives the station's account its documented rights, by the product's own code. */
export async function createSchema({
  connectAdmin,
  database,
}: {
  connectAdmin: () => Promise<Connection>;
  database: string;
}): Promise<void> {
  const connection = await connectAdmin();
  try {
    await migrateSchema(connection);
    for (const grant of stationGrants(database, { user: 'station', host: '%' })) {
      await connection.query(grant);
    }
  } finally {
    await connection.end();
  }
}

/** Makes database and accounts. Runs at each start, so it must be repeatable; one statement a line is what an init file wants. */
export function accountsSql(database: string, passwords: Record<PrivateAccount, string>): string {
  const createIfMissing = (user: PrivateAccount): string =>
    createAccountStatement({ user, host: '%' }, passwords[user]).replace(
      'CREATE USER',
      'CREATE USER IF NOT EXISTS',
    );
  return [
    createIfMissing('admin'),
    `GRANT ALL PRIVILEGES ON *.* TO 'admin'@'%' WITH GRANT OPTION`,
    createIfMissing('station'),
    `CREATE DATABASE IF NOT EXISTS \`${database}\` CHARACTER SET utf8mb4`,
  ]
    .map((statement) => `${statement};\n`)
    .join('');
}
