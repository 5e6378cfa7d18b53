import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { TimeFormat } from '../i18n/format-time';
import { feedbackCode } from '../i18n/error-code';
import { describeFeedback } from '../i18n/sentences';
import { isError, type Feedback } from '../store/feedback';
import { CodeText } from './CodeText';
import { ErrorCode } from './ErrorCode';
import { Icon } from './Icon';

/** What the card shows. */
export interface FeedbackCardProps {
  feedback: Feedback;
  timeFormat: TimeFormat;
  /** The error has been seen. */
  onAcknowledge: () => void;
}

/** The verdict on what was just scanned: icon, huge word and sentence. */
export function FeedbackCard({ feedback, timeFormat, onAcknowledge }: FeedbackCardProps): ReactElement {
  const { t, i18n } = useTranslation();
  const { outcome } = feedback;
  const isAlarm = isError(feedback);
  const isGood = outcome === 'accepted' || outcome === 'done';
  return (
    <div
      className="feedback"
      data-testid="feedback"
      data-outcome={outcome}
      role={isAlarm ? 'alert' : 'status'}
    >
      {outcome !== 'none' && (
        <div className="feedback-card" key={feedback.sequence}>
          <p className="feedback-word">
            <Icon name={isGood ? 'accepted' : 'refused'} />
            {t(`feedback.${outcome}`)}
          </p>
          <p className="feedback-sentence">{describeFeedback(t, feedback, i18n.language)}</p>
          {outcome === 'unsaved' && feedback.lastSaved !== null && (
            <p className="feedback-code">
              {t('feedback.lastSaved')} <CodeText code={feedback.lastSaved.code} limit={40} />{' '}
              {t('feedback.lastSavedAt', { time: timeFormat.clockTime(feedback.lastSaved.capturedAt) })}
            </p>
          )}
          {isAlarm && (
            <p className="feedback-code">
              {outcome === 'refused' && feedback.code !== '' && (
                <>
                  {t('feedback.scanned')} <CodeText code={feedback.code} limit={40} />{' '}
                </>
              )}
              <ErrorCode code={feedbackCode(feedback)} />
            </p>
          )}
          {isAlarm && (
            <button
              type="button"
              className="button acknowledge"
              data-testid="acknowledge"
              onClick={onAcknowledge}
            >
              {t('feedback.acknowledge')}
            </button>
          )}
        </div>
      )}
    </div>
  );
}
