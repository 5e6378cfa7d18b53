import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { Workflow } from '../../shared/workflow';
import { CodeText } from '../components/CodeText';
import { EntryMark } from '../components/EntryMark';
import { useTimeFormat } from '../i18n/use-time-format';
import { codesOf } from '../store/recent';
import type { HistoryStore } from './history-store';

/** What was found, newest first. A touch opens a scan. */
export function HistoryRows({
  history,
  workflows,
}: {
  history: HistoryStore;
  workflows: readonly Workflow[];
}): ReactElement {
  const { t } = useTranslation();
  const timeFormat = useTimeFormat();
  const { entries, next, isSearching, detail } = useStore(history.store);
  return (
    <section className="history-found" aria-label={t('history.found')} aria-busy={isSearching}>
      <ol>
        {entries.map((entry) => (
          <li key={entry.scanId}>
            <button
              type="button"
              className="history-row"
              data-testid="history-row"
              data-scan-id={entry.scanId}
              data-state={entry.state}
              data-voided={entry.isVoided}
              aria-pressed={entry.scanId === detail?.scanId}
              onClick={() => {
                history.open(entry.scanId);
              }}
            >
              <span className="history-state">
                <EntryMark entry={entry} />
              </span>
              <span className="history-time">{timeFormat.moment(entry.capturedAt)}</span>
              <CodeText code={entry.operator} limit={16} />
              <span className="history-codes">
                {codesOf(workflows, entry).map((code, index) => (
                  <CodeText key={index} code={code} limit={24} />
                ))}
              </span>
            </button>
          </li>
        ))}
      </ol>
      <p role="status" data-testid="history-status" data-searching={isSearching}>
        {isSearching && t('history.searching')}
        {!isSearching && entries.length === 0 && t('history.none')}
      </p>
      {next !== null && !isSearching && (
        <button type="button" className="button" data-testid="history-more" onClick={history.more}>
          {t('history.more')}
        </button>
      )}
    </section>
  );
}
