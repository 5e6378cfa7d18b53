import type { TFunction } from 'i18next';
import { englishHistory } from './en-history';

type RowCause = keyof typeof englishHistory.rowCause;

/** Why the database refused one scan, in plain words; a cause without a sentence is told as an unknown one. */
export function describeRowCause(t: TFunction, cause: string): string {
  return t(`rowCause.${isKnown(cause) ? cause : 'unknown'}`);
}

function isKnown(cause: string): cause is RowCause {
  return Object.hasOwn(englishHistory.rowCause, cause);
}
