import type { Clock } from '../../shared/clock';
import type { KeyEvent } from '../../shared/key-event';
import { isModifier } from './decoder-event';

/*
 * Buttons must work from the keyboard, and a scanned Enter or Tab must not press one. What tells them apart is silence:
 * a scanner's key has others within 110 ms before or behind it, a hand's key stands alone.
 */

/** Silence before and after a key that only a hand can have pressed; the slowest scanners send a key every 102 ms. */
const silenceMs = 200;

const steeringKeys = /^(Tab|Enter|NumpadEnter|Space|Escape|Arrow(Up|Down|Left|Right))$/;

/** Watches for keys that stand alone. */
export interface HandKeys {
  /** `isIdle`: the decoder is in the middle of no code. */
  take(key: KeyEvent, isIdle: boolean): void;
  stop(): void;
}

/** Tells each key that steers and stands alone, `silenceMs` after it was pressed. */
export function createHandKeys(clock: Clock, onHandKey: (key: KeyEvent) => void): HandKeys {
  let lastAtMs = Number.NEGATIVE_INFINITY;
  let cancel: () => void = () => undefined;

  return {
    take: (key, isIdle) => {
      // A modifier belongs to the key after it; its release and theirs say nothing.
      if (key.type === 'keyup' || isModifier(key.code)) return;
      cancel();
      const isAlone = key.timeStamp - lastAtMs >= silenceMs;
      lastAtMs = key.timeStamp;
      if (!isAlone || !isIdle || key.repeat || key.ctrl || key.alt || key.meta) return;
      if (!steeringKeys.test(key.code)) return;
      cancel = clock.schedule(silenceMs, () => {
        onHandKey(key);
      });
    },
    stop: () => {
      cancel();
    },
  };
}
