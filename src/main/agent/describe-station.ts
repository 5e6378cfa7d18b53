import type { OldestPending, OutboxStatus, StationStatus } from '../../shared/status';
import type { ClockWatch } from './clock/clock-watch';
import type { StationPeople } from './people/start-people';
import type { OutboxWork } from './outbox-work';
import type { StorageKeeper } from './storage/storage-keeper';

/** What the agent is made of. */
export interface StationParts {
  /** Null: there is no usable outbox. */
  work: OutboxWork | null;
  /** How the outbox was opened, and what went wrong with it since. */
  outboxStatus: OutboxStatus;
  storage: Pick<StorageKeeper, 'status'>;
  clockWatch: Pick<ClockWatch, 'status' | 'unrecordedMs'>;
  people: Pick<StationPeople, 'status'>;
}

/** Everything the window shows of the agent, gathered from its parts. */
export function describeStation(parts: StationParts): StationStatus {
  const { work, outboxStatus, storage, clockWatch, people } = parts;
  const counts = work?.outbox.counts();
  return {
    connection: work?.connection() ?? { state: 'not-configured' },
    outbox: outboxStatus,
    backlog: counts?.pending ?? 0,
    oldestPending: oldestPending(counts?.oldestPending ?? null, clockWatch.unrecordedMs()),
    quarantined: counts?.quarantined ?? 0,
    waitingVoids: counts === undefined || counts.quarantined === 0 ? 0 : (work?.outbox.waitingVoids() ?? 0),
    ledger: work?.ledger.status() ?? { state: 'unchecked' },
    storage: storage.status(),
    clock: clockWatch.status(),
    salvages: work?.salvager.reports() ?? [],
    secondCopy: work?.secondCopy?.status() ?? { state: 'off' },
    transfer: work?.transfer.status() ?? { state: 'idle' },
    ...people.status(),
  };
}

/** Jumps that no entry has noted came after every entry. */
function oldestPending(oldest: OldestPending | null, unrecordedMs: number): OldestPending | null {
  return oldest && { ...oldest, jumpedMs: oldest.jumpedMs + unrecordedMs };
}
