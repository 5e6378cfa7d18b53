import { useEffect, useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { describeFeedback } from '../i18n/sentences';
import { isError } from '../store/feedback';
import type { StationStore } from '../store/station-store';
import { Icon } from './Icon';

/** What became of a cancellation that was begun, or of a code that was scanned, on the screen it stands on. */
export function LatestOutcome({
  stationStore: { store, acknowledge },
  onDone = () => undefined,
}: {
  stationStore: Pick<StationStore, 'store' | 'acknowledge'>;
  onDone?: () => void;
}): ReactElement | null {
  const feedback = useStore(store, (state) => state.feedback);
  const [before] = useState(feedback.sequence);
  const { t, i18n } = useTranslation();
  useEffect(() => {
    if (feedback.outcome === 'done') onDone();
  }, [onDone, feedback]);
  if (feedback.sequence === before || feedback.outcome === 'none') return null;
  return (
    <div
      className="latest-outcome"
      role="status"
      data-testid="latest-outcome"
      data-outcome={feedback.outcome}
    >
      <Icon name={isError(feedback) ? 'refused' : 'check'} />
      <p>{describeFeedback(t, feedback, i18n.language)}</p>
      {isError(feedback) && (
        <button type="button" className="button" onClick={acknowledge}>
          {t('feedback.acknowledge')}
        </button>
      )}
    </div>
  );
}
