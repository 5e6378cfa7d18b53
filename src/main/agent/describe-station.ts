import type { OutboxStatus, StationStatus } from '../../shared/status';
import type { LedgerKeeper } from './ledger/ledger-keeper';
import type { Outbox } from './outbox/outbox';
import type { Relay } from './relay/relay';
import type { StorageKeeper } from './storage/storage-keeper';

/** What the agent is made of; null where there is no usable outbox or no database. */
export interface StationParts {
  relay: Pick<Relay, 'connection'> | null;
  outbox: Pick<Outbox, 'counts'> | null;
  /** How it was opened, and what went wrong with it since. */
  outboxStatus: OutboxStatus;
  ledger: Pick<LedgerKeeper, 'status'> | null;
  storage: Pick<StorageKeeper, 'status'>;
}

/** Everything the window shows of the agent, gathered from its parts. */
export function describeStation(parts: StationParts): StationStatus {
  const { relay, outbox, outboxStatus, ledger, storage } = parts;
  const counts = outbox?.counts();
  return {
    connection: relay?.connection() ?? { state: 'not-configured' },
    outbox: outboxStatus,
    backlog: counts?.pending ?? 0,
    oldestPendingAt: counts?.oldestPendingAt ?? null,
    quarantined: counts?.quarantined ?? 0,
    ledger: ledger?.status() ?? { state: 'unchecked' },
    storage: storage.status(),
  };
}
