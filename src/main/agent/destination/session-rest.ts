import type { Clock } from '../../../shared/clock';
import type { ServerAddress } from './settings';
import { busyGhostMs, idleGhostMs, timeouts } from './timeouts';

/** A session the server may still hold although we gave it up. */
export interface GhostSession {
  server: ServerAddress;
  threadId: number;
  /** Our end of its connection: with the number it tells the session from any other. */
  localPort: number;
}

/**
 * What is known about a session whose connection was closed.
 *   gone      the server ended it itself, or it never was
 *   leaving   we said goodbye
 *   unknown   given up unanswered: it lives on until its limits end it, unless it hears of our leaving
 */
export type SessionEnd = 'gone' | 'leaving' | 'unknown';

/** What the session was doing when its connection was closed. */
export type SessionWork = 'log-in' | 'idle' | 'lent';

/** How long one place must stay empty, because the server may still hold the session it had before. */
export interface SessionRest {
  /** A statement goes out: the session lives on from here. */
  noteSent: () => void;
  /** The session has ended, as far as we know. */
  noteEnd(end: SessionEnd, work: SessionWork, session: GhostSession | null): void;
  /** Not to be used again before `durationMs` have passed. */
  extend: (durationMs: number) => void;
  restMs: () => number;
  /** The session given up last, unless it is known to be gone. */
  ghost: () => GhostSession | null;
  /** The session given up is known to be gone. */
  end: () => void;
}

/** Creates the rest of a place that had no session yet. */
export function createSessionRest(clock: Clock): SessionRest {
  let lastSentAtMs = 0;
  let untilMs = 0;
  let ghost: GhostSession | null = null;

  function extend(durationMs: number): void {
    untilMs = Math.max(untilMs, clock.monotonicMs() + durationMs);
  }

  function timeToEndMs(end: SessionEnd, work: SessionWork): number {
    if (end === 'gone') return 0;
    if (end === 'leaving') return timeouts.sessionEndMs;
    // Nobody answered the log-in: our farewell follows right behind it.
    if (work === 'log-in') return timeouts.sessionEndMarginMs;
    return lastSentAtMs + (work === 'lent' ? busyGhostMs : idleGhostMs) - clock.monotonicMs();
  }

  return {
    noteSent: () => {
      lastSentAtMs = clock.monotonicMs();
    },
    noteEnd: (end, work, session) => {
      extend(timeToEndMs(end, work));
      if (end === 'unknown' && work !== 'log-in') ghost = session;
    },
    extend,
    restMs: () => Math.max(0, untilMs - clock.monotonicMs()),
    ghost: () => ghost,
    end: () => {
      untilMs = 0;
      ghost = null;
    },
  };
}
