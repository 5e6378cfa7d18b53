import type { Entry } from '../../src/main/agent/entry';
import type { Appendable } from '../../src/shared/scan';
import { sampleScan } from './sample-scans';

/** A pending entry with this number, as the outbox would hand it out. */
export function sampleEntry(seq: number, item: Appendable = sampleScan(seq)): Entry {
  const { scanId } = item;
  const shift = '2026-11-23/1';
  return { seq, scanId, item, shift, serverOffsetMs: null, state: 'pending', attempts: 0, origin: null };
}

/** Pending entries with the numbers `from`, `from` + 1, … */
export function sampleEntries(count: number, from = 1): Entry[] {
  return Array.from({ length: count }, (_, index) => sampleEntry(from + index));
}
