import { describe, expect, it } from 'vitest';
import type { ConnectionStatus } from '../../shared/status';
import { fgQuality } from '../../shared/ready-workflows';
import { noFeedback, type Feedback } from '../store/feedback';
import { calmStatus } from '../testing/scripted-agent';
import { openHouse } from '../testing/open-store';
import { toneOf } from './tone-of';

type Heard = Parameters<typeof toneOf>[0];

const setup = { signIn: openHouse } as Heard['setup'];
const silent: Heard = {
  feedback: noFeedback,
  status: calmStatus,
  row: {},
  workflow: fgQuality,
  lists: null,
  setup,
};
const saved: Feedback = { outcome: 'accepted', sequence: 1, scanId: 'a', finishedAtMs: 0, fields: {} };
const duplicate: Feedback = {
  outcome: 'duplicate',
  sequence: 1,
  earlier: { scanId: 'a', agoMs: 1_000, capturedAt: '2026-11-23T08:00:00.000Z', operator: 'OP1234' },
};
const refused: Feedback = { outcome: 'refused', sequence: 2, reason: { code: 'locked' }, code: '' };
const connection = (state: ConnectionStatus['state']): Heard =>
  ({ ...silent, status: { ...calmStatus, connection: { state, sinceMs: 0 } } }) as Heard;

describe('what is heard', () => {
  it.each([
    ['connected', 'accepted'],
    ['connecting', 'accepted'],
    ['not-configured', 'accepted'],
    ['offline', 'saved-offline'],
    ['misconfigured', 'saved-offline'],
  ] as const)('of a saved row while the database is %s', (state, tone) => {
    expect(toneOf({ ...connection(state), feedback: saved }, silent)).toBe(tone);
  });

  it('is the refusal for a code that was not taken and for a row that is not saved', () => {
    expect(toneOf({ ...silent, feedback: refused }, silent)).toBe('refused');
    const unsaved: Feedback = {
      outcome: 'unsaved',
      sequence: 1,
      reason: 'disk-full',
      detail: '',
      lastSaved: null,
    };
    expect(toneOf({ ...silent, feedback: unsaved }, silent)).toBe('refused');
  });

  it('is a warning for a row that was scanned before, and the refusal for each code that it swallows', () => {
    const once = { ...silent, feedback: duplicate };
    expect(toneOf(once, silent)).toBe('warning');
    expect(toneOf({ ...silent, feedback: { ...duplicate, sequence: 2 } }, once)).toBe('refused');
  });

  it('is a warning, once, for a badge that is in no list where that is warned of', () => {
    const lists = {
      operators: { version: 1, items: [] },
      defects: { version: 0, items: [] },
      products: { version: 0, items: [] },
    };
    const warned: Heard = {
      ...silent,
      lists,
      setup: { signIn: { ...openHouse, unknownBadge: 'warn' } } as Heard['setup'],
    };
    const signedIn: Heard = { ...warned, row: { badge: { code: 'OP1234', enteredBy: 'scan' } } };
    expect(toneOf(signedIn, warned)).toBe('warning');
    expect(toneOf({ ...signedIn, feedback: { outcome: 'none', sequence: 3 } }, signedIn)).toBeNull();
    expect(toneOf({ ...signedIn, setup }, { ...warned, setup })).toBeNull();
  });

  it('is nothing while nothing happens, and when an error is taken away', () => {
    expect(toneOf(silent, silent)).toBeNull();
    expect(toneOf(connection('offline'), silent)).toBeNull();
    expect(
      toneOf({ ...silent, feedback: { outcome: 'none', sequence: 3 } }, { ...silent, feedback: refused }),
    ).toBeNull();
  });
});
