import type { Clock } from '../../shared/clock';
import type { Log } from '../../shared/log';
import type { AgentHealth } from '../agent/protocol';
import { writeDurably } from './durable-file';
import type { Trial } from './trial';

/** A version that is well for this long does not die at its first breath. */
const steadyMs = 8_000;

/** What a new version has to show. */
export interface Vitals {
  /** Null: the agent does not run. */
  health: AgentHealth | null;
  /** The window takes scans. */
  isWindowReady: boolean;
}

/**
 * Whether a new version is as it should be: outbox open, window ready, and deliveries either going through or held up by
 * something that held them up before or that is nobody's fault.
 */
export function isWell({ health, isWindowReady }: Vitals, connectionBefore: string | null): boolean {
  if (health?.outbox !== 'ready' || !isWindowReady) return false;
  switch (health.connection) {
    case 'connected':
    case 'offline':
    case 'not-configured':
      return true;
    case 'misconfigured':
      return connectionBefore === 'misconfigured';
    case 'connecting':
      return false;
  }
}

/** Watches a version on trial and writes its proof when it has been well for a while. */
export interface Proof {
  /** To be called with every change. */
  note(change: Partial<Vitals>): void;
  stop(): void;
}

/** What a proof is made of. */
export interface ProofOptions {
  trial: Pick<Trial, 'token' | 'version' | 'connectionBefore'>;
  proofFile: string;
  clock: Clock;
  log: Log;
}

/** Starts watching. */
export function createProof({ trial, proofFile, clock, log }: ProofOptions): Proof {
  let vitals: Vitals = { health: null, isWindowReady: false };
  let cancel: (() => void) | null = null;
  let isProven = false;

  function prove(): void {
    isProven = true;
    writeDurably(proofFile, trial.token);
    log('info', 'This new version has proven itself: outbox open, window ready, deliveries as before.', {
      version: trial.version,
      connection: vitals.health?.connection,
    });
  }

  return {
    note: (change) => {
      vitals = { ...vitals, ...change };
      if (isProven) return;
      if (!isWell(vitals, trial.connectionBefore)) {
        cancel?.();
        cancel = null;
      } else cancel ??= clock.schedule(steadyMs, prove);
    },
    stop: () => {
      cancel?.();
    },
  };
}
