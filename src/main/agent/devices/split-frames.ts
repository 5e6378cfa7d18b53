import { maximumCodeLength } from '../../../shared/code-length';
import type { SerialScanner } from '../../../shared/serial-scanner';

/** A code as it came over the wire. Its characters are the bytes, one each (latin1). */
export type Frame = { kind: 'code'; text: string } | { kind: 'too-long'; length: number };

/** The bytes since the last end; never more than a code may have are kept. */
export interface FrameState {
  text: string;
  /** Bytes received, those beyond the limit included. */
  length: number;
}

/** Nothing received yet. */
export const emptyFrame: FrameState = { text: '', length: 0 };

const startOfText = 0x02;
const endOfText = 0x03;

const endsByTerminator: Readonly<Record<SerialScanner['terminator'], readonly number[]>> = {
  line: [0x0d, 0x0a],
  tab: [0x09, 0x0d, 0x0a],
  etx: [endOfText],
  none: [],
};

/**
 * Takes the bytes that came and gives the codes they complete. However the system cuts the stream, the codes are the
 * same: the second half of CR LF is an empty frame, and an empty frame is no code. STX and ETX around a code are taken off.
 */
export function splitFrames(
  state: FrameState,
  bytes: Uint8Array,
  terminator: SerialScanner['terminator'],
): { state: FrameState; frames: Frame[] } {
  const ends = endsByTerminator[terminator];
  const frames: Frame[] = [];
  let { text, length } = state;
  for (const byte of bytes) {
    if (ends.includes(byte)) {
      frames.push(...toFrames({ text, length }));
      text = '';
      length = 0;
    } else if (!isWrapping(byte, length)) {
      if (length < maximumCodeLength) text += String.fromCharCode(byte);
      length += 1;
    }
  }
  return { state: { text, length }, frames };
}

/** STX before the first character, and ETX anywhere: neither can be part of a code that a scanner wraps in them. */
function isWrapping(byte: number, length: number): boolean {
  return (byte === startOfText && length === 0) || byte === endOfText;
}

/** What the bytes so far are when their end is declared, by a silence for example; none when nothing came. */
export function toFrames({ text, length }: FrameState): Frame[] {
  if (length === 0) return [];
  return length > maximumCodeLength ? [{ kind: 'too-long', length }] : [{ kind: 'code', text }];
}
