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

/** The figures of a station. */
export interface StationFigures {
  contentType: string;
  /** Reads the station once and answers every figure of that moment. */
  tell(): Promise<string>;
}

/**
 * The figures of a station as Prometheus reads them. Nothing in them names a person or a code. Counters follow the
 * pool's own, which begin anew with the agent.
 */
export function createStationFigures({ status, pool, clock }: FigureSource): StationFigures {
  const registry = new Registry();
  const registers = [registry];
  const gauge = (name: string, help: string, labelNames: string[] = []): Gauge =>
    new Gauge({ name: `scan_station_${name}`, help, labelNames, registers });
  const counter = (name: string, help: string, labelNames: string[] = []): Counter =>
    new Counter({ name: `scan_station_${name}`, help, labelNames, registers });

  const connection = gauge('connection', 'How the database is; 1 for the present state.', ['state']);
  const ledger = gauge('ledger', 'Whether the database holds what was delivered; 1 for the present state.', [
    'state',
  ]);
  const backlog = gauge('backlog', 'Scans saved here and not yet in the database.');
  const oldestPending = gauge(
    'oldest_pending_seconds',
    'Age of the oldest of them that can be sent, jumps of the clock taken off.',
  );
  const quarantined = gauge('quarantined', 'Refused scans that wait for a person.');
  const usable = gauge('outbox_usable', '1: scans can be saved.');
  const limit = gauge('pool_limit', 'Most connections.');
  const active = gauge('pool_active', 'Connections lent now.');
  const idle = gauge('pool_idle', 'Connections open and not lent.');
  const waiting = gauge('pool_waiting', 'Borrowers that wait for a connection.');
  const acquire = gauge(
    'pool_acquire_p95_seconds',
    'How long borrowers waited, 95th percentile of the last 1,000.',
  );
  const created = counter('pool_created_total', 'Connections opened since the agent started.');
  const destroyed = counter(
    'pool_destroyed_total',
    'Connections closed since the agent started, by reason.',
    ['reason'],
  );

  function takeStatus(now: StationStatus): void {
    for (const state of connectionStates) connection.set({ state }, Number(state === now.connection.state));
    for (const state of ledgerStates) ledger.set({ state }, Number(state === now.ledger.state));
    backlog.set(now.backlog);
    const oldest = now.oldestPending;
    oldestPending.set(oldest === null ? 0 : oldestAgeMs(oldest, clock.wallMs()) / 1_000);
    quarantined.set(now.quarantined);
    usable.set(Number(now.outbox.state === 'ready'));
  }

  function takePool(now: PoolState | null): void {
    setKnown(limit, now?.limit);
    setKnown(active, now?.active);
    setKnown(idle, now?.idle);
    setKnown(waiting, now?.waiting);
    setKnown(acquire, now === null ? undefined : now.acquired.p95Ms / 1_000);
    created.reset();
    created.inc(now?.created ?? 0);
    destroyed.reset();
    for (const [reason, count] of Object.entries(now?.destroyedByReason ?? {}))
      destroyed.inc({ reason }, count);
  }

  return {
    contentType: registry.contentType,
    tell: () => {
      takeStatus(status());
      takePool(pool());
      return registry.metrics();
    },
  };
}

/** What is not known is left out: a zero would be a lie. */
function setKnown(gauge: Gauge, value: number | undefined): void {
  if (value === undefined) gauge.remove();
  else gauge.set(value);
}
