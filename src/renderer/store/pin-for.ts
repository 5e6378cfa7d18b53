import type { MenuScreenName } from './screens';

/** Why a PIN opened nothing; `untilMs`: wall time before which none is looked at. */
export type PinRefusal =
  { refusal: 'wrong' | 'wait'; untilMs: number | null } | { refusal: 'no-pin' | 'no-answer' };

/**
 * Something is waiting for a supervisor. `badge` undefined: not shown yet; null: the administrator's PIN. Never changed: another
 * badge, and each new wish, is a question of its own, so that a late answer meets no other one.
 */
export interface PinFor {
  /** A screen of the menu, or the cancellation of a scan that is somebody else's. */
  readonly wanted: MenuScreenName | 'void';
  readonly badge: string | null | undefined;
}

/** A PIN that opened nothing, and the very question it was for. */
export interface PinAnswer {
  question: PinFor;
  refusal: PinRefusal;
}
