/** Why a scan is cancelled, as it is stored; the window has a sentence for each. */
export const voidReasons = [
  'wrong-label',
  'wrong-defect',
  'wrong-part',
  'scanned-twice',
  'test',
  'other',
] as const;
export type VoidReason = (typeof voidReasons)[number];

/** Whether a stored reason is one of those: those of other programs, and of "undo last", are not. */
export function isVoidReason(reason: string): reason is VoidReason {
  return voidReasons.some((known) => known === reason);
}
