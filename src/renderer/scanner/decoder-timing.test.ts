import { describe, expect, it } from 'vitest';
import { idleDecoder, silenceLimitMs, typedText } from './decoder';
import { decodeAll, textsOf } from './fixtures/decode-all';
import { playKeys, scriptOf } from './fixtures/key-script';
import type { DecoderEvent } from './key-event';

describe('the decoder tells a scanner from a person, and takes both', () => {
  it.each([
    ['1 ms a key', 1, 50, 'scan'],
    ['case 15: 80 ms a key, profile of a slow scanner', 80, 110, 'scan'],
    ['case 15: 102 ms a key, profile of a slow scanner', 102, 110, 'scan'],
    ['case 15: 80 ms a key, no profile', 80, 50, 'manual'],
    ['case 15: a person at 121 ms a key', 121, 50, 'manual'],
    ['case 15: a person at 121 ms a key, profile of a slow scanner', 121, 110, 'manual'],
  ])('%s', (_name, gapMs, limitMs, enteredBy) => {
    const { codes } = decodeAll(playKeys(scriptOf('CP12345678-1234'), { gapMs }), limitMs);
    expect(codes).toMatchObject([{ kind: 'code', text: 'CP12345678-1234', enteredBy, medianGapMs: gapMs }]);
  });

  it('case 15: a pair of rolled-over keys does not make a person a scanner', () => {
    const keys = playKeys('Digit1 Digit2 Digit3 Digit4 Enter', { gapMs: 180 });
    // The second digit comes 25 ms after the first.
    const rolled = keys.map((key) => (key.code === 'Digit2' ? { ...key, timeStamp: 1_025 } : key));
    expect(decodeAll(rolled).codes).toMatchObject([{ text: '1234', enteredBy: 'manual' }]);
  });

  it('case 16: a page that was blocked for 400 ms changes nothing, because keys carry their own time', () => {
    const keys = playKeys(scriptOf('OC12345678'), { gapMs: 6 });
    expect(decodeAll(keys).codes).toMatchObject([{ enteredBy: 'scan', medianGapMs: 6, longestGapMs: 6 }]);
  });

  it('labels a corrected code manual, however fast it came', () => {
    expect(decodeAll(playKeys('Digit1 Digit2 Backspace Digit3 Enter')).codes).toMatchObject([
      { enteredBy: 'manual' },
    ]);
  });

  it('tells when a code began and ended', () => {
    const { codes } = decodeAll(playKeys('Digit1 Digit2 Enter', { gapMs: 10, startMs: 500 }));
    expect(codes).toMatchObject([{ startedAtMs: 500, endedAtMs: 520 }]);
  });

  it('shows what a person types, and not what a scanner sends', () => {
    expect(typedText(decodeAll(playKeys('Digit1 Digit2 Digit3', { gapMs: 150 })).state)).toBe('123');
    expect(typedText(decodeAll(playKeys('Digit1 Digit2 Digit3', { gapMs: 3 })).state)).toBeNull();
  });
});

describe('a code whose end never comes', () => {
  it('case 20: is given up when another window takes the keys, and said so', () => {
    const events: DecoderEvent[] = [...playKeys('Digit1 Digit2'), { type: 'blur', timeStamp: 1_100 }];
    expect(decodeAll(events).codes).toMatchObject([{ kind: 'unfinished', text: '12', because: 'blur' }]);
  });

  it('is given up after a silence, so that it is not the beginning of the next code', () => {
    const events: DecoderEvent[] = [
      ...playKeys('Digit1'),
      { type: 'idle', timeStamp: 20_000 },
      ...playKeys(scriptOf('OC1'), { startMs: 30_000 }),
    ];
    expect(decodeAll(events).codes).toMatchObject([
      { kind: 'unfinished', text: '1', because: 'silence' },
      { kind: 'code', text: 'OC1', enteredBy: 'scan' },
    ]);
  });

  it('is waited for longer when a person types', () => {
    expect(silenceLimitMs(idleDecoder)).toBeNull();
    expect(silenceLimitMs(decodeAll(playKeys('Digit1 Digit2 Digit3', { gapMs: 5 })).state)).toBe(1_000);
    expect(silenceLimitMs(decodeAll(playKeys('Digit1 Digit2 Digit3', { gapMs: 200 })).state)).toBe(10_000);
  });

  it('loses nothing when the window loses its focus between two codes', () => {
    const blur: DecoderEvent = { type: 'blur', timeStamp: 2_000 };
    expect(textsOf([...playKeys(scriptOf('OC1')), blur, ...playKeys(scriptOf('OC2'))])).toEqual([
      'OC1',
      'OC2',
    ]);
  });
});
