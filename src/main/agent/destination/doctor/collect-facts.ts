import { createConnection, type Connection } from 'mariadb';
import type { Clock } from '../../../../shared/clock';
import { withDeadline } from '../../../../shared/deadline';
import { GuardedSocket } from '../guarded-socket';
import { secureSocket } from '../open-socket';
import { slotConfig } from '../session-settings';
import { existingTablesOf } from '../schema/station-grants';
import { timeouts } from '../timeouts';
import type { DatabaseSettings, DoctorTask, ServerAddress } from '../settings';
import type { DoctorFacts } from './facts';
import { readGreeting, type Greeting } from './greeting';
import { readIntroduction, readServer, toFailure } from './read-server';

/** Reading everything after the log-in, in milliseconds. */
const readingMs = 10_000;
/** Saying goodbye, in milliseconds. */
const goodbyeMs = 1_000;

/** What is seen of a connection from outside while the connector opens it. */
interface Sightings {
  addresses: string[];
  isPortOpen: boolean;
  greeting: Greeting | null;
}

/**
 * Gathers what can be found out about one server with one connection, and closes it. Never rejects because of the server:
 * what went wrong is one of the facts. Settles within the sum of `timeouts.connectMs`, `readingMs` and `goodbyeMs` and a
 * little. Stations null: as many as the server has seen.
 */
export async function collectFacts(
  task: DoctorTask,
  { host, port }: ServerAddress,
  clock: Clock,
): Promise<DoctorFacts> {
  const { settings, stations, workflows } = task;
  const { user, database, connectionLimit } = settings;
  const existingTables = existingTablesOf(workflows);
  const sightings: Sightings = { addresses: [], isPortOpen: false, greeting: null };
  const facts: DoctorFacts = {
    question: { host, port, user, database, connectionLimit, existingTables },
    stations: { count: stations ?? 1, source: stations === null ? 'assumed' : 'given' },
    ...sightings,
    loginFailure: null,
    readingFailure: null,
    version: null,
    server: null,
    writableElsewhere: null,
  };
  const { socket, meetingForeigner } = openWatchedSocket(host, port, sightings);
  try {
    const connection = await Promise.race([open(settings, host, socket, clock), meetingForeigner]);
    await read(connection, facts, task, clock);
    await withDeadline(clock, 'Closing the connection', goodbyeMs, connection.end()).catch(() => undefined);
  } catch (error) {
    facts.loginFailure = toFailure(error);
  } finally {
    // The connector has removed its own listener where it gave up.
    socket.on('error', () => undefined);
    socket.destroy();
  }
  return { ...facts, ...sightings };
}

/**
 * The connector reads from this socket; we look on. `meetingForeigner` rejects when something else than MariaDB answers:
 * the connector would wait for the rest of a packet that never comes.
 */
function openWatchedSocket(
  host: string,
  port: number,
  sightings: Sightings,
): { socket: GuardedSocket; meetingForeigner: Promise<never> } {
  const socket = new GuardedSocket().connect(port, host);
  socket.setNoDelay(true);
  socket.on('lookup', (_error, address) => {
    // Typed as always there; it is not when the name is unknown.
    if (typeof address === 'string' && !sightings.addresses.includes(address))
      sightings.addresses.push(address);
  });
  socket.once('connect', () => {
    sightings.isPortOpen = true;
  });
  const meetingForeigner = new Promise<never>((_resolve, reject) => {
    let bytes = Buffer.alloc(0);
    socket.on('data', (chunk: Buffer) => {
      if (sightings.greeting !== null) return;
      bytes = Buffer.concat([bytes, chunk]);
      sightings.greeting = readGreeting(bytes);
      if (sightings.greeting?.kind === 'foreign') reject(new Error('This is not the protocol of MariaDB.'));
    });
  });
  return { socket, meetingForeigner };
}

async function open(
  settings: DatabaseSettings,
  host: string,
  socket: GuardedSocket,
  clock: Clock,
): Promise<Connection> {
  // Entering the database and setting up the session are checks of their own.
  const {
    database: _database,
    initSql: _initSql,
    servers: _servers,
    tls,
    ...config
  } = slotConfig(settings, 'doctor');
  const opening = createConnection({
    ...config,
    connectTimeout: timeouts.connectMs,
    stream: () => secureSocket(socket, host, tls),
  });
  const connection = await withDeadline(clock, 'Connecting', timeouts.acquireMs, opening);
  // Without a listener a connection that dies while idle would end the process; what waits for it is rejected anyway.
  connection.on('error', () => undefined);
  return connection;
}

async function read(
  connection: Connection,
  facts: DoctorFacts,
  task: DoctorTask,
  clock: Clock,
): Promise<void> {
  try {
    await withDeadline(clock, 'Reading the server', readingMs, readAll(connection, facts, task, clock));
  } catch (error) {
    facts.readingFailure = toFailure(error);
  }
}

async function readAll(
  connection: Connection,
  facts: DoctorFacts,
  task: DoctorTask,
  clock: Clock,
): Promise<void> {
  const introduction = await readIntroduction(connection);
  facts.version = introduction.version;
  if (!/mariadb/i.test(introduction.version)) return;
  const { server, stationsSeen } = await readServer(connection, introduction, task, clock);
  facts.server = server;
  if (task.stations === null && stationsSeen !== null && stationsSeen > 0) {
    facts.stations = { count: stationsSeen, source: 'seen-at-server' };
  }
}
