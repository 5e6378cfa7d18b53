import { useId, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { Clock } from '../../shared/clock';
import { maximumCodeLength } from '../../shared/code-length';
import { historyStates } from '../../shared/history';
import { Choice } from '../components/Choice';
import { daysOf, localDay, periodOf, periods } from './days';
import { HistoryExport } from './HistoryExport';
import type { HistoryStore } from './history-store';

const states = ['any', ...historyStates] as const;

/** What is looked for. A scanned code takes the place of the one that is looked for, whichever field has the keyboard. */
export function HistoryFilters({ history, clock }: { history: HistoryStore; clock: Clock }): ReactElement {
  const { t } = useTranslation();
  const { query, entries } = useStore(history.store);
  const operatorsId = useId();
  const today = localDay(clock.wallMs());
  const operators = [...new Set(entries.map(({ operator }) => operator))];
  return (
    <form
      className="history-filters"
      data-scans="aside"
      onSubmit={(event) => {
        event.preventDefault();
      }}
    >
      <label className="text-label">
        {t('history.code')}
        <input
          className="text-field code"
          data-testid="history-code"
          value={query.code ?? ''}
          maxLength={maximumCodeLength}
          onChange={(event) => {
            history.search({ code: event.target.value });
          }}
        />
      </label>
      <label className="text-label">
        {t('app.operator')}
        <input
          className="text-field code"
          data-testid="history-operator"
          list={operatorsId}
          value={query.operator ?? ''}
          placeholder={t('history.everybody')}
          maxLength={maximumCodeLength}
          onChange={(event) => {
            history.search({ operator: event.target.value === '' ? null : event.target.value });
          }}
        />
        <datalist id={operatorsId}>
          {operators.map((operator) => (
            <option key={operator} value={operator} />
          ))}
        </datalist>
      </label>
      <label className="text-label">
        {t('history.day')}
        <input
          className="text-field"
          type="date"
          data-testid="history-day"
          max={today}
          value={query.fromDay !== null && query.fromDay === query.toDay ? query.fromDay : ''}
          onChange={({ target: { value } }) => {
            const day = value === '' ? null : value;
            history.search({ fromDay: day, toDay: day });
          }}
        />
      </label>
      <Choice
        name="period"
        title={t('history.days')}
        values={periods}
        chosen={periodOf(query, today)}
        label={(period) => t(`history.period.${period}`)}
        onChoose={(period) => {
          history.search(daysOf(period, today));
        }}
      />
      <Choice
        name="state"
        title={t('history.state')}
        values={states}
        chosen={query.state ?? 'any'}
        label={(state) => {
          if (state === 'any') return t('history.any');
          return state === 'voided' ? t('recent.voided') : t(`entry.${state}`);
        }}
        onChoose={(state) => {
          history.search({ state: state === 'any' ? null : state });
        }}
      />
      <HistoryExport history={history} />
    </form>
  );
}
