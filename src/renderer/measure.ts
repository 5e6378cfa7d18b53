import type { StoreApi } from 'zustand/vanilla';
import type { Clock } from '../shared/clock';
import type { StationState } from './store/station-store';

/** Name of the measure from the row's last key to the answer that it is on disk; `detail` holds the scanId. */
export const savedMeasure = 'scan:saved';

/** Name of the measure from the row's last key until "saved" has been painted; `detail` holds the scanId. */
export const shownMeasure = 'scan:shown';

/**
 * Measures every saved scan from the press of its last key (`Event.timeStamp`): until the agent's answer is here, and
 * until the frame with "saved" has been painted, the first task after the next animation frame. Observers get each
 * measure; none is kept, so that weeks of scanning fill no buffer.
 */
export function measureSavedScans(
  store: Pick<StoreApi<StationState>, 'subscribe'>,
  clock: Clock,
): () => void {
  return store.subscribe(({ feedback }, previous) => {
    if (feedback === previous.feedback || feedback.outcome !== 'accepted') return;
    const { scanId, finishedAtMs } = feedback;
    report(savedMeasure, finishedAtMs, scanId);
    requestAnimationFrame(() => {
      clock.schedule(0, () => {
        report(shownMeasure, finishedAtMs, scanId);
      });
    });
  });
}

function report(name: string, startMs: number, scanId: string): void {
  performance.measure(name, { start: startMs, detail: { scanId } });
  performance.clearMeasures(name);
}
