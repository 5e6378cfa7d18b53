import { describe, expect, it } from 'vitest';
import {
  decode,
  idleDecoder,
  silenceLimitMs,
  typedText,
  type DecodedEntry,
  type DecoderState,
} from './decoder';
import { playKeys, scriptOf } from './fixtures/key-script';
import type { DecoderEvent } from './key-event';

function decodeAll(
  events: readonly DecoderEvent[],
  limitMs = 50,
): { state: DecoderState; codes: DecodedEntry[] } {
  let state = idleDecoder;
  const codes: DecodedEntry[] = [];
  for (const event of events) {
    const decoded = decode(state, event, { scanGapLimitMs: limitMs });
    state = decoded.state;
    codes.push(...decoded.codes);
  }
  return { state, codes };
}

/** `text` for a code, a word for anything else. */
function textsOf(events: readonly DecoderEvent[]): string[] {
  return decodeAll(events).codes.map((code) => (code.kind === 'code' ? code.text : code.kind));
}

const upperC = '+ShiftLeft KeyC=C -ShiftLeft';
const upperP = '+ShiftLeft KeyP=P -ShiftLeft';

describe('the decoder reads physical keys, whatever the layout of the PC', () => {
  const cases: [name: string, script: string, expected: string][] = [
    ['1 us', `${upperC} ${upperP} Minus=- Digit1=1 Digit2=2 Digit3=3 Enter=Enter`, 'CP-123'],
    ['2 ro(winkeys)', 'Minus=+ Slash=- KeyY=z KeyZ=y +ShiftLeft Minus=? -ShiftLeft Enter=Enter', '-/yz_'],
    ['3 ro(std)', 'Semicolon=ș +ShiftLeft Quote=Ț -ShiftLeft BracketLeft=ă Enter=Enter', ';"['],
    ['4 de, dead key named Dead', 'Equal=Dead Minus=ß Enter=Enter', '=-'],
    ['4 de, dead key named Process', 'Equal=Process Minus=ß Enter=Enter', '=-'],
    ['5 fr', 'Digit1=& Digit2=é KeyQ=a Enter=Enter', '12q'],
    ['gb', '+ShiftLeft Digit3=£ Quote=@ -ShiftLeft Enter=Enter', '#"'],
    ['8 GS as Ctrl+]', 'Digit1 +ControlLeft BracketRight=] -ControlLeft Digit2 Enter', '1\u001d2'],
    [
      '8 RS as Ctrl+^',
      'Digit1 +ControlLeft +ShiftLeft Digit6=^ -ShiftLeft -ControlLeft Digit2 Enter',
      '1\u001e2',
    ],
    [
      '8 STX and ETX',
      '+ControlLeft KeyB=b -ControlLeft Digit1 +ControlLeft KeyC=c -ControlLeft Enter',
      '\u00021\u0003',
    ],
    ['11 ALT code', 'Digit1 +AltLeft Numpad0=Insert Numpad8=ArrowUp Numpad3=PageDown -AltLeft Enter', '1S'],
    ['12 keypad digits with Num Lock off', 'Numpad1=End Numpad2=ArrowDown Numpad0=Insert NumpadEnter', '120'],
    [
      '12 keypad signs',
      'Numpad1 NumpadSubtract NumpadDecimal NumpadAdd NumpadDivide NumpadMultiply Enter',
      '1-.+/*',
    ],
  ];
  it.each(cases)('case %s', (_name, script, expected) => {
    expect(textsOf(playKeys(script))).toEqual([expected]);
  });

  it('case 7: is not turned around by Caps Lock', () => {
    const script = '+ShiftLeft KeyC=c -ShiftLeft KeyA=A Enter';
    expect(textsOf(playKeys(script, { capsLock: true }))).toEqual(['Ca']);
  });

  it('reads every printable ASCII character and every control character that a key can send', () => {
    const printable = Array.from({ length: 95 }, (_unused, index) => String.fromCharCode(0x20 + index)).join(
      '',
    );
    expect(textsOf(playKeys(scriptOf(printable)))).toEqual([printable]);
    expect(textsOf(playKeys(scriptOf('a\u001db\u0004c')))).toEqual(['a\u001db\u0004c']);
  });
});

