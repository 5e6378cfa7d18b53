import path from 'node:path';
import type { Clock } from '../../shared/clock';
import type { AppendAnswer, AgentEventEnvelope } from '../../shared/ipc';
import type { Log } from '../../shared/log';
import type { Appendable, AppendTerms } from '../../shared/scan';
import { shiftAt } from '../../shared/shift';
import type { StationStatus } from '../../shared/status';
import type { Destination } from './destination/destination';
import { examineDatabase } from './destination/doctor/examine-database';
import { createMariadbDestination } from './destination/mariadb-destination';
import { createLedgerKeeper, type LedgerKeeper } from './ledger/ledger-keeper';
import { createLedgerRequests } from './ledger/ledger-requests';
import { keepCheckpoints } from './outbox/checkpoints';
import { openOutbox, type OpenedOutbox } from './outbox/open-outbox';
import type { Outbox } from './outbox/outbox';
import { isNews, logOpenedOutbox, requireOpen, toOutboxStatus } from './outbox/tell-opened-outbox';
import type { AgentConfiguration, StopReport } from './protocol';
import { createQuarantineOperations, type QuarantineOperations } from './quarantine/quarantine-operations';
import { createQuarantineRequests } from './quarantine/quarantine-requests';
import { createRelay, type Relay } from './relay/relay';
import { createStorageKeeper } from './storage/storage-keeper';
import { appendTo } from './append-to';
import { createDoctorRunner } from './doctor-runner';
import { describeStation } from './describe-station';
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
  let ledger: LedgerKeeper | null = null;
  let quarantine: QuarantineOperations | null = null;
  let outboxFailure: string | null = null;
  let cancelReopening: () => void = () => undefined;
  let stopCheckpoints: () => void = () => undefined;
  const windows = new Set<WindowConnection>();
  const publisher = createStatusPublisher(clock, () => {
    broadcast({ event: 'status', payload: status() });
  });
  const { dataFolder } = configuration;
  const storage = createStorageKeeper({ dataFolder, clock, log, onChange: publisher.notify });

  opened = open();
  logOpenedOutbox(opened, log);

  /** Opens the outbox and starts what works on it. A file that another program holds is tried again by itself. */
  function open(): OpenedOutbox {
    const { nativeBinding } = configuration;
    const openFile = (): OpenedOutbox => openOutbox({ dataFolder, nativeBinding, wallMs: clock.wallMs() });
    let result = openFile();
    if (result.state === 'refused' && result.problem.code === 'disk-full' && storage.giveRoom()) {
      result = openFile();
    }
    if (result.state === 'refused') {
      if (result.problem.code !== 'newer-file') cancelReopening = clock.schedule(reopenPauseMs, reopen);
      return result;
    }
    outbox = storage.guard(result.outbox);
    destination = createDestination(outbox);
    relay = destination === null ? null : createStationRelay(outbox, destination);
    ledger = createStationLedger(outbox);
    quarantine = createStationQuarantine(outbox);
    relay?.start();
    ledger.start();
    stopCheckpoints = keepCheckpoints(outbox, clock, log);
    return result;
  }

  function reopen(): void {
    const before = opened;
    opened = open();
    if (isNews(before, opened)) logOpenedOutbox(opened, log);
    publisher.notify();
  }

  function createDestination(readyOutbox: Outbox): Destination | null {
    const { database: settings, stationName, workflows } = configuration;
    if (settings === null) return null;
    const { outboxId } = readyOutbox;
    return createMariadbDestination({ settings, stationName, outboxId, workflows, clock, log });
  }

  function createStationRelay(readyOutbox: Outbox, readyDestination: Destination): Relay {
    return createRelay({
      outbox: readyOutbox,
      destination: readyDestination,
      clock,
      settings: configuration.relay,
      version: configuration.version,
      log,
      onConnectionChange: () => {
        publisher.notify();
        checkLedgerWhenDrained(readyOutbox);
      },
      onOutboxFailure: (detail) => {
        outboxFailure = detail;
        publisher.notify();
      },
      onEntriesChange: (changes) => {
        broadcast({ event: 'entries-changed', payload: changes });
        publisher.notify();
        checkLedgerWhenDrained(readyOutbox);
      },
    });
  }

  function checkLedgerWhenDrained(readyOutbox: Outbox): void {
    const isDrained = relay?.connection().state === 'connected' && readyOutbox.pendingEntries(1).length === 0;
    if (isDrained) ledger?.notifyDrained();
  }

  function createStationLedger(readyOutbox: Outbox): LedgerKeeper {
    return createLedgerKeeper({
      outbox: readyOutbox,
      destination,
      isReachable: () => relay?.connection().state === 'connected',
      shifts: configuration.shifts,
      clock,
      log,
      onChange: publisher.notify,
      onPending: announcePending,
    });
  }

  function createStationQuarantine(readyOutbox: Outbox): QuarantineOperations {
    return createQuarantineOperations({
      outbox: readyOutbox,
      stationName: configuration.stationName,
      exportFolder: path.join(configuration.dataFolder, 'exports'),
      clock,
      log,
      onPending: announcePending,
      onDiscarded: publisher.notify,
    });
  }

  /** What a person put back into the queue is sent at once. */
  function announcePending(scanIds: string[]): void {
    broadcast({
      event: 'entries-changed',
      payload: scanIds.map((scanId) => ({ scanId, state: 'pending' })),
    });
    publisher.notify();
    relay?.flushNow();
  }

  function broadcast(event: AgentEventEnvelope): void {
    for (const window of windows) window.send(event);
  }

  function status(): StationStatus {
    const outboxStatus = toOutboxStatus(opened, outboxFailure);
    return describeStation({ relay, outbox, outboxStatus, ledger, storage });
  }

  function append(item: Appendable, terms?: AppendTerms): AppendAnswer {
    if (outbox === null) {
      return { outcome: 'refused', reason: 'outbox-unavailable', detail: 'The outbox file is not open.' };
    }
    const shift = shiftAt(item.capturedAt.wallTime, configuration.shifts);
    const serverOffsetMs = destination?.serverOffsetMs() ?? null;
    const answer = appendTo(outbox, item, { shift, serverOffsetMs, terms });
    if (answer.outcome === 'refused') log('error', 'A scan could not be saved.', { ...answer });
    if (answer.outcome === 'saved') {
      relay?.notifyAppended();
      publisher.notify();
    }
    return answer;
  }

  const { database, stationName, workflows } = configuration;
  // One for all windows: a port that is replaced must not start a second examination beside the first.
  const runDoctor = createDoctorRunner({
    examine:
      database === null
        ? null
        : (stations) => examineDatabase({ settings: database, stationName, workflows, stations }, clock),
    log,
    onReport: (report) => {
      broadcast({ event: 'doctor-report', payload: report });
    },
  });

  async function flushAndClose(): Promise<void> {
    ledger?.stop();
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
          'count-group': (group) => requireOpen(outbox).countGroup(group),
          flush: () => relay?.flushNow(),
          'run-doctor': runDoctor,
          ...createQuarantineRequests(() => requireOpen(quarantine)),
          ...createLedgerRequests(() => requireOpen(ledger)),
        },
        log,
        () => windows.delete(window),
      );
      windows.add(window);
    },

    stop: async (deadlineMs) => {
      cancelReopening();
      storage.stop();
      const deadline = new Promise<void>((resolve) => {
        clock.schedule(deadlineMs, resolve);
      });
      await Promise.race([flushAndClose(), deadline]);
      for (const window of windows) window.close();
      publisher.stop();
      stopCheckpoints();
      const counts = outbox?.counts();
      outbox?.close();
      return { pending: counts?.pending ?? null, quarantined: counts?.quarantined ?? null };
    },
  };
}
