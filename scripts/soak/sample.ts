/** The processes of the program that are watched. */
export const processRoles = ['main', 'window', 'agent', 'gpu', 'network', 'audio'] as const;
export type ProcessRole = (typeof processRoles)[number];

/** What was seen of one process. */
export interface ProcessSample {
  /** On Linux what the process itself holds, shared memory divided among its users; elsewhere its working set. */
  memoryMb: number;
  /** Open file handles; null where the system does not tell. */
  handles: number | null;
}

/** Everything that must not grow, at one moment of the shift. */
export interface Sample {
  /** Which start of the program, from 0. */
  run: number;
  /** Simulated hours since the beginning of the shift. */
  hour: number;
  processes: Partial<Record<ProcessRole, ProcessSample>>;
  /** JavaScript heap in use after a collection of garbage. */
  windowHeapMb: number;
  mainHeapMb: number;
  /** What the page holds. */
  domNodes: number;
  eventListeners: number;
  /** The station's sessions in the server's own list; null while the server is away. */
  sessions: number | null;
  outboxMb: number;
  writeAheadLogMb: number;
  logMb: number;
}

/** One confirmed row. */
export interface Latency {
  hour: number;
  /** True for the first rows after a start of the program, which are not compared. */
  isWarmUp: boolean;
  /** From the press of the last key until green was painted. */
  shownMs: number;
}
