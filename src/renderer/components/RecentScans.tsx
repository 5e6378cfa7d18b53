import { memo, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { EntrySummary } from '../../shared/status';
import type { Workflow } from '../../shared/workflow';
import type { TimeFormat } from '../i18n/format-time';
import { codesOf } from '../store/recent';
import { CodeText } from './CodeText';
import { EntryMark } from './EntryMark';

/** What the list shows. */
export interface RecentScansProps {
  workflows: readonly Workflow[];
  /** Newest first; never re-ordered. */
  recent: readonly EntrySummary[];
  timeFormat: TimeFormat;
  /** A scan was touched; it is not cancelled yet. */
  onChoose: (entry: EntrySummary) => void;
}

/** The last scans, each with where it is now. */
export const RecentScans = memo(function RecentScans({
  workflows,
  recent,
  timeFormat,
  onChoose,
}: RecentScansProps): ReactElement {
  const { t } = useTranslation();
  return (
    <section className="recent" aria-label={t('recent.title')}>
      <h2 className="recent-title">{t('recent.title')}</h2>
      {recent.length === 0 && <p className="recent-none">{t('recent.none')}</p>}
      <ol className="recent-list">
        {recent.map((entry) => {
          const [first, ...others] = codesOf(workflows, entry);
          return (
            <li
              className="recent-row"
              key={entry.scanId}
              data-testid="scan-row"
              data-scan-id={entry.scanId}
              data-state={entry.state}
              data-voided={entry.isVoided}
            >
              <button
                type="button"
                className="recent-touch"
                disabled={entry.isVoided}
                onClick={() => {
                  onChoose(entry);
                }}
              >
                <span className="recent-time">{timeFormat.clockTime(entry.capturedAt)}</span>
                <span className="recent-first">
                  {first !== undefined && <CodeText code={first} limit={24} />}
                </span>
                <span className="recent-others">
                  {others.map((code, index) => (
                    <CodeText key={index} code={code} limit={16} />
                  ))}
                </span>
                <span className="recent-state">
                  <EntryMark entry={entry} />
                </span>
              </button>
            </li>
          );
        })}
      </ol>
    </section>
  );
});
