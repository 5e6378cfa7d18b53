import { describe, expect, it } from 'vitest';
import { createManualClock } from '../../../e2e/support/manual-clock';
import { defaultProfile, type ScannerProfile } from '../../shared/scanner-profile';
import type { DecodedEntry } from './entry';
import { playKeys, scriptOf } from './fixtures/key-script';
import { createFieldGuard } from './guard-fields';

/** A field as the browser has it: what a key writes comes after the guard has seen the key. */
class Field {
  readonly told: string[] = [];
  #value: string;

  constructor(value: string) {
    this.#value = value;
  }

  get value(): string {
    return this.#value;
  }

  set value(text: string) {
    this.#value = text;
  }

  dispatchEvent(event: Event): boolean {
    return this.told.push(event.type) > 0;
  }
}

function startGuard(changes: Partial<ScannerProfile> = {}) {
  const clock = createManualClock();
  const entries: DecodedEntry[] = [];
  const guard = createFieldGuard({
    clock,
    profile: () => ({ ...defaultProfile, ...changes }),
    onEntry: (entry) => entries.push(entry),
  });
  const press = (field: Field, script: string, gapMs: number): boolean[] => {
    const keys = playKeys(script, { gapMs, startMs: clock.monotonicMs() });
    return keys
      .filter(({ type }) => type === 'keydown')
      .map((key) => {
        clock.advance(Math.max(0, key.timeStamp - clock.monotonicMs()));
        const isHeldBack = guard.take(key, field);
        if (!isHeldBack && key.code.startsWith('Digit')) field.value += key.code.slice(-1);
        return isHeldBack;
      });
  };
  return { clock, entries, guard, press };
}

describe('a text field that is for typing', () => {
  it('gets back what it held when a code was scanned into it, and the code is handed over', () => {
    const { entries, press } = startGuard();
    const field = new Field('CP');
    const heldBack = press(field, scriptOf('1234'), 5);
    expect([field.value, field.told]).toEqual(['CP', ['input']]);
    expect(entries).toMatchObject([{ kind: 'code', text: '1234' }]);
    // The end of a scan, Enter or Tab, moves nothing.
    expect(heldBack).toEqual([false, false, false, false, true]);
  });

  it('keeps what is typed, Enter or not', () => {
    const { entries, press, clock } = startGuard();
    const field = new Field('');
    press(field, 'Digit1 Digit2 Digit3 Enter', 150);
    clock.advance(150);
    press(field, 'Digit4', 150);
    clock.advance(20_000);
    expect([field.value, field.told]).toEqual(['1234', []]);
    expect(entries).toEqual([]);
  });

  it('keeps what was typed before a scan', () => {
    const { entries, press, clock } = startGuard();
    const field = new Field('');
    press(field, 'Digit7 Digit8', 150);
    clock.advance(1_000);
    press(field, scriptOf('1234'), 5);
    expect(field.value).toBe('78');
    expect(entries).toMatchObject([{ text: '1234' }]);
  });

  it('is cleared of a scan without an end after its silence, and no timer stays behind', () => {
    const { entries, press, clock } = startGuard({ terminator: 'none' });
    const field = new Field('7');
    press(field, 'Digit1 Digit2 Digit3 Digit4', 5);
    expect(field.value).toBe('71234');
    clock.advance(500);
    expect(field.value).toBe('7');
    expect(entries).toMatchObject([{ kind: 'code', text: '1234' }]);
    expect(clock.waitingDelays()).toEqual([]);
  });
});
