import { useEffect, useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { Icon } from '../components/Icon';
import { HistoryFilters } from '../history/HistoryFilters';
import { HistoryRows } from '../history/HistoryRows';
import { ScanDetail } from '../history/ScanDetail';
import { describeFeedback } from '../i18n/sentences';
import { isError } from '../store/feedback';
import type { WindowParts } from './screen';

/** Everything that was scanned on this PC: searched by any code, by day, operator and state. */
export function HistoryScreen({ parts }: { parts: WindowParts }): ReactElement {
  const { history, stationStore, clock } = parts;
  const { store } = stationStore;
  const triedCode = useStore(store, (state) => state.triedCode);
  const workflows = useStore(store, (state) => state.workflows);
  const { detail, problem } = useStore(history.store);
  const { t } = useTranslation();
  useEffect(() => {
    history.search({});
    return history.close;
  }, [history]);
  useEffect(() => {
    if (triedCode === null) return;
    history.search({ code: triedCode });
    // Taken: the same label may be scanned again after something else was typed.
    store.setState({ triedCode: null });
  }, [history, store, triedCode]);
  return (
    <div className="history" data-detail={detail !== null}>
      <HistoryFilters history={history} clock={clock} />
      <Outcome parts={parts} />
      {problem !== null && (
        <p role="alert" className="history-problem" data-testid="history-problem">
          {t('history.failed', { detail: problem })}
        </p>
      )}
      <HistoryRows history={history} workflows={workflows} />
      {detail !== null && (
        <ScanDetail
          detail={detail}
          workflows={workflows}
          onCancel={() => {
            stationStore.voiding.choose(detail);
          }}
          onOperator={() => {
            history.search({ operator: detail.operator, code: null });
          }}
          onClose={history.close}
        />
      )}
    </div>
  );
}

/** What became of a cancellation that was begun on this screen. */
function Outcome({ parts: { history, stationStore } }: { parts: WindowParts }): ReactElement | null {
  const feedback = useStore(stationStore.store, (state) => state.feedback);
  const [before] = useState(feedback.sequence);
  const { t, i18n } = useTranslation();
  useEffect(() => {
    if (feedback.outcome === 'done') history.refresh();
  }, [history, feedback]);
  if (feedback.sequence === before || feedback.outcome === 'none') return null;
  return (
    <div
      className="history-outcome"
      role="status"
      data-testid="history-outcome"
      data-outcome={feedback.outcome}
    >
      <Icon name={isError(feedback) ? 'refused' : 'check'} />
      <p>{describeFeedback(t, feedback, i18n.language)}</p>
      {isError(feedback) && (
        <button type="button" className="button" onClick={stationStore.acknowledge}>
          {t('feedback.acknowledge')}
        </button>
      )}
    </div>
  );
}
