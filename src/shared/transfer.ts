import type { FileProblem } from './quarantine';

/** What the station is doing, or did last, with a file of scans: taking one in, or rescuing from a dead PC's disk. */
export type TransferStatus =
  | { state: 'idle' }
  | { state: 'running'; kind: 'import' | 'rescue'; path: string }
  | {
      state: 'imported';
      path: string;
      /** Entries that are new here. */
      imported: number;
      alreadyHere: number;
    }
  /** The undelivered entries found in `path` were written to `file`. */
  | { state: 'rescued'; path: string; file: string; found: number }
  /** Nothing was imported or written. */
  | { state: 'refused'; kind: 'import' | 'rescue'; path: string; problems: FileProblem[] };
