import type { Clock } from '../../shared/clock';
import type { AppendAnswer, AgentEventEnvelope } from '../../shared/ipc';
import type { Log } from '../../shared/log';
import type { Appendable } from '../../shared/scan';
import { shiftAt } from '../../shared/shift';
import type { OutboxStatus, StationStatus } from '../../shared/status';
import type { Destination } from './destination/destination';
import { examineDatabase } from './destination/doctor/examine-database';
import { createMariadbDestination } from './destination/mariadb-destination';
import { openOutbox, type OpenedOutbox } from './outbox/open-outbox';
import type { Outbox } from './outbox/outbox';
import type { AgentConfiguration, StopReport } from './protocol';
import { createRelay, type Relay } from './relay/relay';
import { createStatusPublisher } from './status-publisher';
import { serveWindow, type MessagePortLike, type WindowConnection } from './window-port';

export { examineDatabase } from './destination/doctor/examine-database';

/** The running agent: owner of the outbox, the relay and the pool. */
export interface Agent {
  /** Serves a window over its port until either side closes it. */
  attachWindow(port: MessagePortLike): void;
  /** Flushes once, closes every connection and the outbox. Settles within `deadlineMs`, never rejects. */
  stop(deadlineMs: number): Promise<StopReport>;
}

/** What the agent takes from outside, so that it runs under plain Node in tests. */
export interface AgentDependencies {
  clock: Clock;
  log: Log;
}

/** Pause before a file for scans that could not be opened is tried again: a backup tool lets go of it within moments. */
const reopenPauseMs = 2_000;

/**
 * Composition root of the agent. An outbox that cannot be opened is an answer, not a crash: the window is served
 * and told, and every append is refused loudly.
 */
