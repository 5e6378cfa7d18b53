import type { SerialCode } from '../../shared/serial-scanner';
import { defaultProfile } from '../../shared/scanner-profile';
import { unwrapCode, type DecodedEntry } from './entry';

/**
 * A code of a serial scanner as an entry like any other. It came whole, from a device that is known by name, and no
 * person types through a serial port. `atMs` is the window's own clock, because the agent's does not compare with it.
 */
export function toEntry(code: SerialCode, atMs: number): DecodedEntry {
  const origin = {
    enteredBy: 'scan',
    device: code.device,
    startedAtMs: atMs - code.durationMs,
    endedAtMs: atMs,
    medianGapMs: 0,
    longestGapMs: 0,
  } as const;
  switch (code.kind) {
    case 'code':
      return { kind: 'code', ...unwrapCode(code.text, defaultProfile), otherReading: null, ...origin };
    case 'too-long':
      return { kind: 'too-long', length: code.length, ...origin };
    case 'unfinished':
      return { kind: 'unfinished', text: code.text, because: 'silence', ...origin };
  }
}
