import type { AgentControl } from '../faults/agent-control';
import type { Lane } from '../faults/world';
import type { CrashStation } from './crash-station';

/** Where lives are lived: a database server, and the agent as one file. */
export interface CrashGround {
  lane: Lane;
  agentFile: string;
}

/** A way to make the agent do one thing to its files, so that it can be killed in the middle of it. */
export interface CrashScenario {
  /** What is done, in one of the house's words. */
  name: string;
  /** From when on its points count: from the start of the process, or from when it serves the window. */
  from: 'start' | 'serving';
  /** Whether the agent has a database. */
  hasDatabase: boolean;
  /** True: it is about a file of its own, in a new folder each time. */
  isOnNewFolder: boolean;
  /** What its start does like that of another scenario is not counted again. */
  startsLike: 'nothing' | 'open' | 'create';
  /** Of points that come again and again, as in a thing done in many like parts, so many count. */
  mostAlike: number;
  /** Whatever its kill leaves in a new folder is delivered and counted; else only the last such folder of a station. */
  isDelivered: boolean;
  /** Puts the files into the state from which it begins; no agent runs when it is done. */
  prepare(station: CrashStation, ground: CrashGround): void | Promise<void>;
  /** Has it done, and resolves when it is done or the agent is dead. */
  provoke(station: CrashStation, agent: AgentControl): Promise<void>;
}
