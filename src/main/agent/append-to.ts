import type { AppendAnswer } from '../../shared/ipc';
import type { Appendable, AppendTerms } from '../../shared/scan';
import { shiftAt, type Shifts } from '../../shared/shift';
import type { OutboxWork } from './outbox-work';

/** Appends an item and answers the window: what cannot be stored is refused with a reason, never thrown. */
export function appendTo(
  work: Pick<OutboxWork, 'outbox' | 'destination'> | null,
  item: Appendable,
  { shifts, terms }: { shifts: Shifts; terms: AppendTerms | undefined },
): AppendAnswer {
  if (work === null) {
    return { outcome: 'refused', reason: 'outbox-unavailable', detail: 'The outbox file is not open.' };
  }
  try {
    const shift = shiftAt(item.capturedAt.wallTime, shifts);
    const serverOffsetMs = work.destination?.serverOffsetMs() ?? null;
    const result = work.outbox.append(item, { shift, serverOffsetMs, terms });
    if (result.outcome === 'saved') return result;
    if (result.outcome === 'duplicate') return { outcome: 'duplicate', earlier: result.earlier };
    const detail = `Another scan is stored under the same number (${result.seq}).`;
    return { outcome: 'refused', reason: 'conflict', detail };
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    const isFull = error instanceof Error && 'code' in error && error.code === 'SQLITE_FULL';
    return { outcome: 'refused', reason: isFull ? 'disk-full' : 'storage-failed', detail };
  }
}
