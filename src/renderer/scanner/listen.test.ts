import { describe, expect, it } from 'vitest';
import type { DecodedEntry } from './decoder';
import { playKeys, scriptOf } from './fixtures/key-script';
import type { KeyEvent } from './key-event';
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
    getModifierState: () => key.capsLock,
  };
  for (const [name, value] of Object.entries(fields)) Object.defineProperty(event, name, { value });
  return event;
}

function startListening() {
  const target = new EventTarget();
  const clock = createManualClock();
  const codes: DecodedEntry[] = [];
  const typed: (string | null)[] = [];
  const stop = listenToScanner({
    target,
    clock,
    onCode: (code) => codes.push(code),
    onTyping: (text) => typed.push(text),
  });
  const press = (script: string, gapMs?: number): Event[] => {
    const events = playKeys(script, { gapMs: gapMs ?? 5, startMs: clock.monotonicMs() }).map(keyboardEvent);
    for (const event of events) target.dispatchEvent(event);
    return events;
  };
  return { target, clock, codes, typed, press, stop };
}

describe('listenToScanner', () => {
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

  it('stops when asked', () => {
    const { codes, press, stop, clock } = startListening();
    press('Digit1');
    stop();
    press('Digit2 Enter');
    expect(codes).toEqual([]);
    expect(clock.waitingDelays()).toEqual([]);
  });
});
