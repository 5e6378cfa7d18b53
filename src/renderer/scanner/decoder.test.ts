import { describe, expect, it } from 'vitest';
import { defaultProfile } from '../../shared/scanner-profile';
import { idleDecoder, silenceLimitMs, typedText } from './decoder-state';
import { decodeAll } from './fixtures/decode-all';
import { playKeys } from './fixtures/key-script';

/* What the table of hard cases does not show: times, what is shown while somebody types, and bounds. */

const stateAfter = (script: string, gapMs: number) => decodeAll(playKeys(script, { gapMs })).state;

describe('the decoder', () => {
  it('tells when a code began and ended', () => {
    const { codes } = decodeAll(playKeys('Digit1 Digit2 Enter', { gapMs: 10, startMs: 500 }));
    expect(codes).toMatchObject([{ startedAtMs: 500, endedAtMs: 520 }]);
  });

  it('shows what a person types as the keycaps have it, and nothing of what a scanner sends', () => {
    expect(typedText(stateAfter('KeyY=z Minus=ß', 150), defaultProfile)).toBe('zß');
    expect(typedText(stateAfter('Digit1 Digit2 Digit3', 3), defaultProfile)).toBeNull();
  });

  it('waits longer for the end when a person types', () => {
    expect(silenceLimitMs(idleDecoder, defaultProfile)).toBeNull();
    expect(silenceLimitMs(stateAfter('Digit1 Digit2 Digit3', 5), defaultProfile)).toBe(1_000);
    expect(silenceLimitMs(stateAfter('Digit1 Digit2 Digit3', 200), defaultProfile)).toBe(10_000);
  });

  it('keeps no more than a code can hold, however long a key stream is', () => {
    const { state } = decodeAll(playKeys('Digit7 '.repeat(5_000)));
    expect(state.length).toBe(5_000);
    expect(state.text).toHaveLength(512);
    expect(state.gaps.valuesMs).toHaveLength(512);
  });
});
