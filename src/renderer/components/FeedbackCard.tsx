import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { TimeFormat } from '../i18n/format-time';
import { describeFeedback } from '../i18n/sentences';
import type { Feedback } from '../store/feedback';
import { CodeText } from './CodeText';
import { Icon } from './Icon';

/** What the card shows. */
export interface FeedbackCardProps {
  feedback: Feedback;
  timeFormat: TimeFormat;
}

/** The verdict on what was just scanned: icon, huge word and sentence. */
export function FeedbackCard({ feedback, timeFormat }: FeedbackCardProps): ReactElement {
  const { t, i18n } = useTranslation();
  const { outcome } = feedback;
  const isAlarm = outcome === 'refused' || outcome === 'unsaved';
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
            <Icon name={outcome === 'accepted' ? 'accepted' : 'refused'} />
            {t(`feedback.${outcome}`)}
          </p>
          <p className="feedback-sentence">{describeFeedback(t, feedback, i18n.language)}</p>
          {outcome === 'unsaved' && feedback.lastSaved !== null && (
            <p className="feedback-code">
              {t('feedback.lastSaved')} <CodeText code={feedback.lastSaved.code} limit={40} />{' '}
              {t('feedback.lastSavedAt', { time: timeFormat.clockTime(feedback.lastSaved.capturedAt) })}
            </p>
          )}
          {outcome === 'refused' && feedback.code !== '' && (
            <p className="feedback-code">
              {t('feedback.scanned')} <CodeText code={feedback.code} limit={40} />
            </p>
          )}
        </div>
      )}
    </div>
  );
}
