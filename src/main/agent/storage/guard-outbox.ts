import type { Outbox } from '../outbox/outbox';
import type { Reserve, ReservePurpose } from './reserve';

/** From this length of the write-ahead log on it is worth while to look for room in it: 2 MB. */
const worthwhilePages = 500;

/** What is told of the guarded outbox. */
export interface OutboxGuardListener {
  /** A new scan could not be stored: the disk is full, and the reserve for scans is used up. */
  onScanRefused(): void;
  /** A slice of the reserve was given up. */
  onReserveUsed(): void;
  /** A scan was stored. */
  onScanSaved(): void;
}

/** The same outbox; what fails because the disk is full is done again in the room the reserve gives up. */
export function guardOutbox(outbox: Outbox, reserve: Reserve, listener: OutboxGuardListener): Outbox {
  function inReserve<Result>(purpose: ReservePurpose, change: () => Result): Result {
    for (;;) {
      try {
        const result = change();
        if (purpose === 'scan') listener.onScanSaved();
        return result;
      } catch (error) {
        if (!isDiskFull(error)) throw error;
        if (shortenLog(purpose)) continue;
        if (!release(purpose)) {
          if (purpose === 'scan') listener.onScanRefused();
          throw error;
        }
      }
    }
  }

  function release(purpose: ReservePurpose): boolean {
    if (!reserve.release(purpose)) return false;
    listener.onReserveUsed();
    return true;
  }

  /** A log whose pages are in the file begins again from its start, where it has room already; the file may have to grow. */
  function shortenLog(purpose: ReservePurpose): boolean {
    if (outbox.pagesToMove() < worthwhilePages) return false;
    do {
      try {
        outbox.checkpoint();
        return true;
      } catch (error) {
        if (!isDiskFull(error)) return false;
      }
    } while (release(purpose));
    return false;
  }

  return {
    ...outbox,
    append: (item, context) => inReserve('scan', () => outbox.append(item, context)),
    importEntries: (entries, decision) => inReserve('scan', () => outbox.importEntries(entries, decision)),
    acknowledge: (entries, atMs) => inReserve('delivery', () => outbox.acknowledge(entries, atMs)),
    quarantine: (scanId, refusal, atMs) => {
      inReserve('delivery', () => {
        outbox.quarantine(scanId, refusal, atMs);
      });
    },
    requeue: (scanIds, decision) => inReserve('delivery', () => outbox.requeue(scanIds, decision)),
    requeueCause: (cause, decision) => inReserve('delivery', () => outbox.requeueCause(cause, decision)),
    requeueLost: (seqs, decision) => inReserve('delivery', () => outbox.requeueLost(seqs, decision)),
    discard: (scanIds, decision) => inReserve('delivery', () => outbox.discard(scanIds, decision)),
    prune: (bound, seqs) => inReserve('delivery', () => outbox.prune(bound, seqs)),
    forgetDays: (bound) => {
      inReserve('delivery', () => {
        outbox.forgetDays(bound);
      });
    },
    giveBack: (pages) => {
      inReserve('delivery', () => {
        outbox.giveBack(pages);
      });
    },
  };
}

function isDiskFull(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'SQLITE_FULL';
}
