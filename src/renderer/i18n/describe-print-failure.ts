import type { TFunction } from 'i18next';
import type { PrintFailure } from '../../shared/ipc';

/** Why nothing may have come out of the printer, and what else there is. */
export function describePrintFailure(t: TFunction, failure: PrintFailure): string {
  return failure.code === 'not-taken' ? t('paper.notTaken', { detail: failure.detail }) : t('paper.noAnswer');
}
