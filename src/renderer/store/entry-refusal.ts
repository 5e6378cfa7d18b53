import { maximumCodeLength } from '../../shared/code-length';
import { nextField } from '../../shared/row';
import type { DecodedEntry } from '../scanner/entry';
import type { WindowRefusal } from './feedback';
import type { StationState } from './station-state';

/** Why what came in is no code at all. */
export function entryRefusal(
  entry: Exclude<DecodedEntry, { kind: 'code' }>,
  { workflow, row }: Pick<StationState, 'workflow' | 'row'>,
): WindowRefusal {
  if (entry.kind === 'unfinished') return { code: 'unfinished', because: entry.because };
  const expected = nextField(workflow, row);
  if (expected === null) throw new RangeError('the row is complete and was not finished');
  return { code: 'too-long', expected, length: entry.length, maximum: maximumCodeLength };
}
