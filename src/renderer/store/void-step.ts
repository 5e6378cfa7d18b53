import type { EntrySummary } from '../../shared/status';

/** A scan that is about to be cancelled: first which one, then why. */
export type Voiding = { step: 'which' } | { step: 'reason'; entry: EntrySummary };
