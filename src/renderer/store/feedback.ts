import type { AppendAnswer } from '../../shared/ipc';
import type { RefusalReason } from '../../shared/judge-code';

/** Why the window did not take what was scanned. */
export type WindowRefusal =
  | RefusalReason
  /** The end of the code never came. */
  | { code: 'unfinished'; because: 'blur' | 'silence' };

/** Why the agent did not store a finished row. */
export type UnsavedReason = Extract<AppendAnswer, { outcome: 'refused' }>['reason'];

/**
 * What the screen says about the latest thing that mattered. `sequence` grows with every code that comes in: an
 * answer that arrives late belongs to an older code and must not cover a newer refusal.
 */
export type Feedback =
  | { outcome: 'none'; sequence: number }
  /** Committed to disk, and only then. */
  | {
      outcome: 'accepted';
      sequence: number;
      scanId: string;
      /** `Event.timeStamp` of the key that finished the row. */
      finishedAtMs: number;
      fields: Readonly<Record<string, string>>;
    }
  | { outcome: 'refused'; sequence: number; reason: WindowRefusal; code: string }
  /** A finished row that is not on disk. */
  | {
      outcome: 'unsaved';
      sequence: number;
      reason: UnsavedReason;
      detail: string;
      /** The newest scan that is, by its first code; null when there is none. */
      lastSaved: { code: string; capturedAt: string } | null;
    };

/** Before the first code. */
export const noFeedback: Feedback = { outcome: 'none', sequence: 0 };

/**
 * The feedback to show when `next` comes in. A late "saved" does not cover a newer refusal, and nothing but the next
 * code covers a row that was not saved.
 */
export function replaceFeedback(current: Feedback, next: Feedback): Feedback {
  if (next.outcome === 'unsaved' || next.sequence > current.sequence) return next;
  return current.outcome === 'refused' || current.outcome === 'unsaved' ? current : next;
}
