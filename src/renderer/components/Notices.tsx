import { memo, type ReactElement, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ConfigurationProblem } from '../../shared/ipc';
import type { StationStatus } from '../../shared/status';
import { describeSalvage, describeSecondCopy, isSecondCopyInTrouble, isUnseen } from '../i18n/care-sentences';
import { describeClock } from '../i18n/describe-clock';
import { describeConfigurationProblem, describeDisk, describeOutboxProblem } from '../i18n/sentences';
import { Icon } from './Icon';
import { LedgerNotice } from './LedgerNotice';

/** What there may be to say. */
export interface NoticesProps {
  problems: readonly ConfigurationProblem[];
  /** Null until it is known. */
  status: StationStatus | null;
  formatTime: (wallMs: number) => string;
  /** Sends again what the database has lost; rejects when that could not be done. */
  sendMissing: () => Promise<void>;
  /** Notices of other parts. */
  children: ReactNode;
}

/** How many settings are named on the screen; the log names them all. */
const shownProblems = 2;

/** Things that do not pass by themselves: a file or a disk for scans in trouble, settings that cannot be used. */
export const Notices = memo(function Notices({
  problems,
  status,
  formatTime,
  sendMissing,
  children,
}: NoticesProps): ReactElement {
  const { t, i18n } = useTranslation();
  const outbox = status?.outbox;
  const secondCopy = status?.secondCopy;
  const disk = status?.storage.disk;
  const diskSentence = disk === undefined ? null : describeDisk(t, disk);
  const clockSentences = status === null ? [] : describeClock(t, status.clock, i18n.language, formatTime);
  const more = problems.length - shownProblems;
  return (
    <ul className="notices">
      {outbox?.state === 'refused' && (
        <Notice tone="alarm">{describeOutboxProblem(t, outbox.problem)}</Notice>
      )}
      {(status?.salvages ?? []).filter(isUnseen).map((report) => (
        <Notice key={report.keptAs} tone="alarm">
          {describeSalvage(t, report)}
        </Notice>
      ))}
      {secondCopy !== undefined && isSecondCopyInTrouble(secondCopy) && (
        <Notice tone="warning">{describeSecondCopy(t, secondCopy, formatTime)}</Notice>
      )}
      {outbox?.state === 'failing' && (
        <Notice tone="alarm">{t('notice.failing', { detail: outbox.detail })}</Notice>
      )}
      {diskSentence !== null && (
        <Notice tone={disk?.state === 'low' ? 'warning' : 'alarm'}>{diskSentence}</Notice>
      )}
      {status !== null && <LedgerNotice ledger={status.ledger} sendMissing={sendMissing} />}
      {status?.storage.isOnNetwork === true && <Notice tone="warning">{t('notice.onNetwork')}</Notice>}
      {clockSentences.map((sentence) => (
        <Notice key={sentence} tone="warning">
          {sentence}
        </Notice>
      ))}
      {problems.slice(0, shownProblems).map((problem, index) => {
        const isLastShown = index === shownProblems - 1;
        const rest = isLastShown && more > 0 ? ` ${t('notice.more', { count: more })}` : '';
        return (
          <Notice key={`${problem.source} ${problem.key}`} tone="warning">
            {describeConfigurationProblem(t, problem) + rest}
          </Notice>
        );
      })}
      {children}
    </ul>
  );
});

/** One of them. */
export function Notice({ tone, children }: { tone: 'alarm' | 'warning'; children: string }): ReactElement {
  return (
    <li
      className="notice"
      data-testid="notice"
      data-tone={tone}
      role={tone === 'alarm' ? 'alert' : undefined}
    >
      <Icon name="attention" />
      <span>{children}</span>
    </li>
  );
}