describe('the decoder knows where a code ends', () => {
  it.each(['Enter', 'NumpadEnter', 'Tab'])('case 13: at %s', (end) => {
    expect(textsOf(playKeys(`Digit1 Digit2 ${end}`))).toEqual(['12']);
  });

  it.each([
    ['Enter sent for both', 'Enter Enter'],
    ['Ctrl+M and Ctrl+J', '+ControlLeft KeyM KeyJ -ControlLeft'],
  ])('case 13: CR LF is one end (%s)', (_name, end) => {
    expect(textsOf(playKeys(`Digit1 ${end} Digit2 ${end}`))).toEqual(['1', '2']);
  });

  it('case 13: a second Enter 5 ms later gives no empty code', () => {
    expect(textsOf(playKeys('Digit1 Enter Enter', { gapMs: 5 }))).toEqual(['1']);
  });

  it('an Enter pressed by hand with nothing before it gives nothing', () => {
    expect(decodeAll(playKeys('Enter Tab Enter'))).toEqual({ state: idleDecoder, codes: [] });
  });

  it('case 17: two codes with no time between them are two codes', () => {
    expect(textsOf(playKeys(scriptOf('CP1') + ' ' + scriptOf('OC2'), { gapMs: 0 }))).toEqual(['CP1', 'OC2']);
  });

  it.each([300, 1_500, 10_000])('case 17: the same code again after %i ms counts again', (pauseMs) => {
    const first = playKeys(scriptOf('OC1'));
    const second = playKeys(scriptOf('OC1'), { startMs: 1_000 + pauseMs });
    expect(textsOf([...first, ...second])).toEqual(['OC1', 'OC1']);
  });
});

describe('the decoder takes keys and nothing else', () => {
  it('case 10: closing, reloading, printing and zooming keys write no character', () => {
    const script =
      'F5 F11 +AltLeft F4 -AltLeft +ControlLeft Equal=+ Minus=- Digit0=0 -ControlLeft +MetaLeft KeyR -MetaLeft';
    expect(textsOf(playKeys(`Digit1 ${script} Digit2 Enter`))).toEqual(['12']);
  });

  it('case 10: a Ctrl+R, Ctrl+W or Ctrl+P without a code around it gives no code', () => {
    expect(textsOf(playKeys('+ControlLeft KeyR KeyW KeyP -ControlLeft Enter'))).toEqual([]);
  });

  it('case 19: a key that is held repeats nothing', () => {
    expect(textsOf(playKeys('Digit1 Digit2*20 Digit3 Enter*3'))).toEqual(['123']);
  });

  it('case 19: a key pressed by hand in the middle of a code is in it, and only in it', () => {
    const keys = playKeys('Digit1 KeyX Digit2 Enter ' + scriptOf('OC1'));
    expect(textsOf(keys)).toEqual(['1x2', 'OC1']);
  });

  it('case 19: a Shift whose release was lost in another window does not stick', () => {
    const beforeBlur = playKeys('+ShiftLeft');
    const after = playKeys(scriptOf('ab1'), { startMs: 9_000 });
    expect(textsOf([...beforeBlur, { type: 'blur', timeStamp: 2_000 }, ...after])).toEqual(['ab1']);
  });

  it('takes a character of an on-screen keyboard, which belongs to no key', () => {
    const [key] = playKeys('Digit1=Q');
    const end = playKeys('Enter');
    expect(textsOf(key === undefined ? [] : [{ ...key, code: '' }, ...end])).toEqual(['Q']);
  });

  it('lets a person correct what was typed', () => {
    expect(textsOf(playKeys('Digit1 Digit2 Backspace Digit3 Enter'))).toEqual(['13']);
    expect(textsOf(playKeys('Digit1 Digit2 Escape Digit3 Enter'))).toEqual(['3']);
  });
});

describe('the decoder takes codes of every length', () => {
  it.each([
    '7',
    'X1',
    '%CMD-UNDO',
    'Shift',
    'AltControlMeta',
    'Enter',
    '0'.repeat(300),
    'A1-'.repeat(170) + 'ZZ',
  ])('case 18: %s', (text) => {
    expect(textsOf(playKeys(scriptOf(text), { gapMs: 2 }))).toEqual([text]);
  });

  it('refuses more than 512 characters as a whole, and reads the next code', () => {
    const { codes } = decodeAll(playKeys(`${scriptOf('7'.repeat(600))} ${scriptOf('OC1')}`, { gapMs: 1 }));
    expect(codes).toMatchObject([
      { kind: 'too-long', length: 600 },
      { kind: 'code', text: 'OC1' },
    ]);
  });

  it('keeps no more than a code can hold, however long a key stream is', () => {
    const { state } = decodeAll(playKeys('Digit7 '.repeat(5_000)));
    expect(state.length).toBe(5_000);
    expect(state.text).toHaveLength(512);
    expect(state.gaps.valuesMs).toHaveLength(512);
  });
});

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
