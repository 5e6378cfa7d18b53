import type { TFunction } from 'i18next';
import { wordsOf, type Field } from '../../shared/workflow';
import type { WindowRefusal } from '../store/feedback';

/** Why a code was refused and what to scan instead. */
export function describeRefusal(t: TFunction, reason: WindowRefusal, language: string): string {
  const noun = (field: Field): string => wordsOf(field, language).noun;
  switch (reason.code) {
    case 'other-field':
      return t('refused.other-field', {
        found: listNouns(reason.fits, language),
        expected: noun(reason.expected),
      });
    case 'breaks-rule':
      return t('refused.breaks-rule', { expected: noun(reason.expected), example: reason.expected.example });
    case 'too-long':
      return t('refused.too-long', { length: reason.length, maximum: reason.maximum });
    case 'wrong-length':
      return t(reason.minimum === reason.maximum ? 'refused.wrong-length-one' : 'refused.wrong-length', {
        length: reason.length,
        expected: noun(reason.expected),
        minimum: reason.minimum,
        maximum: reason.maximum,
      });
    case 'not-in-list':
      return t('refused.not-in-list', { expected: noun(reason.expected), list: reason.list });
    case 'gs1':
      return t(`refused.gs1.${reason.problem}`);
    case 'gs1-without-field':
      return t('refused.gs1-without-field', { expected: noun(reason.expected), ai: reason.ai });
    case 'mismatch': {
      const { left, right, must, length } = reason.rule;
      return t(`refused.mismatch.${must}`, { left, right, count: length ?? 0 });
    }
    case 'contradicts':
      return t('refused.contradicts', { field: wordsOf(reason.field, language).label });
    case 'check-digit':
    case 'control-characters':
    case 'not-scanned':
    case 'empty':
      return t(`refused.${reason.code}`, { expected: noun(reason.expected) });
    case 'unfinished':
      return t(`refused.unfinished-${reason.because}`);
    case 'too-old-to-undo':
      return t('refused.too-old-to-undo', { count: Math.round(reason.limitSeconds / 60) });
    case 'no-quantity':
      return reason.maximum === null
        ? t('refused.no-quantity')
        : t('refused.too-many', { maximum: reason.maximum });
    case 'unknown-badge':
    case 'at-pin':
    case 'at-first-run':
    case 'window-restarted':
    case 'locked':
    case 'wrong-key':
    case 'unknown-command':
    case 'nothing-to-undo':
    case 'already-undone':
    case 'already-voided':
    case 'void-not-found':
    case 'void-reason-expected':
    case 'nothing-to-void':
    case 'no-defect-here':
    case 'cannot-skip':
    case 'no-group':
    case 'only-workflow':
    case 'no-duplicate':
    case 'no-supervisor':
      return t(`refused.${reason.code}`);
  }
}

/** Each noun once: two fields may take the same kind of label. */
function listNouns(fields: readonly Field[], language: string): string {
  const nouns = new Set(fields.map((field) => wordsOf(field, language).noun));
  return new Intl.ListFormat(language, { type: 'disjunction' }).format(nouns);
}
