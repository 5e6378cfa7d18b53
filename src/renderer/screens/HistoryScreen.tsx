import { useEffect, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { LatestOutcome } from '../components/LatestOutcome';
import { HistoryFilters } from '../history/HistoryFilters';
import { HistoryRows } from '../history/HistoryRows';
import { ScanDetail } from '../history/ScanDetail';
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
      <LatestOutcome stationStore={stationStore} onDone={history.refresh} />
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
