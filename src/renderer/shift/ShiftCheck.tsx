import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { describeDifference } from '../i18n/sentences';
import { useTimeFormat } from '../i18n/use-time-format';
import type { ShiftState } from './shift-store';

/** What is known of the comparison with the database, and what makes one now. */
export function ShiftCheck({
  state: { ledger, check, countedAtMs },
  onCheck,
}: {
  state: ShiftState;
  onCheck: () => void;
}): ReactElement {
  const { t } = useTranslation();
  const format = useTimeFormat();
  const time = ledger.state === 'unchecked' ? '' : format.since(ledger.checkedAtMs, countedAtMs);
  const sentences = [t(`shift.${ledger.state}`, { time }), ...describeDifference(t, ledger)];
  const wish = check === 'started' ? t('shift.checking') : t('shift.waitsForDatabase');
  return (
    <section className="shift-part">
      <h2>{t('shift.ledger')}</h2>
      <p data-testid="shift-check" data-state={ledger.state}>
        {sentences.join(' ')}
      </p>
      <div className="shift-actions">
        <button type="button" className="button" data-testid="shift-check-now" onClick={onCheck}>
          {t('shift.check')}
        </button>
        <p role="status">{check === null ? '' : wish}</p>
      </div>
    </section>
  );
}
