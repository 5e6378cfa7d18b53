import { describe, expect, it } from 'vitest';
import type { ConnectionCause, ConnectionStatus } from '../../../shared/status';
import { DestinationError, type Verdict } from '../destination/destination';
import { connectionAfterFailure } from './connection-after-failure';

const failure = (verdict: Verdict, reason: ConnectionCause, message = 'gone'): DestinationError =>
  new DestinationError(verdict, reason, { cause: reason, errorNumber: null, message });
const connected: ConnectionStatus = { state: 'connected', sinceMs: 1 };
const offline: ConnectionStatus = { state: 'offline', sinceMs: 2, cause: 'unreachable', detail: 'gone' };

describe('what is known of the database after a contact that failed', () => {
  it('is since when, and why', () => {
    expect(connectionAfterFailure(connected, failure('transient', 'unreachable'), 9, 1)).toEqual({
      ...offline,
      sinceMs: 9,
    });
  });

  it('is nothing new when it is away for the same reason, whatever the words', () => {
    expect(connectionAfterFailure(offline, failure('transient', 'unreachable', 'no route'), 9, 1)).toBeNull();
  });

  it('keeps its beginning when the cause changes, and not when a person must act now', () => {
    expect(connectionAfterFailure(offline, failure('transient', 'timed-out'), 9, 1)).toMatchObject({
      state: 'offline',
      sinceMs: 2,
      cause: 'timed-out',
    });
    expect(connectionAfterFailure(offline, failure('misconfigured', 'schema-mismatch'), 9, 1)).toMatchObject({
      state: 'misconfigured',
      sinceMs: 9,
    });
  });

  it('is told anew when the next mistake of a mapping is found', () => {
    const mapping = (message: string) => failure('misconfigured', 'table-mapping', message);
    const first = connectionAfterFailure(connected, mapping('no column a'), 9, 1);
    expect(first).toMatchObject({ detail: 'no column a', sinceMs: 9 });
    expect(connectionAfterFailure(first ?? connected, mapping('no column a'), 10, 1)).toBeNull();
    expect(connectionAfterFailure(first ?? connected, mapping('no column b'), 10, 1)).toMatchObject({
      detail: 'no column b',
      sinceMs: 9,
    });
  });

  it('is not told of a full server before a station that starts or returns has waited for its turn three times', () => {
    const connecting: ConnectionStatus = { state: 'connecting', sinceMs: 1 };
    const full = failure('transient', 'server-full');
    for (const before of [connecting, offline]) {
      expect(connectionAfterFailure(before, full, 9, 2)).toBeNull();
      expect(connectionAfterFailure(before, full, 9, 3)).toMatchObject({
        state: 'offline',
        cause: 'server-full',
      });
    }
    expect(connectionAfterFailure(connected, full, 9, 1)).toMatchObject({ state: 'offline' });
    expect(connectionAfterFailure(connecting, failure('transient', 'unreachable'), 9, 1)).not.toBeNull();
  });
});
