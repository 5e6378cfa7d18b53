import type { EntrySummary } from '../../shared/status';
import type { VoidReason } from '../../shared/void-reason';
import type { Moment } from './moment';

/** A scan as far as its cancellation goes; it may not be on disk yet. */
export type VoidableScan = Omit<EntrySummary, 'seq' | 'state'>;

/** Reason of every void made by "undo last". */
export const undoReason = 'undone at the station';

/** Who lets somebody else's scan be cancelled, and the session that was opened for this alone. */
export interface Allowance {
  supervisor: string;
  session: string;
}

/** A scan that is about to be cancelled: first which one, then why; then, if it is somebody else's, a supervisor's PIN. */
export type Voiding =
  | { step: 'which' }
  | { step: 'reason'; entry: VoidableScan }
  | { step: 'supervisor'; entry: VoidableScan; reason: VoidReason | typeof undoReason; moment: Moment };
