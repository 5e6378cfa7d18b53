import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { ShiftFigures as Figures } from '../../shared/shift-report';
import { useNumberFormat } from '../i18n/use-number-format';

/** Those that matter from afar, and those that are shown only where there is something to count. */
const large = ['scanned', 'approved', 'rejected', 'voided'] as const;
const small = ['delivered', 'pending', 'quarantined', 'withoutOutcome', 'closedGroups', 'discarded'] as const;
const always: readonly string[] = ['delivered', 'pending', 'quarantined'];

/** The counts of a shift. A station without a rule for approval shows no verdicts. */
export function ShiftFigures({ figures }: { figures: Figures }): ReactElement {
  const { t, i18n } = useTranslation();
  const number = useNumberFormat();
  const judged = figures.approved + figures.rejected;
  const isJudging = judged > 0 || figures.withoutOutcome === 0;
  const rate = new Intl.NumberFormat(i18n.language, { style: 'percent', maximumFractionDigits: 1 });
  const shown = large.filter((name) => isJudging || (name !== 'approved' && name !== 'rejected'));
  return (
    <section aria-label={t('shift.figures')}>
      <dl className="shift-figures">
        {shown.map((name) => (
          <div key={name} className="shift-figure" data-name={name}>
            <dt>{t(`shift.${name}`)}</dt>
            <dd data-testid={`shift-${name}`}>{number(figures[name])}</dd>
          </div>
        ))}
      </dl>
      <dl className="shift-details">
        {judged > 0 && (
          <div>
            <dt>{t('shift.rate')}</dt>
            <dd data-testid="shift-rate">{rate.format(figures.approved / judged)}</dd>
          </div>
        )}
        {small
          .filter((name) => figures[name] > 0 || always.includes(name))
          .map((name) => (
            <div key={name}>
              <dt>{t(`shift.${name}`)}</dt>
              <dd data-testid={`shift-${name}`}>{number(figures[name])}</dd>
            </div>
          ))}
      </dl>
      {figures.pruned > 0 && <p>{t('shift.pruned', { count: figures.pruned })}</p>}
      {figures.salvaged > 0 && (
        <p data-testid="shift-salvaged">{t('shift.salvaged', { count: figures.salvaged })}</p>
      )}
      {figures.imported > 0 && <p>{t('shift.imported', { count: figures.imported })}</p>}
    </section>
  );
}
