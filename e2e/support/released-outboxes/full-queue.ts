import { randomUUID } from 'node:crypto';
import { defaultShifts, shiftAt } from '../../../src/shared/shift';
import type { Appendable, EntryState } from '../../../src/shared/scan';
import { sampleScan, sampleVoid } from '../sample-scans';

/** An entry of a queue as a released file holds it. */
export interface ReleasedEntry {
  seq: number;
  item: Appendable;
  shift: string;
  state: EntryState;
  /** What was done to it by hand; files of release 1 know nothing of it. */
  decision: 'requeued' | 'discarded' | null;
}

/** A queue with an entry of every kind and state there is. */
export interface FullQueue {
  outboxId: string;
  entries: readonly ReleasedEntry[];
}

export const releasedRefusal = { cause: 'value-too-long', errorNumber: 1406, message: 'Data too long' };

/** Makes a queue of `rounds` times eight entries: delivered, refused, discarded, sent again, waiting, and voids of them. */
export function makeFullQueue(rounds: number): FullQueue {
  const entries: ReleasedEntry[] = [];
  const add = (item: Appendable, state: EntryState, decision: ReleasedEntry['decision'] = null): void => {
    const shift = shiftAt(item.capturedAt.wallTime, defaultShifts);
    entries.push({ seq: entries.length + 1, item, shift, state, decision });
  };
  for (let round = 0; round < rounds; round += 1) {
    const [delivered, refused, waiting] = [1, 2, 3].map((place) => sampleScan(round * 10 + place));
    if (delivered === undefined || refused === undefined || waiting === undefined) break;
    add(delivered, 'acknowledged');
    add(refused, 'quarantined');
    add(waiting, 'pending');
    add(sampleVoid(delivered), 'acknowledged');
    add(sampleVoid(refused), 'pending');
    add(sampleScan(round * 10 + 4), 'quarantined', 'discarded');
    add(sampleScan(round * 10 + 5), 'pending', 'requeued');
    add(sampleScan(round * 10 + 6, { enteredBy: 'manual' }), 'pending');
  }
  return { outboxId: randomUUID(), entries };
}
