import type { Clock } from '../../../shared/clock';
import type { Log } from '../../../shared/log';
import type { ConnectionCause } from '../../../shared/status';
import { classifyError } from './classify-error';
import { afterServerFailure, afterServerSuccess, createServerMemory, serversToTry } from './server-choice';
import type { ServerAddress } from './settings';

/** The servers of the settings, and what is remembered of their health; one for the whole pool. */
export interface ServerList {
  /** For one session that has to be opened: each server once, in the order to try them. */
  toTry(): ServerAddress[];
  /** `server` took a session and can be written to. True: the one before was another. */
  noteSuccess(server: ServerAddress): boolean;
  /** `server` failed. True when the failure is its own, so that the next one may do better. */
  noteFailure(server: ServerAddress, error: unknown): boolean;
  /** A session at `server` failed at work. One that was lost says little: the next to be opened will show. */
  noteFailureAtWork(server: ServerAddress, error: unknown): void;
}

/**
 * What is wrong with this server and need not be with the next. Passwords, privileges and tables are the same on all of
 * them: there a person is called instead.
 */
const ownFailures: ReadonlySet<ConnectionCause> = new Set([
  'unreachable',
  'name-not-found',
  'connection-lost',
  'timed-out',
  'server-full',
  'server-storage',
  'not-primary',
  'read-only-server',
  'host-refused',
  'tls',
  'not-mariadb',
]);

/** Creates the list; `servers` in order of preference. */
export function createServerList(servers: readonly ServerAddress[], clock: Clock, log: Log): ServerList {
  let memory = createServerMemory(servers.length);
  let lastUsed: ServerAddress | null = null;

  function noteFailure(server: ServerAddress, error: unknown): boolean {
    const { reason, refusal } = classifyError(error);
    if (!ownFailures.has(reason)) return false;
    memory = afterServerFailure(memory, servers.indexOf(server), clock.monotonicMs(), clock.random());
    if (servers.length > 1) {
      const detail = refusal.message;
      log('warn', 'A database server takes no scans now; the next one is tried.', {
        ...server,
        reason,
        detail,
      });
    }
    return true;
  }

  return {
    toTry: () => serversToTry(memory, clock.monotonicMs()).flatMap((place) => servers[place] ?? []),
    noteSuccess: (server) => {
      memory = afterServerSuccess(memory, servers.indexOf(server));
      const isOther = lastUsed !== null && lastUsed !== server;
      if (isOther) log('info', 'Scans go to another database server now.', { ...server });
      lastUsed = server;
      return isOther;
    },
    noteFailure,
    noteFailureAtWork: (server, error) => {
      if (classifyError(error).reason !== 'connection-lost') noteFailure(server, error);
    },
  };
}

/** Of the failures of several servers: the first that mends itself, because then it is tried again soon; else the first. */
export function worthTelling(failures: readonly unknown[]): unknown {
  return failures.find((failure) => classifyError(failure).verdict === 'transient') ?? failures[0];
}

/** No place at the server (1040), or none for this account (1203); not a limit that ends with the hour. */
const fullNumbers: ReadonlySet<number | null> = new Set([1040, 1203]);

/** Whether a place may become free at any moment. */
export function isServerFull(error: unknown): boolean {
  return fullNumbers.has(classifyError(error).refusal.errorNumber);
}
