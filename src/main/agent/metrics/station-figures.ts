import { Counter, Gauge, Registry } from 'prom-client';
import type { Clock } from '../../../shared/clock';
import type { PoolState } from '../../../shared/pool-state';
import { oldestAgeMs } from '../../../shared/oldest-age';
import type { StationStatus } from '../../../shared/status';

/** What the figures are taken from, at the moment they are asked for. */
export interface FigureSource {
  status: () => StationStatus;
  /** Null: there is no database, or no usable outbox. */
  pool: () => PoolState | null;
  clock: Clock;
}

const connectionStates = ['not-configured', 'connecting', 'connected', 'offline', 'misconfigured'] as const;
const ledgerStates = ['unchecked', 'agrees', 'differs'] as const;

/**
 * The figures of a station as Prometheus reads them. Nothing in them names a person or a code. Counters follow the
 * pool's own, which begin anew with the agent.
 */
export function createStationFigures({ status, pool, clock }: FigureSource): Registry {
  const registry = new Registry();
  const registers = [registry];

  function gauge(name: string, help: string, read: () => number | null): void {
    new Gauge({
      name: `scan_station_${name}`,
      help,
      registers,
      collect() {
        this.reset();
        const value = read();
        // What is not known is left out: a zero would be a lie.
        if (value === null) this.remove();
        else this.set(value);
      },
    });
  }

  function states(name: string, help: string, known: readonly string[], read: () => string): void {
    new Gauge({
      name: `scan_station_${name}`,
      help,
      labelNames: ['state'],
      registers,
      collect() {
        const now = read();
        for (const state of known) this.set({ state }, Number(state === now));
      },
    });
  }

  states(
    'connection',
    'How the database is; 1 for the present state.',
    connectionStates,
    () => status().connection.state,
  );
  states(
    'ledger',
    'Whether the database holds what was delivered; 1 for the present state.',
    ledgerStates,
    () => status().ledger.state,
  );
  gauge('backlog', 'Scans saved here and not yet in the database.', () => status().backlog);
  gauge(
    'oldest_pending_seconds',
    'Age of the oldest of them that can be sent, jumps of the clock taken off.',
    () => {
      const { oldestPending } = status();
      return oldestPending === null ? 0 : oldestAgeMs(oldestPending, clock.wallMs()) / 1_000;
    },
  );
  gauge('quarantined', 'Refused scans that wait for a person.', () => status().quarantined);
  gauge('outbox_usable', '1: scans can be saved.', () => Number(status().outbox.state === 'ready'));
  gauge('pool_limit', 'Most connections.', () => pool()?.limit ?? null);
  gauge('pool_active', 'Connections lent now.', () => pool()?.active ?? null);
  gauge('pool_idle', 'Connections open and not lent.', () => pool()?.idle ?? null);
  gauge('pool_waiting', 'Borrowers that wait for a connection.', () => pool()?.waiting ?? null);
  gauge('pool_acquire_p95_seconds', 'How long borrowers waited, 95th percentile of the last 1,000.', () => {
    const state = pool();
    return state === null ? null : state.acquired.p95Ms / 1_000;
  });

  new Counter({
    name: 'scan_station_pool_created_total',
    help: 'Connections opened since the agent started.',
    registers,
    collect() {
      this.reset();
      this.inc(pool()?.created ?? 0);
    },
  });
  new Counter({
    name: 'scan_station_pool_destroyed_total',
    help: 'Connections closed since the agent started, by reason.',
    labelNames: ['reason'],
    registers,
    collect() {
      this.reset();
      for (const [reason, count] of Object.entries(pool()?.destroyedByReason ?? {}))
        this.inc({ reason }, count);
    },
  });
  return registry;
}
