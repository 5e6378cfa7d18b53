import { maximumCodeLength } from '../../shared/code-length';
import type { DecodedEntry } from '../scanner/entry';
import type { WindowRefusal } from './feedback';

/** Why what came in is no code at all, whatever is asked for. */
export function entryRefusal(entry: Exclude<DecodedEntry, { kind: 'code' }>): WindowRefusal {
  if (entry.kind === 'unfinished') return { code: 'unfinished', because: entry.because };
  return { code: 'too-long', length: entry.length, maximum: maximumCodeLength };
}