export function startAgent(configuration: AgentConfiguration, { clock, log }: AgentDependencies): Agent {
  let opened: OpenedOutbox;
  let outbox: Outbox | null = null;
  let destination: Destination | null = null;
  let relay: Relay | null = null;
  let outboxFailure: string | null = null;
  let cancelReopening: () => void = () => undefined;
  const windows = new Set<WindowConnection>();
  let isDoctorAtWork = false;
  const publisher = createStatusPublisher(clock, () => {
    broadcast({ event: 'status', payload: status() });
  });

  opened = open();
  logOpened(opened, log);

  /** Opens the outbox and starts what works on it. A file that another program holds is tried again by itself. */
  function open(): OpenedOutbox {
    const { dataFolder, nativeBinding } = configuration;
    const result = openOutbox({ dataFolder, nativeBinding, wallMs: clock.wallMs() });
    if (result.state === 'refused') {
      if (result.problem.code !== 'newer-file') cancelReopening = clock.schedule(reopenPauseMs, reopen);
      return result;
    }
    outbox = result.outbox;
    destination = createDestination(outbox);
    relay = destination === null ? null : createStationRelay(outbox, destination);
    relay?.start();
    return result;
  }

  function reopen(): void {
    const before = opened;
    opened = open();
    if (
      opened.state !== 'refused' ||
      before.state !== 'refused' ||
      opened.problem.code !== before.problem.code
    ) {
      logOpened(opened, log);
    }
    publisher.notify();
  }

  function createDestination(readyOutbox: Outbox): Destination | null {
    if (configuration.database === null) return null;
    return createMariadbDestination({
      settings: configuration.database,
      stationName: configuration.stationName,
      outboxId: readyOutbox.outboxId,
      clock,
      log,
    });
  }

  function createStationRelay(readyOutbox: Outbox, readyDestination: Destination): Relay {
    return createRelay({
      outbox: readyOutbox,
      destination: readyDestination,
      clock,
      settings: configuration.relay,
      version: configuration.version,
      log,
      onConnectionChange: publisher.notify,
      onOutboxFailure: (detail) => {
        outboxFailure = detail;
        publisher.notify();
      },
      onEntriesChange: (changes) => {
        broadcast({ event: 'entries-changed', payload: changes });
        publisher.notify();
      },
    });
  }

  function broadcast(event: AgentEventEnvelope): void {
    for (const window of windows) window.send(event);
  }

  function status(): StationStatus {
    const counts = outbox?.counts();
    return {
      connection: relay?.connection() ?? { state: 'not-configured' },
      outbox: outboxStatus(opened, outboxFailure),
      backlog: counts?.pending ?? 0,
      oldestPendingAt: counts?.oldestPendingAt ?? null,
      quarantined: counts?.quarantined ?? 0,
    };
  }

  function append(item: Appendable): AppendAnswer {
    if (outbox === null) {
      return { outcome: 'refused', reason: 'outbox-unavailable', detail: 'The outbox file is not open.' };
    }
    const answer = appendTo(outbox, item);
    if (answer.outcome === 'refused') log('error', 'A scan could not be saved.', { ...answer });
    else {
      relay?.notifyAppended();
      publisher.notify();
    }
    return answer;
  }

  function appendTo(readyOutbox: Outbox, item: Appendable): AppendAnswer {
    try {
      const result = readyOutbox.append(item, {
        shift: shiftAt(item.capturedAt.wallTime, configuration.shifts),
        serverOffsetMs: destination?.serverOffsetMs() ?? null,
      });
      if (result.outcome === 'saved') return result;
      return {
        outcome: 'refused',
        reason: 'conflict',
        detail: `Another scan is stored under the same number (${result.seq}).`,
      };
    } catch (error) {
      const detail = error instanceof Error ? error.message : String(error);
      const isFull = error instanceof Error && 'code' in error && error.code === 'SQLITE_FULL';
      return { outcome: 'refused', reason: isFull ? 'disk-full' : 'storage-failed', detail };
    }
  }

  /** The report follows as an event: an examination can take longer than a window waits for an answer. */
  function runDoctor(stations: number | null): void {
    if (configuration.database === null) throw new Error('No database is configured.');
    if (isDoctorAtWork) return;
    isDoctorAtWork = true;
    examineDatabase(configuration.database, stations, clock)
      .then(
        (report) => {
          broadcast({ event: 'doctor-report', payload: report });
        },
        (error: unknown) => {
          log('error', 'The doctor failed.', { detail: String(error) });
        },
      )
      .finally(() => {
        isDoctorAtWork = false;
      });
  }

  async function flushAndClose(): Promise<void> {
    await relay?.stop();
    await destination?.stop();
  }

  return {
    attachWindow: (port) => {
      const window = serveWindow(
        port,
        {
          append,
          'get-status': status,
          'recent-entries': (limit) => outbox?.recentEntries(limit) ?? [],
          flush: () => relay?.flushNow(),
          'run-doctor': runDoctor,
        },
        log,
        () => windows.delete(window),
      );
      windows.add(window);
    },

    stop: async (deadlineMs) => {
      cancelReopening();
      const deadline = new Promise<void>((resolve) => {
        clock.schedule(deadlineMs, resolve);
      });
      await Promise.race([flushAndClose(), deadline]);
      for (const window of windows) window.close();
      publisher.stop();
      const counts = outbox?.counts();
      outbox?.close();
      return { pending: counts?.pending ?? null, quarantined: counts?.quarantined ?? null };
    },
  };
}

function outboxStatus(opened: OpenedOutbox, failure: string | null): OutboxStatus {
  if (failure !== null && opened.state !== 'refused') {
    return { state: 'failing', outboxId: opened.outbox.outboxId, detail: failure };
  }
  switch (opened.state) {
    case 'ready':
      return { state: 'ready', outboxId: opened.outbox.outboxId };
    case 'replaced':
      return {
        state: 'replaced',
        outboxId: opened.outbox.outboxId,
        keptAs: opened.keptAs,
        detail: opened.detail,
      };
    case 'refused':
      return { state: 'refused', problem: opened.problem };
  }
}

function logOpened(opened: OpenedOutbox, log: Log): void {
  if (opened.state === 'ready') {
    log('info', 'The outbox is open.', { outboxId: opened.outbox.outboxId, ...opened.outbox.counts() });
  } else if (opened.state === 'replaced') {
    log('error', 'The outbox file is damaged. It is kept whole under another name and a new one is in use.', {
      keptAs: opened.keptAs,
      detail: opened.detail,
    });
  } else {
    log('error', 'The outbox file cannot be used; scans cannot be saved.', { ...opened.problem });
  }
}
