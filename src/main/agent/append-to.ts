import type { AppendAnswer } from '../../shared/ipc';
import type { Appendable } from '../../shared/scan';
import type { AppendContext } from './entry';
import type { Outbox } from './outbox/outbox';

/** Appends an item and answers the window: what cannot be stored is refused with a reason, never thrown. */
export function appendTo(outbox: Outbox, item: Appendable, context: AppendContext): AppendAnswer {
  try {
    const result = outbox.append(item, context);
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
