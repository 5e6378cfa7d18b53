import type { KeyEvent } from '../shared/key-event';

/** What a hand can go to; inside the topmost dialog alone while one is open. */
const reachable = 'button:not(:disabled), input:not(:disabled), textarea:not(:disabled)';

/**
 * Steers the screen by a key that only a hand can have pressed: Tab and arrows move the focus, Enter and Space press the
 * button that has it. Answers whether the key did anything. The browser itself gets no key at all.
 */
export function steer(page: Document, { code, shift }: Pick<KeyEvent, 'code' | 'shift'>): boolean {
  const place = [...page.querySelectorAll('[role="dialog"]')].at(-1) ?? page;
  const controls = [...place.querySelectorAll<HTMLElement>(reachable)];
  const focused = controls.find((control) => control === page.activeElement);
  switch (code) {
    case 'Enter':
    case 'NumpadEnter':
    case 'Space':
      focused?.click();
      return focused !== undefined;
    case 'Tab':
    case 'ArrowDown':
    case 'ArrowRight':
      return moveFocus(controls, focused, shift ? -1 : 1);
    case 'ArrowUp':
    case 'ArrowLeft':
      return moveFocus(controls, focused, -1);
    default:
      return false;
  }
}

function moveFocus(controls: readonly HTMLElement[], focused: HTMLElement | undefined, by: 1 | -1): boolean {
  const from = focused === undefined ? (by === 1 ? -1 : 0) : controls.indexOf(focused);
  const next = controls.at((from + by) % controls.length);
  next?.focus();
  return next !== undefined;
}
