import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { feedbackCode } from '../i18n/error-code';
import { describeFeedback } from '../i18n/sentences';
import { isError, type Feedback } from '../store/feedback';
import { ErrorCode } from './ErrorCode';
import { Icon } from './Icon';

/** The word and the sentence of an error, on a screen that has no place for the whole card; nothing while there is none. */
export function Refusal({ feedback }: { feedback: Feedback }): ReactElement | null {
  const { t, i18n } = useTranslation();
  if (!isError(feedback) || feedback.outcome === 'none') return null;
  return (
    <div className="refusal" role="alert" data-testid="refusal" data-outcome={feedback.outcome}>
      <p className="refusal-word">
        <Icon name="refused" />
        {t(`feedback.${feedback.outcome}`)}
      </p>
      <p>
        {describeFeedback(t, feedback, i18n.language)} <ErrorCode code={feedbackCode(feedback)} />
      </p>
    </div>
  );
}
