import { describe, expect, it } from 'vitest';
import { defaultProfile, type ScannerProfile } from '../../shared/scanner-profile';
import type { DecodedEntry } from './entry';
import { playKeys, scriptOf } from './fixtures/key-script';
import type { KeyEvent } from '../../shared/key-event';
import { listenToScanner } from './listen';
import { createManualClock } from '../../../e2e/support/manual-clock';

/** Node has events but no keyboard: an event with the fields a browser's key event has. */
function keyboardEvent(key: KeyEvent): Event {
  const event = new Event(key.type, { cancelable: true });
  const fields = {
    code: key.code,
    key: key.key,
    shiftKey: key.shift,
    ctrlKey: key.ctrl,
    altKey: key.alt,
    metaKey: key.meta,
    repeat: key.repeat,
    timeStamp: key.timeStamp,
    getModifierState: (name: string) => name === 'CapsLock' && key.capsLock,
  };
  for (const [name, value] of Object.entries(fields)) Object.defineProperty(event, name, { value });
  return event;
}

function startListening(changes: Partial<ScannerProfile> = {}, early: readonly KeyEvent[] = []) {
  const target = new EventTarget();
  const clock = createManualClock();
  const handKeys: string[] = [];
  const isSteering = { value: false };
  const codes: DecodedEntry[] = [];
  const typed: (string | null)[] = [];
  const stop = listenToScanner({
    target,
    clock,
    profile: () => ({ ...defaultProfile, ...changes }),
    onEntry: (entry) => codes.push(entry),
    onHandKey: ({ code }) => {
      handKeys.push(code);
      return isSteering.value;
    },
    onTyping: (text) => typed.push(text),
    early,
  });
  const press = (script: string, gapMs?: number): Event[] => {
    const events = playKeys(script, { gapMs: gapMs ?? 5, startMs: clock.monotonicMs() }).map(keyboardEvent);
    for (const event of events) target.dispatchEvent(event);
    return events;
  };
  return { target, clock, codes, typed, press, stop, handKeys, isSteering };
}

describe('listenToScanner', () => {
  it('decodes what was pressed before it listened, and joins a code that had only begun by then', () => {
    const keys = playKeys(`${scriptOf('OC1')} ${scriptOf('CP1')}`, { gapMs: 5, startMs: -200 });
    const afterFirstKey = keys.findIndex(({ code }) => code === 'KeyP');
    const { target, codes } = startListening({}, keys.slice(0, afterFirstKey));
    expect(codes).toMatchObject([{ kind: 'code', text: 'OC1', enteredBy: 'scan' }]);
    for (const key of keys.slice(afterFirstKey)) target.dispatchEvent(keyboardEvent(key));
    expect(codes[1]).toMatchObject({ kind: 'code', text: 'CP1', enteredBy: 'scan' });
  });

  it('hands over a code and lets no key through to the page', () => {
    const { target, codes, press } = startListening();
    const seen: string[] = [];
    target.addEventListener('keydown', (event) => seen.push(event.type));
    const events = press(`${scriptOf('OC1')} F5 F11 Tab +ControlLeft KeyR KeyW KeyP Minus -ControlLeft`);
    expect(codes).toMatchObject([{ kind: 'code', text: 'OC1' }]);
    expect(events.every((event) => event.defaultPrevented)).toBe(true);
    expect(seen).toEqual([]);
  });

  it('gives up half a code after a silence, and leaves no timer behind', () => {
    const { clock, codes, press } = startListening();
    press('Digit1 Digit2', 200);
    clock.advance(9_000);
    expect(codes).toEqual([]);
    clock.advance(2_000);
    expect(codes).toMatchObject([{ kind: 'unfinished', because: 'silence' }]);
    press(scriptOf('OC1'));
    expect(clock.waitingDelays()).toEqual([]);
  });

  it('gives up half a code when the window loses the keyboard', () => {
    const { target, codes, press } = startListening();
    press('Digit1 Digit2');
    target.dispatchEvent(new Event('blur'));
    expect(codes).toMatchObject([{ kind: 'unfinished', because: 'blur' }]);
  });

  it('tells what a person types, key by key, and when it is over', () => {
    const { typed, press } = startListening();
    press('Digit1 Digit2 Digit3 Enter', 200);
    expect(typed).toEqual(['12', '123', null]);
  });

  it('case 11: takes the character of an ALT code once, though Windows writes it too', () => {
    const { target, codes, press } = startListening();
    press('+AltLeft Numpad0 Numpad8 Numpad3 -AltLeft');
    for (const type of ['keypress', 'beforeinput']) {
      const event = new Event(type, { cancelable: true });
      target.dispatchEvent(event);
      expect(event.defaultPrevented).toBe(true);
    }
    press('Enter');
    expect(codes).toMatchObject([{ kind: 'code', text: 'S' }]);
  });

  it('case 16: does not end a code when the page was blocked and the keys wait behind the timer', () => {
    const { clock, codes, press } = startListening({ terminator: 'none' });
    press('Digit1 Digit2 Digit3');
    // The timer of 120 ms comes 400 ms late; keys pressed meanwhile come after it.
    clock.block(520);
    press('Digit4');
    clock.advance(200);
    expect(codes).toMatchObject([{ kind: 'code', text: '1234' }]);
  });

  it('case 22: lets a person paste, and takes what comes as pasted', () => {
    const { target, codes, press } = startListening();
    const [, paste] = press('+ControlLeft KeyV -ControlLeft');
    expect(paste?.defaultPrevented).toBe(false);
    const event = new Event('paste', { cancelable: true });
    Object.defineProperty(event, 'clipboardData', { value: { getData: () => 'OC1\n' } });
    target.dispatchEvent(event);
    expect(codes).toMatchObject([{ kind: 'code', text: 'OC1', enteredBy: 'paste' }]);
  });

  it('tells keys that a hand pressed alone, and never those of a scan', () => {
    const { clock, press, handKeys } = startListening();
    clock.advance(1_000);
    press('Tab');
    clock.advance(300);
    press('+ShiftLeft Tab -ShiftLeft');
    clock.advance(300);
    press('Enter');
    clock.advance(300);
    expect(handKeys).toEqual(['Tab', 'Tab', 'Enter']);
    press(`${scriptOf('OC1')} Enter`, 100);
    clock.advance(1_000);
    press('Tab Digit1 Digit2 Enter', 100);
    clock.advance(1_000);
    expect(handKeys).toHaveLength(3);
  });

  it('forgets a Space that pressed a button', () => {
    const { clock, codes, press, isSteering } = startListening();
    isSteering.value = true;
    clock.advance(1_000);
    press('Space');
    clock.advance(300);
    press(scriptOf('OC1'));
    expect(codes).toMatchObject([{ kind: 'code', text: 'OC1' }]);
    expect(codes).toHaveLength(1);
  });

  it('stops when asked', () => {
    const { codes, press, stop, clock } = startListening();
    press('Digit1');
    stop();
    press('Digit2 Enter');
    expect(codes).toEqual([]);
    expect(clock.waitingDelays()).toEqual([]);
  });
});
