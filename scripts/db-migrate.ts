import { parseArgs } from 'node:util';
import { createConnection, type Connection } from 'mariadb';
import { classifyError } from '../src/main/agent/destination/classify-error';
import {
  MigrationUnderWayError,
  NewerSchemaError,
  migrateSchema,
  pendingMigrations,
  readSchemaVersion,
  statementsOf,
} from '../src/main/agent/destination/schema/migrate-schema';
import { isSupportedMariadb, oldestServer } from '../src/main/agent/destination/server-version';
import { errorText } from '../src/shared/error-text';
import { isUsable } from '../src/shared/table-mapping';
import { describeWithPlace } from '../src/shared/workflow-mistake';
import { quoteName } from '../src/main/agent/destination/schema/quote';
import {
  createAccountStatement,
  existingTablesOf,
  parseAccount,
  quoteAccount,
  stationGrants,
  type Account,
  type ExistingTable,
} from '../src/main/agent/destination/schema/station-grants';
import { loadConfiguration } from '../src/main/config/load-configuration';
import { openSocket } from '../src/main/agent/destination/open-socket';
import {
  DatabaseUrlError,
  parseDatabaseUrl,
  type DatabaseSettings,
} from '../src/main/agent/destination/settings';

const usage = `Creates or updates the tables of Scan Station in a MariaDB database.

  npm run db:migrate -- --url mariadb://ADMIN:PASSWORD@HOST:3306/DATABASE [--grant-to USER@HOST [--config FILE]] [--dry-run]

  --url       a database that exists, and an account that may create tables in it
  --grant-to  gives an existing account exactly what a station needs
  --config    the station.json of a station: the account may then also insert into the existing tables of its workflows
  --dry-run   prints the SQL and changes nothing`;

/** Something the caller can mend, in words. */
class MigrationProblem extends Error {
  override readonly name = 'MigrationProblem';
}

interface MigrationTask {
  settings: DatabaseSettings;
  grantTo: Account | null;
  /** Those the account may insert into. */
  existingTables: ExistingTable[];
  isDryRun: boolean;
}

/** Connecting to the server, in milliseconds. */
const connectTimeoutMs = 5_000;
const noSuchAccount = 1133;

process.exitCode = await main();

async function main(): Promise<number> {
  try {
    const task = readArguments();
    await run(task);
    return 0;
  } catch (error) {
    process.stderr.write(`db:migrate: ${errorText(error)}\n`);
    return 1;
  }
}

function readArguments(): MigrationTask {
  const { url, grantTo, config, isDryRun } = parseCommandLine();
  if (url === undefined) throw new MigrationProblem(`--url is missing.\n\n${usage}`);
  const account = grantTo === undefined ? null : parseAccount(grantTo);
  if (grantTo !== undefined && account === null) {
    throw new MigrationProblem(`--grant-to "${grantTo}" is not an account; expected for example station@%.`);
  }
  if (config !== undefined && account === null) {
    throw new MigrationProblem(`--config says what the account of --grant-to may do; give both.\n\n${usage}`);
  }
  const existingTables = config === undefined ? [] : readExistingTables(config);
  try {
    return { settings: parseDatabaseUrl(url), grantTo: account, existingTables, isDryRun };
  } catch (error) {
    if (error instanceof DatabaseUrlError)
      throw new MigrationProblem(`The text after --url ${error.message}.`);
    throw error;
  }
}

/** A configuration that cannot be read as a whole says nothing for certain about its tables. */
function readExistingTables(config: string): ExistingTable[] {
  const { configuration, problems } = loadConfiguration('', { SCAN_STATION_CONFIG: config });
  const [problem] = problems;
  if (problem !== undefined) {
    const place = [problem.source, problem.key].filter((part) => part !== '').join(', ');
    throw new MigrationProblem(
      `The configuration has a mistake; nothing was changed. ${place}: ${problem.reason}`,
    );
  }
  const { destination } = configuration.workflow;
  if (destination !== undefined && !isUsable(destination)) {
    const mistakes = destination.problems.map(describeWithPlace).join('; ');
    throw new MigrationProblem(`The configuration has a mistake; nothing was changed. ${mistakes}`);
  }
  return existingTablesOf([configuration.workflow]);
}

interface CommandLine {
  url: string | undefined;
  grantTo: string | undefined;
  config: string | undefined;
  isDryRun: boolean;
}

function parseCommandLine(): CommandLine {
  try {
    const { values } = parseArgs({
      options: {
        url: { type: 'string' },
        'grant-to': { type: 'string' },
        config: { type: 'string' },
        'dry-run': { type: 'boolean', default: false },
      },
    });
    const { url, config } = values;
    return { url, config, grantTo: values['grant-to'], isDryRun: values['dry-run'] };
  } catch (error) {
    throw new MigrationProblem(`${errorText(error)}\n\n${usage}`);
  }
}

