import type { Clock } from '../../shared/clock';
import type { AppendAnswer, AgentEventEnvelope } from '../../shared/ipc';
import type { Log } from '../../shared/log';
import type { Appendable, AppendTerms } from '../../shared/scan';
import type { StationStatus } from '../../shared/status';
import { systemUptimeMs } from '../clock';
import { createClockWatch } from './clock/clock-watch';
import { examineDatabase } from './destination/doctor/examine-database';
import { createMariadbDestination } from './destination/mariadb-destination';
import { startSerialScanners } from './devices/start-serial-scanners';
import { startMetrics } from './metrics/serve-metrics';
import { keepCheckpoints } from './outbox/checkpoints';
import { reopenOutbox, replaceOutbox, type OpenedOutbox, type OpenOutboxOptions } from './outbox/open-outbox';
import { openWithHelp } from './outbox/open-with-help';
import type { Outbox } from './outbox/outbox';
import { openSearchIndex } from './outbox/search-index';
import { listSetAside } from './outbox/set-aside';
import { isNews, logOpenedOutbox, requireOpen, toOutboxStatus } from './outbox/tell-opened-outbox';
import type { AgentConfiguration, PowerEvent, StopReport } from './protocol';
import { createPlaceWatch } from './storage/place-watch';
import { createStorageKeeper } from './storage/storage-keeper';
import { appendTo } from './append-to';
import { describeStation } from './describe-station';
import { createDoctorRunner } from './doctor-runner';
import { startOutboxWork, type OutboxWork } from './outbox-work';
import { startPeople, type StationPeople } from './people/start-people';
import { createRoomRequests } from './room-requests';
import { createStatusPublisher } from './status-publisher';
import { serveWindow, type MessagePortLike, type WindowConnection } from './window-port';

export { examineDatabase } from './destination/doctor/examine-database';
export { goBack } from './outbox/go-back';

/** The running agent: owner of the outbox, the relay and the pool. */
export interface Agent {
  /** Serves a window over its port until either side closes it. */
  attachWindow(port: MessagePortLike): void;
  /** Why whoever has this session may not do something; null: they may. */
  refusal: StationPeople['refusal'];
  onPower(event: PowerEvent): void;
  /** Flushes once and closes every connection, for `deadlineMs` at most; then closes its files. Never rejects. */
  stop(deadlineMs: number): Promise<StopReport>;
}

/** What the agent takes from outside, so that it runs under plain Node in tests. */
export interface AgentDependencies {
  clock: Clock;
  log: Log;
  /** Told whenever the windows are. */
  onStatus?: (status: StationStatus) => void;
}

/** Pause before a file for scans that could not be opened is tried again: a backup tool lets go of it within moments. */
const reopenPauseMs = 2_000;

/**
 * Composition root of the agent. An outbox that cannot be opened is an answer, not a crash: the window is served
 * and told, and every append is refused loudly.
 */
