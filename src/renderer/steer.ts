import type { KeyEvent } from './scanner/key-event';

/**
 * Steers the screen by a key that only a hand can have pressed: Tab and arrows move the focus among the buttons, Enter and
 * Space press the one that has it. Answers whether the key did anything. The browser itself gets no key at all.
 */
export function steer(page: Document, { code, shift }: Pick<KeyEvent, 'code' | 'shift'>): boolean {
  const buttons = [...page.querySelectorAll<HTMLButtonElement>('button:not(:disabled)')];
  const focused = buttons.find((button) => button === page.activeElement);
  switch (code) {
    case 'Enter':
    case 'NumpadEnter':
    case 'Space':
      focused?.click();
      return focused !== undefined;
    case 'Tab':
    case 'ArrowDown':
    case 'ArrowRight':
      return moveFocus(buttons, focused, shift ? -1 : 1);
    case 'ArrowUp':
    case 'ArrowLeft':
      return moveFocus(buttons, focused, -1);
    default:
      return false;
  }
}

function moveFocus(
  buttons: readonly HTMLButtonElement[],
  focused: HTMLButtonElement | undefined,
  by: 1 | -1,
): boolean {
  const from = focused === undefined ? (by === 1 ? -1 : 0) : buttons.indexOf(focused);
  const next = buttons.at((from + by) % buttons.length);
  next?.focus();
  return next !== undefined;
}
