import type { TFunction } from 'i18next';
import type { ListDifference } from '../../shared/list-differences';

/** What the list knew when the scan was judged, and knows now, each with its version. */
export function describeChange(
  t: TFunction,
  { list, thenVersion, wasKnown, nowVersion, isKnown }: ListDifference,
): string {
  const nameOf = (version: number): string => t(`history.listVersion.${list}`, { version });
  const now = nameOf(nowVersion);
  if (wasKnown === null || thenVersion === null) return t('differences.change.first', { now });
  const names = { then: nameOf(thenVersion), now };
  return isKnown ? t('differences.change.came', names) : t('differences.change.went', names);
}

/** What would happen to the code now, and what there is to do. */
export function describeConsequence(
  t: TFunction,
  { isKnown, unknownCode }: Pick<ListDifference, 'isKnown' | 'unknownCode'>,
): string {
  return t(`differences.now.${isKnown ? 'known' : unknownCode}`);
}
