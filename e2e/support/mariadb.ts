import { spawn, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, openSync, closeSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createConnection, type Connection, type ConnectionConfig } from 'mariadb';
import { systemClock } from '../../src/main/clock';
import { findFreePort, isGreeted } from './server-port';
import { accountsSql, createSchema, type PrivateAccount } from './mariadb-accounts';
import {
  createDataFolder,
  findMariadbProgram,
  ownerArguments,
  smallServerArguments,
} from './mariadb-template';
import { startProcessGuard } from './process-guard';
import { watchSessions, type SessionWatch } from './session-watch';
import { pause, waitUntil } from './wait-until';

export interface PrivateMariadbOptions {
  /** Further arguments of mariadbd, e.g. `--max-connections=10`. */
  serverArguments?: readonly string[];
  /** Name of the database; `scan_station` unless told. */
  database?: string;
  /** False: the database is left empty and the station's account has no privileges. */
  withSchema?: boolean;
}

/** A real MariaDB server of our own: loopback only, its own data, gone with the process that started it. */
export interface PrivateMariadb {
  readonly port: number;
  readonly database: string;
  /** Folder of its data, log and socket. */
  readonly dataFolder: string;
  /** Connection URL of the station's account. */
  readonly stationUrl: string;
  /** Connection URL of an account; `port` names another one, e.g. that of a proxy in front. */
  url(account: PrivateAccount, port?: number): string;
  /** Runs one statement as administrator, by a connection of its own. */
  query<Row = unknown>(sql: string, values?: readonly unknown[]): Promise<Row[]>;
  /** Opens a connection as administrator; the caller ends it. */
  connectAdmin(): Promise<Connection>;
  /** How many sessions the station's account has at the server now. */
  stationSessions(): Promise<number>;
  /** Watches how many sessions an account has at the server, through restarts, until stopped. */
  watchSessions(user?: string, sampleEveryMs?: number): SessionWatch;
  /** Starts the server again, on the same port and data; `furtherArguments` count until it ends. */
  start(furtherArguments?: readonly string[]): Promise<void>;
  /** Ends the server in order; it can be started again. */
  shutDown(): Promise<void>;
  /** Ends the server with SIGKILL; it can be started again. */
  kill(): Promise<void>;
  /** Ends the server in order and starts it again. */
  restart(): Promise<void>;
  /** Freezes the process (SIGSTOP): connections stay open and nothing answers. */
  pause(): void;
  /** Resolves when a paused server is really frozen; its threads stop one after the other. */
  waitUntilFrozen(): Promise<void>;
  resume(): void;
  isRunning(): boolean;
  /** The server's own error log. */
  log(): string;
  /** Ends the server for good and removes its data, unless told to keep it. May be called twice. */
  stop(options?: { keepData?: boolean }): Promise<void>;
}

/** Longest start accepted, crash recovery included, on a busy machine. */
const startTimeoutMs = 30_000;
const stopTimeoutMs = 20_000;

