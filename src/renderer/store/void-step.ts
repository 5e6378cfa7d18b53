import type { EntrySummary } from '../../shared/status';
import type { VoidReason } from '../../shared/void-reason';
import type { Moment } from './moment';

/** A scan that is about to be cancelled: first which one, then why; then, if it is somebody else's, a supervisor's PIN. */
export type Voiding =
  | { step: 'which' }
  | { step: 'reason'; entry: EntrySummary }
  | { step: 'supervisor'; entry: EntrySummary; reason: VoidReason; moment: Moment };
