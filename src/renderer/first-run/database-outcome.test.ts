import { expect, it } from 'vitest';
import type { ConnectionStatus } from '../../shared/status';
import { databaseOutcome } from './database-outcome';

const failed = { sinceMs: 0, cause: 'wrong-password', detail: '' } as const;

it.each<[ConnectionStatus | undefined, object]>([
  [{ state: 'connected', sinceMs: 0 }, { tone: 'good' }],
  [
    { state: 'misconfigured', ...failed },
    { tone: 'offline', cause: 'wrong-password' },
  ],
  [
    { state: 'offline', ...failed },
    { tone: 'offline', cause: 'wrong-password' },
  ],
  [{ state: 'connecting', sinceMs: 0 }, { tone: 'waiting' }],
  [{ state: 'not-configured' }, { tone: 'waiting' }],
  [undefined, { tone: 'waiting' }],
])('“connected” is said while it is so, and never before: %j', (connection, outcome) => {
  expect(databaseOutcome('answered', connection)).toEqual(outcome);
  expect(databaseOutcome('trying', connection)).toEqual({ tone: 'waiting' });
  expect(databaseOutcome('not-asked', connection)).toBeNull();
});
