/** Why the second copy cannot be written, as a code the window has a sentence for. */
export type SecondCopyProblem = 'folder-missing' | 'full' | 'not-writable' | 'not-answering' | 'failed';

/** The second copy of everything that is not in the database yet. Times are wall milliseconds, for display only. */
export type SecondCopyStatus =
  | { state: 'off' }
  | {
      state: 'up-to-date' | 'behind';
      folder: string;
      /** Undelivered entries that are on the copy, and that are not (yet). */
      copied: number;
      behind: number;
      /** Since when it is behind; null while it is not. */
      sinceMs: number | null;
      /** Null: it is being written, or all is well. */
      problem: SecondCopyProblem | null;
      /** The folder is on the disk of the scans: it does not survive that disk. */
      isOnSameDisk: boolean;
      /** Read back and compared with the outbox, entry by entry. */
      restores: { made: number; failed: number; lastAtMs: number | null; wasLastWhole: boolean | null };
    };
