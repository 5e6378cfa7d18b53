import { setImmediate } from 'node:timers/promises';

let turn: Promise<void> = Promise.resolve();

/**
 * Ends a slice of work: everything that has arrived meanwhile is served first, above all a scan to be saved. Of several
 * that wait, one goes on in each turn of the event loop, so that a scan never waits for more than one slice: reading,
 * sending or acknowledging the entries of one batch.
 */
export function letOthersRun(): Promise<void> {
  turn = turn.then(() => setImmediate());
  return turn;
}
