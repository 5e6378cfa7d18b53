import type { DoctorReport } from '../../shared/doctor';
import type { Shifts } from '../../shared/shift';
import type { SerialScanner } from '../../shared/serial-scanner';
import type { Permission } from '../../shared/roles';
import type { Log } from '../../shared/log';
import type { ConnectionStatus, OutboxStatus } from '../../shared/status';
import type { Workflow } from '../../shared/workflow';
import type { DatabaseSettings, DoctorTask } from './destination/settings';
import type { RetentionSettings } from './retention/settings';
import type { MetricsSettings } from './metrics/settings';
import type { SignInSettings } from './people/settings';
import type { ReferenceSettings } from './reference/settings';
import type { RelaySettings } from './relay/settings';
import type { SecondCopySettings } from './second-copy/settings';

/*
 * What the main process and the agent say to each other. Scans never pass here: the window has its own port.
 */

/** Everything the agent is told at its start. Paths are absolute: its own location says nothing when packaged. */
export interface AgentConfiguration {
  dataFolder: string;
  stationName: string;
  version: string;
  /** Null: no database is configured; scans are kept. */
  database: DatabaseSettings | null;
  relay: RelaySettings;
  shifts: Shifts;
  /** Rows hoped for in each hour; null or left out: no target. */
  targetPerHour?: number | null;
  /** Left out: the default. */
  retention?: RetentionSettings;
  /** Null or left out: no second copy is kept. */
  secondCopy?: SecondCopySettings | null;
  /** Scanners on serial ports, unless others were chosen at the station; left out: none. */
  serialScanners?: readonly SerialScanner[];
  /** Those scanned at this station. */
  workflows: readonly Workflow[];
  /** Left out: as a station that was told nothing. */
  signIn?: SignInSettings;
  reference?: ReferenceSettings;
  /** Null or left out: the figures cannot be read from outside. */
  metrics?: MetricsSettings | null;
  /** The station has gone back to this version: an outbox that a newer one has changed is taken back. */
  takesNewerOutboxBack?: boolean;
}

/** A command about files for scans, which the installed program and `npm run` know alike. */
export type CommandName = 'rescue' | 'outbox-back';

/** What a command is to do. */
export interface CommandTask {
  name: CommandName;
  /** What stands on the command line. */
  parameters: readonly string[];
  /** The data folder where none is named; null: one has to be. */
  dataFolder: string | null;
  /** How the caller calls it, for its explanation. */
  call: string;
  /** Whether a parameter nobody knows is an error; Chromium's own stand among those of the installed program. */
  isStrict: boolean;
}

/** What came of a command. */
export interface CommandResult {
  exitCode: number;
  /** For the standard output. */
  output: string;
  /** For the error output. */
  errors: string;
}

/** What the PC does, as far as the agent can do something about it. */
export type PowerEvent = 'suspend' | 'resume';

/** Main -> agent. A `window-port` message carries the port beside it. */
export type MessageToAgent =
  /** `mainProcessId`: ended by the agent when it hangs; null, in development: nobody watches it, a debugger may hold it. */
  | { type: 'start'; configuration: AgentConfiguration; mainProcessId: number | null }
  | { type: 'window-port' }
  /** To be answered by `pong`: an agent that hangs is ended and started again. To the agent it is main's own sign of life. */
  | { type: 'ping' }
  /** Examines a database server; an agent that was not started can do that too and opens no outbox for it. */
  | { type: 'examine-database'; task: DoctorTask }
  /** The same for a command about files for scans. */
  | { type: 'run-command'; task: CommandTask }
  /** The PC goes to sleep or has woken up. */
  | { type: 'power'; event: PowerEvent }
  /** To be answered by `permission`. */
  | { type: 'ask-permission'; id: number; permission: Permission; session: string | null }
  | { type: 'stop'; deadlineMs: number };

/** What is left when the agent has stopped. */
export interface StopReport {
  /** Entries safe in the outbox and not yet in the database; null when the outbox could not be opened. */
  pending: number | null;
  quarantined: number | null;
}

/** How the agent is, as far as a new version has to prove it. */
export interface AgentHealth {
  outbox: OutboxStatus['state'];
  connection: ConnectionStatus['state'];
}

/** Agent -> main. */
export type MessageFromAgent =
  | { type: 'ready' }
  | { type: 'health'; health: AgentHealth }
  | { type: 'pong' }
  /** `refusal`: why not, in words; null: it may be done. */
  | { type: 'permission'; id: number; refusal: string | null }
  | { type: 'log'; level: Parameters<Log>[0]; message: string; details: Readonly<Record<string, unknown>> }
  | { type: 'doctor-report'; report: DoctorReport }
  | { type: 'command-done'; result: CommandResult }
  | { type: 'stopped'; report: StopReport };
