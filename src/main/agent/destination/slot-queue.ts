import type { Clock } from '../../../shared/clock';
import type { ConnectionSlot } from './connection-slot';
import { withDeadline } from '../../../shared/deadline';

/** Who has which slot, and who waits for one, first come first served. */
export interface SlotQueue {
  /** Waits for its turn, at most `limitMs`; null when the queue was closed. The slot is `borrower`'s from then on. */
  take(borrower: string, limitMs: number): Promise<ConnectionSlot | null>;
  free(slot: ConnectionSlot): void;
  isLent(slot: ConnectionSlot): boolean;
  lentCount(): number;
  waitingCount(): number;
  borrowers(): string[];
  /** Sends everybody who waits away, now and later. */
  close(): void;
  /** Resolves when nothing is lent any more. */
  allReturned(): Promise<void>;
}

/** Creates the queue in front of `slots`. */
export function createSlotQueue(slots: readonly ConnectionSlot[], clock: Clock): SlotQueue {
  const borrowerBySlot = new Map<ConnectionSlot, string>();
  const waiters: ((slot: ConnectionSlot | null) => void)[] = [];
  let isClosed = false;
  let cancelRestTimer: () => void = () => undefined;
  let noteAllReturned: () => void = () => undefined;

  /** A slot that may be lent now: an open one first, so that few are open, and one that gave up a session last. */
  function findFreeSlot(): ConnectionSlot | undefined {
    const free = slots.filter((slot) => !borrowerBySlot.has(slot));
    const rested = free.filter((slot) => slot.rest.restMs() === 0);
    return (
      free.find((slot) => slot.isOpen()) ?? rested.find((slot) => slot.rest.ghost() === null) ?? rested[0]
    );
  }

  function serve(): void {
    cancelRestTimer();
    while (waiters.length > 0) {
      const slot = findFreeSlot();
      if (slot === undefined) break;
      waiters.shift()?.(slot);
    }
    if (waiters.length === 0) return;
    const restsMs = slots.filter((slot) => !borrowerBySlot.has(slot)).map((slot) => slot.rest.restMs());
    if (restsMs.length > 0) cancelRestTimer = clock.schedule(Math.min(...restsMs), serve);
  }

  return {
    take: async (borrower, limitMs) => {
      if (isClosed) return null;
      let waiter: (slot: ConnectionSlot | null) => void = () => undefined;
      const turn = new Promise<ConnectionSlot | null>((resolve) => {
        waiter = (slot) => {
          if (slot !== null) borrowerBySlot.set(slot, borrower);
          resolve(slot);
        };
      });
      waiters.push(waiter);
      serve();
      try {
        return await withDeadline(clock, 'Waiting for a free connection', limitMs, turn);
      } catch (error) {
        waiters.splice(waiters.indexOf(waiter), 1);
        throw error;
      }
    },
    free: (slot) => {
      borrowerBySlot.delete(slot);
      if (borrowerBySlot.size === 0) noteAllReturned();
      serve();
    },
    isLent: (slot) => borrowerBySlot.has(slot),
    lentCount: () => borrowerBySlot.size,
    waitingCount: () => waiters.length,
    borrowers: () => [...borrowerBySlot.values()],
    close: () => {
      isClosed = true;
      cancelRestTimer();
      for (const waiter of waiters.splice(0)) waiter(null);
    },
    allReturned: () =>
      new Promise((resolve) => {
        noteAllReturned = resolve;
        if (borrowerBySlot.size === 0) resolve();
      }),
  };
}
