import type { TFunction } from 'i18next';
import type { CalibrationOutcome } from '../calibration/calibration-store';
import type { Finding } from '../calibration/findings';
import { visibleCode } from '../components/visible-code';

/** A finding in words: what is, and what it means or what to do. */
export interface FindingWords {
  what: string;
  advice: string | null;
}

/** Says a finding in plain words. */
export function describeFinding(t: TFunction, finding: Finding, language: string): FindingWords {
  const gap = (gapMs: number): string =>
    new Intl.NumberFormat(language, { maximumSignificantDigits: 2 }).format(gapMs);
  switch (finding.code) {
    case 'ends-with':
      return { what: t(`finding.ends-with.${finding.end}`), advice: null };
    case 'complete':
    case 'gs-arrives':
      return { what: t(`finding.${finding.code}.what`), advice: null };
    case 'fast':
      return { what: t('finding.fast.what', { gap: gap(finding.gapMs) }), advice: null };
    case 'slow':
    case 'too-slow':
      return {
        what: t(`finding.${finding.code}.what`, { gap: gap(finding.gapMs) }),
        advice: t(`finding.${finding.code}.advice`),
      };
    case 'reads-by-pc-layout':
    case 'other-country':
      return {
        what: t(`finding.${finding.code}.what`, { country: t(`country.${finding.country ?? 'unknown'}`) }),
        advice: t(`finding.${finding.code}.advice`),
      };
    case 'unreadable':
      return {
        what: t('finding.unreadable.what', { received: quote(finding.received) }),
        advice: t('finding.unreadable.advice'),
      };
    case 'drops':
      return {
        what: t('finding.drops.what', { count: finding.missing, of: finding.of }),
        advice: t('finding.drops.advice'),
      };
    case 'prefix':
      return {
        what: t('finding.prefix.what', { prefix: quote(finding.prefix) }),
        advice: t('finding.prefix.advice'),
      };
    case 'prefix-key':
      return {
        what: t('finding.prefix-key.what', { key: finding.key }),
        advice: t('finding.prefix-key.advice'),
      };
    case 'symbology':
      return {
        what: t('finding.symbology.what', { identifier: finding.identifier }),
        advice: t('finding.symbology.advice'),
      };
    case 'suffix':
      return {
        what: t('finding.suffix.what', { suffix: quote(finding.suffix) }),
        advice: t('finding.suffix.advice'),
      };
    case 'gs-replaced':
      return {
        what: t('finding.gs-replaced.what', { replacement: quote(finding.replacement) }),
        advice: t('finding.gs-replaced.advice'),
      };
    case 'reads-by-position':
    case 'caps-lock-harmless':
    case 'caps-lock-compensated':
    case 'input-method':
    case 'alt-codes':
    case 'no-end':
    case 'gs-missing':
    case 'gs-not-tested':
    case 'gs-unclear':
      return { what: t(`finding.${finding.code}.what`), advice: t(`finding.${finding.code}.advice`) };
  }
}

/** Says what became of a button that reaches outside the window. */
export function describeOutcome(t: TFunction, outcome: CalibrationOutcome): string {
  switch (outcome.code) {
    case 'exported':
      return t('calibration.outcome.exported', { file: outcome.file });
    case 'failed':
      return t('calibration.outcome.failed', { detail: outcome.detail });
    case 'kept':
    case 'imported':
      return t(`calibration.outcome.${outcome.code}`);
  }
}

/** Characters of what was received that are shown. */
const longestQuote = 40;

function quote(text: string): string {
  return `“${visibleCode(text, longestQuote)}”`;
}