async function run(task: MigrationTask): Promise<void> {
  const connection = await connectTo(task);
  try {
    await requireMariadb(connection);
    if (task.isDryRun) await printStatements(connection, task);
    else await apply(connection, task);
  } catch (error) {
    throw explain(error, task);
  } finally {
    await connection.end();
  }
}

async function connectTo(task: MigrationTask): Promise<Connection> {
  const { servers, tls, user, password, database } = task.settings;
  try {
    const connection = await createConnection({
      stream: () => openSocket(servers[0], tls),
      user,
      password,
      database,
      connectTimeout: connectTimeoutMs,
      bigIntAsNumber: true,
      // Without this mode an older server makes a missing account by itself, without a password.
      initSql: [`SET SESSION sql_mode = CONCAT(@@sql_mode, ',NO_AUTO_CREATE_USER')`],
    });
    connection.on('error', () => undefined);
    return connection;
  } catch (error) {
    throw explain(error, task);
  }
}

async function requireMariadb(connection: Connection): Promise<void> {
  const [row] = await connection.query<{ version: string }[]>('SELECT VERSION() AS version');
  const version = row?.version ?? '';
  if (isSupportedMariadb(version)) return;
  throw new MigrationProblem(
    `The server is ${version}; MariaDB ${oldestServer} or later is needed. Nothing was changed.`,
  );
}

async function printStatements(
  connection: Connection,
  { settings, grantTo, existingTables }: MigrationTask,
): Promise<void> {
  const statements = statementsOf(await pendingMigrations(connection));
  if (grantTo !== null) statements.push(...stationGrants(settings.database, grantTo, existingTables));
  for (const statement of statements) process.stdout.write(`${statement};\n\n`);
  if (statements.length === 0)
    process.stdout.write('-- The database is up to date; there is nothing to run.\n');
}

async function apply(
  connection: Connection,
  { settings, grantTo, existingTables }: MigrationTask,
): Promise<void> {
  const applied = await migrateSchema(connection);
  for (const { version, name } of applied) process.stdout.write(`Applied step ${version} (${name}).\n`);
  const version = await readSchemaVersion(connection);
  process.stdout.write(`The database "${settings.database}" has schema version ${version}.\n`);
  if (grantTo === null) return;
  for (const statement of stationGrants(settings.database, grantTo, existingTables))
    await connection.query(statement);
  process.stdout.write(
    `The account ${quoteAccount(grantTo)} has what a station needs, and nothing else by this.\n`,
  );
}

/** An error in plain words, with what to do about it. */
function explain(error: unknown, { settings, grantTo }: MigrationTask): Error {
  if (error instanceof MigrationProblem) return error;
  if (error instanceof NewerSchemaError) {
    return new MigrationProblem(
      `The database was made by a newer program (schema version ${error.databaseVersion}; this one knows ${error.programVersion}). Update this program. Nothing was changed.`,
    );
  }
  if (error instanceof MigrationUnderWayError) {
    return new MigrationProblem(
      'Another migration of this database is under way. Wait for it and run this again.',
    );
  }
  const { user, database } = settings;
  const [{ host, port }] = settings.servers;
  const { reason, refusal } = classifyError(error);
  const place = `${host}:${port}`;
  if (refusal.errorNumber === noSuchAccount && grantTo !== null) {
    return new MigrationProblem(
      `The account ${quoteAccount(grantTo)} does not exist. Create it, then run this again:\n  ${createAccountStatement(grantTo)};`,
    );
  }
  switch (reason) {
    case 'wrong-password':
      return new MigrationProblem(`The server at ${place} refuses the name "${user}" or its password.`);
    case 'access-denied':
      return new MigrationProblem(
        `The account "${user}" may not do this: ${refusal.message}. It needs ALL PRIVILEGES on the database "${database}"${grantTo === null ? '' : ' WITH GRANT OPTION'}.`,
      );
    case 'unknown-database':
      return new MigrationProblem(
        `The database "${database}" does not exist. Create it, then run this again:\n  CREATE DATABASE ${quoteName(database)} CHARACTER SET utf8mb4;`,
      );
    case 'unreachable':
    case 'timed-out':
      return new MigrationProblem(
        `No server answers at ${place}. Is MariaDB running, and is the port right?`,
      );
    case 'name-not-found':
      return new MigrationProblem(`The name "${host}" is not known in this network.`);
    case 'host-refused':
      return new MigrationProblem(`The server at ${place} does not accept this PC: ${refusal.message}`);
    case 'read-only-server':
      return new MigrationProblem(`The server at ${place} is read-only. Migrate the server it copies from.`);
    default:
      return new MigrationProblem(`The server at ${place} says: ${refusal.message}`);
  }
}
