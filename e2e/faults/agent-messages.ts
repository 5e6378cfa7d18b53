import type { AgentConfiguration, StopReport } from '../../src/main/agent/protocol';
import type { AgentMessage, AgentRequestEnvelope } from '../../src/shared/ipc';

/** The name under which the agent knows its database server; no name service in the world knows it. */
export const databaseHostName = 'database.factory.test';

/** What the process is to do at its fault points from now on. */
export type FaultOrder =
  /** Tell each one that is passed. */
  | { type: 'record-steps' }
  /** Die at this one; its name is written to the file first. */
  | { type: 'kill-at'; step: string; evidenceFile: string };

/** Test -> agent process. */
export type MessageToAgentProcess =
  | { type: 'start'; configuration: AgentConfiguration }
  /** A message of the window, as its port would carry it. */
  | { type: 'window'; message: AgentRequestEnvelope }
  /** Puts the wall clock of this PC forward or back; its monotonic clock goes on. */
  | { type: 'set-clock'; offsetMs: number }
  /** Whether the name service knows the database server. */
  | { type: 'set-name'; isKnown: boolean }
  | FaultOrder
  | { type: 'stop'; deadlineMs: number };

/** Agent process -> test. */
export type MessageFromAgentProcess =
  | { type: 'ready' }
  | { type: 'window'; message: AgentMessage }
  | { type: 'log'; line: string }
  /** The wall clock of the agent, told after it was set. */
  | { type: 'clock'; wallMs: number }
  /** The name service was asked while it did not know the name. */
  | { type: 'name-unknown' }
  | { type: 'step'; step: string }
  | { type: 'stopped'; report: StopReport };
