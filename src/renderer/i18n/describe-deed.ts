import type { TFunction } from 'i18next';
import { titleOf, wordsOf } from '../../shared/workflow';
import type { Deed } from '../store/feedback';

/** What a command did, in a sentence. */
export function describeDeed(t: TFunction, deed: Deed, language: string): string {
  switch (deed.done) {
    case 'undone':
      return t('deed.undone', { codes: new Intl.ListFormat(language, { type: 'unit' }).format(deed.codes) });
    case 'voided':
      return t('deed.voided', {
        codes: new Intl.ListFormat(language, { type: 'unit' }).format(deed.codes),
        reason: t(`void.because.${deed.reason}`),
      });
    case 'skipped':
      return t('deed.skipped', { label: wordsOf(deed.field, language).label });
    case 'workflow':
      return t('deed.workflow', { title: titleOf(deed.workflow, language) });
    case 'group-closed':
      return t('deed.group-closed', { parent: deed.parent, count: deed.count });
    case 'quantity':
      return t('deed.quantity', { count: deed.quantity });
    case 'language':
      return t('deed.language');
    case 'row-cleared':
    case 'signed-out':
    case 'unlocked':
    case 'supervisor-awaited':
      return t(`deed.${deed.done}`);
  }
}

/** How long ago, in the largest unit that fits: `40 seconds ago`. */
export function describeAgo(agoMs: number, language: string): string {
  const format = new Intl.RelativeTimeFormat(language, { numeric: 'always' });
  const seconds = Math.round(agoMs / 1_000);
  if (seconds < 120) return format.format(-seconds, 'second');
  if (seconds < 7_200) return format.format(-Math.round(seconds / 60), 'minute');
  return format.format(-Math.round(seconds / 3_600), 'hour');
}
