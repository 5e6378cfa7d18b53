import type { StoreApi } from 'zustand/vanilla';
import type { StationState } from './store/station-store';

/** Name of the measure from the row's last key to its painted "saved"; `detail` holds the scanId. */
export const savedMeasure = 'scan:saved';

/**
 * Measures every saved scan from the press of its last key (`Event.timeStamp`) to the frame after the one that
 * painted "saved". Observers get each measure; none is kept, so that weeks of scanning fill no buffer.
 */
export function measureSavedScans(store: Pick<StoreApi<StationState>, 'subscribe'>): () => void {
  return store.subscribe(({ feedback }, previous) => {
    if (feedback === previous.feedback || feedback.outcome !== 'accepted') return;
    const { scanId, finishedAtMs } = feedback;
    requestAnimationFrame(() => {
      requestAnimationFrame(() => {
        performance.measure(savedMeasure, { start: finishedAtMs, detail: { scanId } });
        performance.clearMeasures(savedMeasure);
      });
    });
  });
}
