import { useEffect, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { QuarantinedEntry } from '../../shared/quarantine';
import { CodeText } from '../components/CodeText';
import { Icon } from '../components/Icon';
import { describeRowCause } from '../i18n/describe-row-cause';
import { useTimeFormat } from '../i18n/use-time-format';
import type { QuarantineStore } from '../quarantine/quarantine-store';
import type { WindowParts } from './screen';

/** Why a refused scan is given up; the sentence is recorded with it. */
const discardReasons = ['entered-elsewhere', 'wrong-scan', 'test', 'other'] as const;

/** The scans that the database refused, by cause: sent again, or discarded with a reason. */
export function QuarantineScreen({ parts: { quarantine } }: { parts: WindowParts }): ReactElement {
  const { t } = useTranslation();
  const { entries, causes, hasMore, isLoaded, problem } = useStore(quarantine.store);
  useEffect(() => {
    quarantine.open();
    return quarantine.close;
  }, [quarantine]);
  return (
    <div className="screen-panel">
      {problem !== null && (
        <p role="alert" className="decision-problem" data-testid="quarantine-problem">
          {t('quarantine.failed', { detail: problem })}
        </p>
      )}
      {isLoaded && causes.length === 0 && <p data-testid="quarantine-none">{t('quarantine.none')}</p>}
      <ul className="decision-list">
        {causes.map(({ cause, count }) => (
          <li
            key={cause}
            className="decision-item quarantine-cause"
            data-testid="quarantine-cause"
            data-cause={cause}
          >
            <Icon name="attention" />
            <div className="decision-words">
              <strong>{describeRowCause(t, cause)}</strong>
              <span>{t('quarantine.count', { count })}</span>
            </div>
            <button
              type="button"
              className="button"
              data-testid="send-cause-again"
              onClick={() => {
                quarantine.sendCauseAgain(cause);
              }}
            >
              {t('quarantine.sendAll')}
            </button>
          </li>
        ))}
      </ul>
      <ul className="decision-list">
        {entries.map((entry) => (
          <RefusedScan key={entry.item.scanId} entry={entry} quarantine={quarantine} />
        ))}
      </ul>
      {hasMore && (
        <button type="button" className="button" data-testid="quarantine-more" onClick={quarantine.more}>
          {t('history.more')}
        </button>
      )}
    </div>
  );
}

function RefusedScan({
  entry: { item, refusal },
  quarantine,
}: {
  entry: QuarantinedEntry;
  quarantine: QuarantineStore;
}): ReactElement {
  const { t } = useTranslation();
  const timeFormat = useTimeFormat();
  const isDiscarding = useStore(quarantine.store, ({ discarding }) => discarding === item.scanId);
  return (
    <li className="decision-item" data-testid="refused-scan" data-scan-id={item.scanId}>
      <div className="decision-words">
        <strong className="decision-codes">
          {Object.entries(item.fields).map(([name, code]) => (
            <CodeText key={name} code={code} limit={40} />
          ))}
        </strong>
        <span>
          {timeFormat.moment(item.capturedAt.wallTime)}, {item.operator}
        </span>
        <span>{describeRowCause(t, refusal.cause)}</span>
        <span className="quarantine-server">
          {refusal.errorNumber} {refusal.message}
        </span>
      </div>
      <div className="decision-deeds">
        <button
          type="button"
          className="button"
          data-testid="send-again"
          onClick={() => {
            quarantine.sendAgain(item.scanId);
          }}
        >
          {t('quarantine.sendAgain')}
        </button>
        <button
          type="button"
          className="button"
          data-testid="discard"
          aria-expanded={isDiscarding}
          onClick={() => {
            quarantine.chooseDiscard(isDiscarding ? null : item.scanId);
          }}
        >
          {t(isDiscarding ? 'quarantine.keep' : 'quarantine.discard')}
        </button>
      </div>
      {isDiscarding && (
        <div className="quarantine-reasons" role="group" aria-label={t('quarantine.why')}>
          <p>{t('quarantine.why')}</p>
          {discardReasons.map((reason) => (
            <button
              key={reason}
              type="button"
              className="button"
              data-testid={`discard-${reason}`}
              onClick={() => {
                quarantine.discard(t(`quarantine.because.${reason}`));
              }}
            >
              {t(`quarantine.because.${reason}`)}
            </button>
          ))}
        </div>
      )}
    </li>
  );
}