/** Starts a private server and creates the schema and accounts with the product's own code. */
export async function startMariadb(options: PrivateMariadbOptions = {}): Promise<PrivateMariadb> {
  const database = options.database ?? 'scan_station';
  const folder = mkdtempSync(path.join(tmpdir(), 'scan-station-mariadb-'));
  const guard = startProcessGuard(folder);
  const passwords: Record<PrivateAccount, string> = { admin: newPassword(), station: newPassword() };
  const logFile = path.join(folder, 'server.log');
  let port = await findFreePort();
  let server: ChildProcess | null = null;

  function serverArguments(): string[] {
    return [
      '--no-defaults',
      `--datadir=${path.join(folder, 'data')}`,
      // A server that starts removes every temporary table it finds there, those of other servers too, which crash then.
      `--tmpdir=${path.join(folder, 'temporary')}`,
      `--init-file=${path.join(folder, 'accounts.sql')}`,
      `--pid-file=${path.join(folder, 'server.pid')}`,
      `--socket=${path.join(folder, 'server.sock')}`,
      `--port=${port}`,
      '--bind-address=127.0.0.1',
      '--skip-name-resolve',
      '--character-set-server=utf8mb4',
      ...smallServerArguments,
      ...ownerArguments(),
      ...(options.serverArguments ?? []),
    ];
  }

  function adminConfig(): ConnectionConfig {
    return {
      host: '127.0.0.1',
      port,
      user: 'admin',
      password: passwords.admin,
      database,
      connectTimeout: 5_000,
      bigIntAsNumber: true,
      timezone: 'Z',
    };
  }

  async function connectAdmin(): Promise<Connection> {
    const connection = await createConnection(adminConfig());
    connection.on('error', () => undefined);
    return connection;
  }

  function url(account: PrivateAccount, otherPort = port): string {
    return `mariadb://${account}:${passwords[account]}@127.0.0.1:${otherPort}/${database}`;
  }

  async function query<Row>(sql: string, values: readonly unknown[] = []): Promise<Row[]> {
    const connection = await connectAdmin();
    try {
      return await connection.query<Row[]>(sql, [...values]);
    } finally {
      await connection.end();
    }
  }

  function launch(furtherArguments: readonly string[]): ChildProcess {
    const log = openSync(logFile, 'a');
    const child = spawn(findMariadbProgram('mariadbd'), [...serverArguments(), ...furtherArguments], {
      stdio: ['ignore', log, log],
    });
    closeSync(log);
    guard.watch(child.pid ?? null);
    child.once('exit', () => {
      if (server !== child) return;
      server = null;
      guard.watch(null);
    });
    server = child;
    return child;
  }

  async function start(furtherArguments: readonly string[] = []): Promise<void> {
    const child = launch(furtherArguments);
    const endMs = systemClock.monotonicMs() + startTimeoutMs;
    for (;;) {
      const failure = await tryQuery();
      if (failure === null) return;
      if (child.exitCode !== null || child.signalCode !== null || systemClock.monotonicMs() > endMs) {
        throw new Error(`The private MariaDB did not start (${failure}).\n${readLog().slice(-4_000)}`);
      }
      await pause(25);
    }
  }

  /** Answers why a query fails, or null when it works. */
  async function tryQuery(): Promise<string | null> {
    try {
      await query('SELECT 1');
      return null;
    } catch (error) {
      return String(error);
    }
  }

  async function startOnFreePort(): Promise<void> {
    for (let triesLeft = 5; ; triesLeft -= 1) {
      try {
        await start();
        return;
      } catch (error) {
        if (triesLeft === 0 || !readLog().includes('Address already in use')) throw error;
        rmSync(logFile, { force: true });
        port = await findFreePort();
      }
    }
  }

  async function end(signal: NodeJS.Signals): Promise<void> {
    const child = server;
    if (child === null) return;
    child.kill(signal);
    if (signal !== 'SIGKILL') child.kill('SIGCONT');
    await waitUntil('MariaDB has ended', () => server !== child, { timeoutMs: stopTimeoutMs });
  }

  function readLog(): string {
    return readFileSync(logFile, 'utf8');
  }

  const killAtExit = (): void => {
    server?.kill('SIGKILL');
  };
  process.once('exit', killAtExit);

  async function stop({ keepData = false }: { keepData?: boolean } = {}): Promise<void> {
    await end(keepData ? 'SIGTERM' : 'SIGKILL');
    process.off('exit', killAtExit);
    guard.dismiss();
    if (!keepData) rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }

  const mariadb: PrivateMariadb = {
    get port() {
      return port;
    },
    database,
    dataFolder: folder,
    get stationUrl() {
      return url('station');
    },
    url,
    query,
    connectAdmin,
    stationSessions: async () => {
      const [row] = await query<{ sessions: number }>(
        `SELECT COUNT(*) AS sessions FROM information_schema.processlist WHERE user = 'station'`,
      );
      return row?.sessions ?? 0;
    },
    watchSessions: (user = 'station', sampleEveryMs) => watchSessions(adminConfig(), user, sampleEveryMs),
    start,
    shutDown: () => end('SIGTERM'),
    kill: () => end('SIGKILL'),
    restart: async () => {
      await end('SIGTERM');
      await start();
    },
    pause: () => {
      if (server?.kill('SIGSTOP') !== true) throw new Error('There is no MariaDB process to pause.');
    },
    waitUntilFrozen: () => waitUntil('MariaDB greets nobody any more', async () => !(await isGreeted(port))),
    resume: () => {
      if (server?.kill('SIGCONT') !== true) throw new Error('There is no MariaDB process to resume.');
    },
    isRunning: () => server !== null,
    log: readLog,
    stop,
  };

  try {
    createDataFolder(path.join(folder, 'data'));
    mkdirSync(path.join(folder, 'temporary'));
    writeFileSync(path.join(folder, 'accounts.sql'), accountsSql(database, passwords));
    await startOnFreePort();
    if (options.withSchema !== false) await createSchema({ connectAdmin, database });
    return mariadb;
  } catch (error) {
    await stop();
    throw error;
  }
}

function newPassword(): string {
  return randomBytes(12).toString('hex');
}
