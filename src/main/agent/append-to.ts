import { errorText } from '../../shared/error-text';
import type { AppendAnswer } from '../../shared/ipc';
import type { Appendable, AppendTerms } from '../../shared/scan';
import { shiftAt, type Shifts } from '../../shared/shift';
import type { ClockWatch } from './clock/clock-watch';
import type { VanishedFile } from './storage/place-watch';
import type { OutboxWork } from './outbox-work';

/** What is frozen with an item beside what the window sends. */
export interface AppendTo {
  shifts: Shifts;
  terms: AppendTerms | undefined;
  clockWatch: Pick<ClockWatch, 'jumpToRecordMs' | 'noteRecorded'>;
  /** Why the deleted file could not be put back; null: it is in its place. */
  vanished: VanishedFile | null;
}

/** Appends an item and answers the window: what cannot be stored is refused with a reason, never thrown. */
export function appendTo(
  work: Pick<OutboxWork, 'outbox' | 'destination'> | null,
  item: Appendable,
  { shifts, terms, clockWatch, vanished }: AppendTo,
): AppendAnswer {
  if (work === null) {
    return { outcome: 'refused', reason: 'outbox-unavailable', detail: 'The outbox file is not open.' };
  }
  if (vanished !== null) {
    const detail = `The file for scans was deleted and cannot be put back yet: ${vanished.detail}`;
    return { outcome: 'refused', reason: 'storage-failed', detail };
  }
  try {
    const shift = shiftAt(item.capturedAt.wallTime, shifts);
    // Before the offset is read: a jump that is noticed now puts right what was measured.
    const clockJumpMs = clockWatch.jumpToRecordMs();
    const serverOffsetMs = work.destination?.serverOffsetMs() ?? null;
    const result = work.outbox.append(item, { shift, clockJumpMs, serverOffsetMs, terms });
    if (result.outcome === 'saved') {
      if (!result.repeated) clockWatch.noteRecorded();
      return result;
    }
    if (result.outcome === 'duplicate') return { outcome: 'duplicate', earlier: result.earlier };
    if (result.outcome === 'already-voided') {
      const detail = `The scan is cancelled already (${result.seq}).`;
      return { outcome: 'refused', reason: 'already-voided', detail };
    }
    const detail = `Another scan is stored under the same number (${result.seq}).`;
    return { outcome: 'refused', reason: 'conflict', detail };
  } catch (error) {
    const detail = errorText(error);
    const isFull = error instanceof Error && 'code' in error && error.code === 'SQLITE_FULL';
    return { outcome: 'refused', reason: isFull ? 'disk-full' : 'storage-failed', detail };
  }
}
