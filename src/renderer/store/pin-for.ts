import type { MenuScreenName } from './screens';

/** What came of the last PIN; `untilMs`: wall time before which none is looked at. */
export type PinRefusal =
  { refusal: 'wrong' | 'wait'; untilMs: number | null } | { refusal: 'no-pin' | 'no-answer' };

/** Something is waiting for a supervisor. `badge` undefined: not shown yet; null: the administrator's PIN. */
export interface PinFor {
  /** A screen of the menu, or the cancellation of a scan that is somebody else's. */
  wanted: MenuScreenName | 'void';
  badge: string | null | undefined;
  answer: PinRefusal | null;
}