export function startAgent(
  configuration: AgentConfiguration,
  { clock, log, onStatus = () => undefined }: AgentDependencies,
): Agent {
  let work: OutboxWork | null = null;
  let cancelReopening: () => void = () => undefined;
  let stopCheckpoints: () => void = () => undefined;
  const windows = new Set<WindowConnection>();
  const publisher = createStatusPublisher(clock, () => {
    const payload = status();
    onStatus(payload);
    broadcast({ event: 'status', payload });
  });
  const { dataFolder, shifts } = configuration;
  const storage = createStorageKeeper({ dataFolder, clock, log, onChange: publisher.notify });
  const clockWatch = createClockWatch({
    clock,
    uptimeMs: systemUptimeMs,
    log,
    serverOffsetMs: () => work?.destination?.serverOffsetMs() ?? null,
    onJump: (byMs) => work?.destination?.correctServerOffset(byMs),
    onChange: publisher.notify,
  });
  const placeWatch = createPlaceWatch({
    place: () => (work === null || opened.state === 'refused' ? null : opened.outbox),
    clock,
    log,
    onPutBack: () => {
      replaceWork((outbox) => reopenOutbox(outbox, openOptions()));
    },
    onChange: publisher.notify,
  });

  const parts = { configuration, clock, log, broadcast };
  const people = startPeople({ ...parts, work: () => work, onChange: publisher.notify });

  let opened = open();
  logOpenedOutbox(opened, log);
  publisher.notify();

  function open(): OpenedOutbox {
    const takesNewerBack = configuration.takesNewerOutboxBack === true;
    const help = { giveRoom: () => storage.giveRoom(), takesNewerBack, log };
    return take(openWithHelp(openOptions(), help), Promise.resolve());
  }

  function openOptions(): OpenOutboxOptions {
    return { dataFolder, wallMs: clock.wallMs(), onDamage: replaceDamaged };
  }

  /** Starts what works on a file that could be opened; one that could not is tried again by itself. */
  function take(result: OpenedOutbox, after: Promise<void>): OpenedOutbox {
    if (result.state === 'refused') {
      work = null;
      if (result.problem.code !== 'newer-file') cancelReopening = clock.schedule(reopenPauseMs, reopen);
      return result;
    }
    const outbox = storage.guard(result.outbox);
    const { outboxId } = outbox;
    const { database: settings, stationName, workflows } = configuration;
    clockWatch.compareWithNewest(outbox.recentEntries(1)[0]?.capturedAt ?? null);
    work = startOutboxWork({
      outbox,
      destination:
        settings === null
          ? null
          : createMariadbDestination({ settings, stationName, outboxId, workflows, clock, log }),
      isRoomy: () => storage.status().disk.state === 'roomy',
      openIndex: () => openSearchIndex(dataFolder, outboxId),
      configuration,
      setAsideFiles: listSetAside(dataFolder),
      justSetAside: result.state === 'replaced' ? result.setAside : null,
      after,
      clock,
      log,
      onChange: () => {
        publisher.notify();
        people.notifyConnection();
      },
      onEntriesChange: (changes) => {
        broadcast({ event: 'entries-changed', payload: changes });
      },
    });
    stopCheckpoints = keepCheckpoints(outbox, clock, log);
    return result;
  }

  function reopen(): void {
    const before = opened;
    opened = open();
    if (isNews(before, opened)) logOpenedOutbox(opened, log);
    publisher.notify();
  }

  /** Damage was found while the file was in use: a new file takes over at once, so that the next scan is saved. */
  function replaceDamaged(error: unknown): void {
    replaceWork((outbox) => replaceOutbox(outbox, openOptions(), error));
  }

  function replaceWork(openNext: (before: Outbox) => OpenedOutbox): void {
    if (work === null) return;
    const before = work;
    work = null;
    stopCheckpoints();
    opened = take(openNext(before.outbox), before.stop(false));
    logOpenedOutbox(opened, log);
    publisher.notify();
  }

  function broadcast(event: AgentEventEnvelope): void {
    for (const window of windows) window.send(event);
  }

  function status(): StationStatus {
    return onOpenOutbox((open) => {
      const outboxStatus = toOutboxStatus(opened, open?.outboxFailure() ?? null, placeWatch.failure());
      return describeStation({ work: open, outboxStatus, storage, clockWatch, people });
    });
  }

  /** When the file turns out to be damaged meanwhile, the one that has taken over is used. */
  function onOpenOutbox<Result>(run: (open: OutboxWork | null) => Result): Result {
    const used = work;
    try {
      const result = run(used);
      if (work === used) return result;
    } catch (error) {
      if (work === used) throw error;
    }
    return run(work);
  }

  function append(item: Appendable, terms: AppendTerms | undefined, session: string | null): AppendAnswer {
    const detail = people.itemRefusal(item, session);
    if (detail !== null) return { outcome: 'refused', reason: 'not-allowed', detail };
    const vanished = placeWatch.look();
    const answer = onOpenOutbox((open) => appendTo(open, item, { shifts, terms, clockWatch, vanished }));
    if (answer.outcome === 'refused') log('error', 'A scan could not be saved.', { ...answer });
    if (answer.outcome === 'saved') {
      work?.notifyAppended();
      publisher.notify();
    }
    return answer;
  }

  // One for all windows: a port that is replaced must not start a second examination beside the first.
  const runDoctor = createDoctorRunner({ configuration, examine: examineDatabase, clock, log, broadcast });

  const serial = startSerialScanners(parts);
  const pool = () => work?.destination?.poolState() ?? null;
  const metrics = startMetrics(configuration.metrics ?? null, { status, pool, clock }, log);

  return {
    attachWindow: (port) => {
      const window = serveWindow(
        port,
        {
          append,
          'get-status': status,
          'recent-entries': (limit) => onOpenOutbox((open) => open?.outbox.recentEntries(limit) ?? []),
          'count-group': (group) => onOpenOutbox((open) => requireOpen(open).outbox.countGroup(group)),
          flush: () => work?.flushNow(),
          'run-doctor': runDoctor,
          'pool-state': pool,
          ...createRoomRequests({ ...parts, open: () => requireOpen(work), serial, people }),
        },
        people.guard,
        log,
        () => windows.delete(window),
      );
      windows.add(window);
    },
    refusal: people.refusal,
    onPower: (event) => work?.onPower(event),
    stop: async (deadlineMs) => {
      cancelReopening();
      for (const watch of [storage, clockWatch, placeWatch, people, metrics]) watch.stop();
      const deadline = new Promise<void>((resolve) => {
        clock.schedule(deadlineMs, resolve);
      });
      await Promise.race([Promise.all([work?.stop(true), serial.stop()]), deadline]);
      for (const window of windows) window.close();
      publisher.stop();
      people.close();
      stopCheckpoints();
      const counts = work?.outbox.counts();
      work?.outbox.close();
      return { pending: counts?.pending ?? null, quarantined: counts?.quarantined ?? null };
    },
  };
}
