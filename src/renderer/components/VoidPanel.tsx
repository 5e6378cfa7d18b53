import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { Workflow } from '../../shared/workflow';
import { voidReasons, type VoidReason } from '../../shared/void-reason';
import { useTimeFormat } from '../i18n/use-time-format';
import { codesOf } from '../store/recent';
import type { Feedback } from '../store/feedback';
import type { Voiding, VoidableScan } from '../store/void-step';
import { CodeText } from './CodeText';
import { Icon } from './Icon';
import { Refusal } from './Refusal';

/** What the panel shows and asks. */
export interface VoidPanelProps {
  voiding: Voiding;
  feedback: Feedback;
  workflows: readonly Workflow[];
  onReason: (reason: VoidReason) => void;
  onLeave: () => void;
  /** Where a supervisor allows what is not for everybody. */
  pinEntry: ReactElement;
}

/** Which scan is to be cancelled, and why. Codes of the command sheet do the same as its buttons. */
export function VoidPanel({
  voiding,
  feedback,
  workflows,
  onReason,
  onLeave,
  pinEntry,
}: VoidPanelProps): ReactElement {
  const { t } = useTranslation();
  return (
    <section
      className="void-panel"
      role="dialog"
      data-testid="void-panel"
      data-step={voiding.step}
      aria-label={t('void.title')}
    >
      <h2 className="void-title">
        <Icon name="voided" />
        {t('void.title')}
      </h2>
      <p className="void-step" role="status">
        {voiding.step === 'supervisor'
          ? t('void.supervisor', { operator: voiding.entry.operator })
          : t(`void.${voiding.step}`)}
      </p>
      {voiding.step !== 'which' && <ScanToVoid entry={voiding.entry} workflows={workflows} />}
      {voiding.step === 'supervisor' && (
        <>
          <Refusal feedback={feedback} />
          {pinEntry}
        </>
      )}
      {voiding.step === 'reason' && (
        <ul className="void-reasons">
          {voidReasons.map((reason) => (
            <li key={reason}>
              <button
                type="button"
                className="button"
                data-testid={`void-${reason}`}
                onClick={() => {
                  onReason(reason);
                }}
              >
                {t(`void.because.${reason}`)}
              </button>
            </li>
          ))}
        </ul>
      )}
      <button type="button" className="button" data-testid="leave-void" onClick={onLeave}>
        {t('void.leave')}
      </button>
    </section>
  );
}

function ScanToVoid({
  entry,
  workflows,
}: {
  entry: VoidableScan;
  workflows: readonly Workflow[];
}): ReactElement {
  const timeFormat = useTimeFormat();
  return (
    <p className="void-scan" data-testid="void-scan" data-scan-id={entry.scanId}>
      <span className="void-time">{timeFormat.clockTime(entry.capturedAt)}</span>
      {codesOf(workflows, entry).map((code, index) => (
        <CodeText key={index} code={code} limit={24} />
      ))}
      <span className="void-operator">{entry.operator}</span>
    </p>
  );
}
