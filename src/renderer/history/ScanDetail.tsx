import type { ReactElement, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { EntryDetail } from '../../shared/history';
import { referenceLists } from '../../shared/reference';
import { isVoidReason } from '../../shared/void-reason';
import { titleOf, wordsOf, type Workflow } from '../../shared/workflow';
import { CodeText } from '../components/CodeText';
import { EntryMark } from '../components/EntryMark';
import { describeRowCause } from '../i18n/describe-row-cause';
import { useTimeFormat } from '../i18n/use-time-format';

/** What the detail shows and offers. */
export interface ScanDetailProps {
  detail: EntryDetail;
  workflows: readonly Workflow[];
  onCancel: () => void;
  /** Looks for the scans of this operator alone. */
  onOperator: () => void;
  onClose: () => void;
}

/** Everything that is known of one scan, and its cancellation. */
export function ScanDetail(props: ScanDetailProps): ReactElement {
  const { detail, workflows, onCancel, onOperator, onClose } = props;
  const { t, i18n } = useTranslation();
  const workflow = workflows.find(({ name }) => name === detail.workflow);
  const labelOf = (name: string): string => {
    const field = workflow?.fields.find((one) => one.name === name);
    return field === undefined ? name : wordsOf(field, i18n.language).label;
  };
  return (
    <section
      className="scan-detail"
      data-testid="scan-detail"
      data-scan-id={detail.scanId}
      aria-label={t('history.detail')}
    >
      <p className="history-state" data-state={detail.state}>
        <EntryMark entry={detail} />
      </p>
      <div className="detail-deeds">
        {!detail.isVoided && (
          <button type="button" className="button" data-testid="cancel-scan" onClick={onCancel}>
            {t('history.cancel')}
          </button>
        )}
        <button type="button" className="button" data-testid="only-operator" onClick={onOperator}>
          {t('history.onlyOperator', { operator: detail.operator })}
        </button>
        <button type="button" className="button" data-testid="close-detail" onClick={onClose}>
          {t('history.close')}
        </button>
      </div>
      <dl className="detail-facts">
        {Object.entries(detail.fields).map(([name, code]) => (
          <Fact key={name} name={labelOf(name)}>
            <CodeText code={code} limit={200} />
          </Fact>
        ))}
        <Fact name={t('app.operator')}>
          <CodeText code={detail.operator} />
        </Fact>
        <Fact name={t('history.workflow')}>
          {workflow === undefined ? detail.workflow : titleOf(workflow, i18n.language)}{' '}
          {detail.workflowVersion}
        </Fact>
        <Fact name={t('history.shift')}>{detail.shift}</Fact>
        <Fact name={t('history.number')}>{detail.seq}</Fact>
        <Fact name={t('history.entered')}>{t(`history.enteredBy.${detail.enteredBy}`)}</Fact>
        <JudgedBy detail={detail} />
        <Times detail={detail} />
        <WhatTheServerSaid detail={detail} />
      </dl>
    </section>
  );
}

/** Who read it, let it pass and judged it, as far as anybody did. */
function JudgedBy({ detail }: { detail: EntryDetail }): ReactElement {
  const { t } = useTranslation();
  const { scanner, override, listVersions } = detail;
  const known = referenceLists.flatMap((list): string[] => {
    const version = listVersions?.[list] ?? null;
    return version === null ? [] : [t(`history.listVersion.${list}`, { version })];
  });
  return (
    <>
      {scanner !== null && <Fact name={t('history.scanner')}>{scanner}</Fact>}
      {override !== null && (
        <Fact name={t('history.override')}>
          <CodeText code={override.by} />
        </Fact>
      )}
      {known.length > 0 && <Fact name={t('history.lists')}>{known.join('; ')}</Fact>}
    </>
  );
}

function Times({ detail }: { detail: EntryDetail }): ReactElement {
  const { t } = useTranslation();
  const timeFormat = useTimeFormat();
  const { acknowledgedAt, refusedAt, discardedAt } = detail;
  return (
    <>
      <Fact name={t('history.captured')}>{timeFormat.moment(detail.capturedAt)}</Fact>
      {acknowledgedAt !== null && (
        <Fact name={t('history.acknowledged')}>{timeFormat.moment(acknowledgedAt)}</Fact>
      )}
      {refusedAt !== null && <Fact name={t('history.refused')}>{timeFormat.moment(refusedAt)}</Fact>}
      {discardedAt !== null && <Fact name={t('history.discarded')}>{timeFormat.moment(discardedAt)}</Fact>}
      <Fact name={t('history.attempts')}>{detail.attempts}</Fact>
      {detail.origin !== null && <Fact name={t('history.origin')}>{detail.origin.station}</Fact>}
    </>
  );
}

function WhatTheServerSaid({ detail }: { detail: EntryDetail }): ReactElement {
  const { t } = useTranslation();
  const timeFormat = useTimeFormat();
  const { refusal, events, void: cancelled } = detail;
  return (
    <>
      {refusal !== null && (
        <Fact name={t('history.refusal')}>
          {describeRowCause(t, refusal.cause)}
          <span className="detail-server">
            {refusal.errorNumber} {refusal.message}
          </span>
        </Fact>
      )}
      {events.map(({ event, at, by, reason }) => (
        <Fact key={`${at} ${event}`} name={t(`history.event.${event}`)}>
          {timeFormat.moment(at)}, {by}: {reason}
        </Fact>
      ))}
      {cancelled !== null && (
        <Fact name={t('recent.voided')}>
          <span data-testid="detail-void">
            {timeFormat.moment(cancelled.capturedAt)}, {cancelled.operator}:{' '}
            {isVoidReason(cancelled.reason) ? t(`void.because.${cancelled.reason}`) : cancelled.reason}
          </span>
        </Fact>
      )}
    </>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }): ReactElement {
  return (
    <div className="detail-fact">
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
