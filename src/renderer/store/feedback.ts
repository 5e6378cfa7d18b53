import type { CommandName } from '../../shared/command';
import type { AppendAnswer, EarlierScan } from '../../shared/ipc';
import type { RefusalReason } from '../../shared/judge-code';
import type { Language } from '../../shared/preferences';
import type { Field, Workflow } from '../../shared/workflow';
import type { VoidReason } from '../../shared/void-reason';

/** Why the window did not take what was scanned. */
export type WindowRefusal =
  | RefusalReason
  /** The end of the code never came. */
  | { code: 'unfinished'; because: 'blur' | 'silence' }
  /** A badge that is in no list, where that is asked for. */
  | { code: 'unknown-badge' }
  /** A supervisor's badge or PIN was expected. */
  | { code: 'at-pin' }
  /** A question of the first run was on the screen. */
  | { code: 'at-first-run' }
  /** The page crashed or hung and was loaded again: what was not on disk by then is gone. */
  | { code: 'window-restarted' }
  /** The station was locked; whatever woke it was not taken. */
  | { code: 'locked' }
  | CommandRefusal;

/** Why a command code was not followed. */
export type CommandRefusal =
  | { code: 'unknown-command' }
  /** Its sheet belongs to another station, or is older than the key of this one. */
  | { code: 'wrong-key'; command: CommandName }
  | { code: 'nothing-to-undo' }
  | { code: 'already-undone' }
  | { code: 'too-old-to-undo'; limitSeconds: number }
  /** Another void cancels it already. */
  | { code: 'already-voided' }
  /** No scan has this code. */
  | { code: 'void-not-found' }
  | { code: 'void-reason-expected' }
  | { code: 'nothing-to-void' }
  | { code: 'no-defect-here' }
  | { code: 'cannot-skip' }
  | { code: 'no-group' }
  | { code: 'no-quantity'; maximum: number | null }
  | { code: 'only-workflow' }
  | { code: 'no-duplicate' }
  /** The second person of an override must be somebody else, and show a badge. */
  | { code: 'no-supervisor' };

/** Why the agent did not store a finished row. */
export type UnsavedReason = Exclude<
  Extract<AppendAnswer, { outcome: 'refused' }>['reason'],
  'already-voided'
>;

/** What a command did. */
export type Deed =
  | { done: 'undone'; codes: readonly string[] }
  | { done: 'voided'; codes: readonly string[]; reason: VoidReason }
  | { done: 'row-cleared' }
  | { done: 'skipped'; field: Field }
  | { done: 'signed-out' }
  | { done: 'unlocked' }
  | { done: 'workflow'; workflow: Workflow }
  | { done: 'group-closed'; parent: string; count: number }
  | { done: 'quantity'; quantity: number }
  | { done: 'language'; language: Language }
  | { done: 'supervisor-awaited' };

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
  /** A command was followed. */
  | { outcome: 'done'; sequence: number; deed: Deed }
  | { outcome: 'refused'; sequence: number; reason: WindowRefusal; code: string }
  /** The same row was scanned before; this one is stored nowhere. */
  | { outcome: 'duplicate'; sequence: number; earlier: EarlierScan }
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

/** Whether the screen shows an error that stays. */
export function isError({ outcome }: Feedback): boolean {
  return outcome === 'refused' || outcome === 'unsaved' || outcome === 'duplicate';
}

/**
 * Whether nothing but an acknowledgement or a command helps: a row was lost or contradicts itself, and going on would
 * hide it. Any other refusal is also over when the expected code comes.
 */
export function isLatched(feedback: Feedback): boolean {
  if (feedback.outcome !== 'refused') return isError(feedback);
  return feedback.reason.code === 'mismatch' || feedback.reason.code === 'contradicts';
}

/**
 * The feedback to show when `next` comes in. A late "saved" does not cover a newer error, and what happened to a finished
 * row covers everything.
 */
export function replaceFeedback(current: Feedback, next: Feedback): Feedback {
  const isAboutRow = next.outcome === 'unsaved' || next.outcome === 'duplicate';
  if (isAboutRow || next.sequence > current.sequence) return next;
  return isError(current) ? current : next;
}
