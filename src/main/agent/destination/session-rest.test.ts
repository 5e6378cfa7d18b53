import { describe, expect, it } from 'vitest';
import { createManualClock } from '../../../../e2e/support/manual-clock';
import { createSessionRest } from './session-rest';
import { busyGhostMs, idleGhostMs, timeouts } from './timeouts';

const session = { server: { host: 'db', port: 3306 }, threadId: 7, localPort: 40_000 };

describe('the rest of a place whose session was given up', () => {
  it('is over a second after the longest wait for an answer, so that one place is enough', () => {
    expect(busyGhostMs).toBeLessThanOrEqual(timeouts.workMs + 1_000);
  });

  it('counts from the last statement sent, not from the moment we gave up', () => {
    const clock = createManualClock();
    const rest = createSessionRest(clock);
    rest.noteSent();
    clock.advance(timeouts.workMs);
    rest.noteEnd('unknown', 'lent', session);
    expect(rest.restMs()).toBe(busyGhostMs - timeouts.workMs);
    expect(rest.ghost()).toBe(session);
    clock.advance(busyGhostMs - timeouts.workMs);
    expect(rest.restMs()).toBe(0);
    expect(rest.ghost()).toBe(session);
  });

  it('is short for an idle session and for a log-in that nobody answered', () => {
    const clock = createManualClock();
    const idle = createSessionRest(clock);
    idle.noteSent();
    idle.noteEnd('unknown', 'idle', session);
    expect(idle.restMs()).toBe(idleGhostMs);
    const logIn = createSessionRest(clock);
    logIn.noteEnd('unknown', 'log-in', null);
    expect(logIn.restMs()).toBe(timeouts.sessionEndMarginMs);
    expect(logIn.ghost()).toBeNull();
  });

  it('is none where the server ended the session, and ends when it is known to be gone', () => {
    const clock = createManualClock();
    const rest = createSessionRest(clock);
    rest.noteEnd('gone', 'lent', session);
    expect(rest.restMs()).toBe(0);
    expect(rest.ghost()).toBeNull();
    rest.noteSent();
    rest.noteEnd('unknown', 'lent', session);
    rest.end();
    expect(rest.restMs()).toBe(0);
    expect(rest.ghost()).toBeNull();
  });
});
