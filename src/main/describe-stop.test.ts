import { expect, it } from 'vitest';
import { describeStop } from './describe-stop';

it.each([
  [{ pending: 0, quarantined: 0 }, 'Stopped. Nothing is waiting to be sent.'],
  [
    { pending: 1, quarantined: 0 },
    'Stopped. 1 scan is safe on this PC and will be sent after the next start.',
  ],
  [
    { pending: 0, quarantined: 3 },
    'Stopped. Nothing is waiting to be sent. 3 scans are refused by the database and kept here.',
  ],
  [{ pending: null, quarantined: null }, 'Stopped. The outbox was not open; nothing was changed in it.'],
])('says what %j leaves behind', (report, sentence) => {
  expect(describeStop(report)).toBe(sentence);
});

it('does not say of an agent that was ended that nothing was changed', () => {
  expect(describeStop(null)).toContain('Saved scans are safe on this PC; what is not sent yet will be sent');
});
