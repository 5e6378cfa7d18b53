import { expect, it } from 'vitest';
import { withoutElectronsWords } from './without-electrons-words';

it.each([
  ["Error invoking remote method 'window:save-pdf': Error: ENOSPC: no space left", 'ENOSPC: no space left'],
  ["Error invoking remote method 'station:keep-volume': RangeError: too loud", 'too loud'],
  ["Error invoking remote method 'window:print': reply was never sent", 'reply was never sent'],
  ['An object could not be cloned.', 'An object could not be cloned.'],
])('an error of main says what main said: %s', (told, said) => {
  expect(withoutElectronsWords(new Error(told)).message).toBe(said);
});
