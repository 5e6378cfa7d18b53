import { describe, expect, it } from 'vitest';
import { keepEarlyKeys } from './early-keys';

/** Node has events but no keyboard. */
function press(target: EventTarget, code: string): Event {
  const event = new Event('keydown', { cancelable: true });
  const fields = { code, key: code, getModifierState: () => false };
  for (const [name, value] of Object.entries(fields)) Object.defineProperty(event, name, { value });
  target.dispatchEvent(event);
  return event;
}

describe('keepEarlyKeys', () => {
  it('keeps keys and focus in their order and lets no key do anything else', () => {
    const target = new EventTarget();
    const takeEarlyKeys = keepEarlyKeys(target);
    const seen: string[] = [];
    target.addEventListener('keydown', (event) => seen.push(event.type));
    const reload = press(target, 'F5');
    target.dispatchEvent(new Event('blur'));
    press(target, 'KeyC');
    expect(reload.defaultPrevented).toBe(true);
    expect(seen).toEqual([]);
    expect(takeEarlyKeys()).toMatchObject([{ code: 'F5' }, { type: 'blur' }, { code: 'KeyC' }]);
  });

  it('leaves the keys to the page once it has handed them over', () => {
    const target = new EventTarget();
    const takeEarlyKeys = keepEarlyKeys(target);
    takeEarlyKeys();
    expect(press(target, 'KeyC').defaultPrevented).toBe(false);
    expect(takeEarlyKeys()).toEqual([]);
  });
});
