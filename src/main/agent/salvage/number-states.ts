import type { SeqRange } from '../../../shared/ledger';

/** What is known of a number of an outbox. `named`: an index has it, and no entry that can be read. */
export type NumberState = 'unknown' | 'named' | 'delivered' | 'undelivered';

const codes: readonly NumberState[] = ['unknown', 'named', 'delivered', 'undelivered'];

/** Above it a number is rubbish: a scan each second for ten years. */
const highestNumber = 320_000_000;

/** What is known of each number, one byte each: files hold millions. */
export class NumberStates {
  private bytes = new Uint8Array(64 * 1_024);
  private last = 0;

  get(seq: number): NumberState {
    return codes[this.bytes[seq] ?? 0] ?? 'unknown';
  }

  /** False for a number that cannot be one. */
  set(seq: number, state: NumberState): boolean {
    if (!Number.isSafeInteger(seq) || seq < 1 || seq > highestNumber) return false;
    if (seq >= this.bytes.length) this.grow(seq);
    this.bytes[seq] = codes.indexOf(state);
    this.last = Math.max(this.last, seq);
    return true;
  }

  /** The highest number of which anything is known. */
  highest(): number {
    return this.last;
  }

  count(state: NumberState, upTo = this.last): number {
    const code = codes.indexOf(state);
    return this.bytes.subarray(1, upTo + 1).reduce((sum, byte) => sum + (byte === code ? 1 : 0), 0);
  }

  /** Gives every number up to `upTo` of which nothing is known this state. */
  settleUnknown(upTo: number, state: NumberState): void {
    for (let seq = 1; seq <= upTo; seq += 1) if (this.get(seq) === 'unknown') this.set(seq, state);
  }

  /** The numbers from 1 to `last` that no readable entry has, in order. */
  missingUpTo(last: number): SeqRange[] {
    const ranges: SeqRange[] = [];
    for (let seq = 1; seq <= last; seq += 1) {
      const state = this.get(seq);
      if (state === 'delivered' || state === 'undelivered') continue;
      const range = ranges.at(-1);
      if (range?.to === seq - 1) range.to = seq;
      else ranges.push({ from: seq, to: seq });
    }
    return ranges;
  }

  private grow(seq: number): void {
    const larger = new Uint8Array(Math.max(seq + 1, this.bytes.length * 2));
    larger.set(this.bytes);
    this.bytes = larger;
  }
}
