import type { ConnectionCause } from '../../../../shared/status';
import type { StationCount } from '../../../../shared/doctor';
import type { MappingFinding } from '../mapping/mapping-guard';
import type { ExistingTable } from '../schema/station-grants';
import type { Greeting } from './greeting';

/** What is asked of the doctor. */
export interface DoctorQuestion {
  host: string;
  port: number;
  user: string;
  database: string;
  /** Most connections each station may hold. */
  connectionLimit: number;
  /** Those that workflows are mapped onto. */
  existingTables: ExistingTable[];
}

/** Something the server or the network refused. */
export interface Failure {
  reason: ConnectionCause;
  /** The server's or the connector's number; null for errors of the operating system. */
  errorNumber: number | null;
  message: string;
}

/** The tables as the account sees them. */
export interface SchemaFacts {
  /** Null: no version is recorded. */
  version: number | null;
  compatibleFrom: number | null;
  tables: string[];
}

/** What was read after the log-in. */
export interface ServerFacts {
  version: string;
  /** The account the server took us for, as it writes it: `station@%`. */
  account: string;
  /** Global variables by name, as text. */
  variables: Readonly<Record<string, string>>;
  /** Global status by name. */
  status: Readonly<Record<string, string>>;
  /** Variables of a session of a station, after its own settings. */
  sessionVariables: Readonly<Record<string, string>>;
  /** `TLSv1.3`; empty when the connection is not encrypted. */
  tlsVersion: string;
  /** Lines of `SHOW GRANTS`. */
  grants: string[];
  /** Server clock minus this PC's. */
  clockOffsetMs: number;
  roundTripMs: number;
  /** Of this account, without the doctor's own: all, and those that have been idle for longer than a station's may. */
  sessions: number;
  forgottenSessions: number;
  /** Null: the database could be entered. */
  databaseFailure: Failure | null;
  /** Null when the database could not be entered. */
  schema: SchemaFacts | Failure | null;
  /** How each mapped workflow fits its table; null when the database could not be entered. */
  mappings: MappingFinding[] | null;
}

/** Everything the doctor gathered at one server; what was not reached is null. */
export interface DoctorFacts {
  question: DoctorQuestion;
  stations: StationCount;
  /** Addresses the name stands for, in the order they were told. */
  addresses: string[];
  /** Whether something accepted the connection. */
  isPortOpen: boolean;
  greeting: Greeting | null;
  /** Why there is no session; null when the log-in succeeded. */
  loginFailure: Failure | null;
  /** Why reading ended early although the log-in succeeded. */
  readingFailure: Failure | null;
  /** What VERSION() says; null when it was not reached. */
  version: string | null;
  /** Null unless all of it could be read from a MariaDB. */
  server: ServerFacts | null;
  /** `host:port` of the first other server of the list that may be written to; null when there is none. */
  writableElsewhere: string | null;
}
