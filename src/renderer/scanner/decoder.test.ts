import { describe, expect, it } from 'vitest';
import { idleDecoder } from './decoder';
import { decodeAll, textsOf } from './fixtures/decode-all';
import { playKeys, scriptOf } from './fixtures/key-script';

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
