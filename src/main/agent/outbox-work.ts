import path from 'node:path';
import type { Clock } from '../../shared/clock';
import type { Log } from '../../shared/log';
import type { ConnectionStatus, EntryChange } from '../../shared/status';
import { letOthersRun } from '../clock';
import { checkInBackground } from './check-in-background';
import type { Destination } from './destination/destination';
import { createHistoryKeeper, type HistoryKeeper } from './history/history-keeper';
import { createLedgerKeeper, type LedgerKeeper } from './ledger/ledger-keeper';
import type { SearchIndex } from './history-port';
import type { JustSetAside, Outbox } from './outbox/outbox';
import type { AgentConfiguration, PowerEvent } from './protocol';
import { createQuarantineOperations, type QuarantineOperations } from './quarantine/quarantine-operations';
import { createPruner } from './retention/pruner';
import { retentionSettingsSchema } from './retention/settings';
import { createTransfer, type Transfer } from './rescue/transfer';
import { createRelay, type Relay } from './relay/relay';
import { createSalvager, type Salvager } from './salvage/salvager';
import { readCopies } from './second-copy/read-copies';
import { createSecondCopy, type SecondCopy } from './second-copy/second-copy';

/** Everything that works on one open outbox file. When that file is replaced, all of it is. */
export interface OutboxWork {
  readonly outbox: Outbox;
  readonly destination: Destination | null;
  readonly ledger: LedgerKeeper;
  readonly history: HistoryKeeper;
  readonly quarantine: QuarantineOperations;
  readonly salvager: Salvager;
  readonly secondCopy: SecondCopy | null;
  readonly transfer: Transfer;
  /** What is known about the database. */
  connection(): ConnectionStatus;
  /** To be called after each append. */
  notifyAppended(): void;
  /** Sends what is pending now, as soon as delivery has begun at all. */
  flushNow(): void;
  /** Sends what is pending before the PC sleeps, and asks the database anew when it wakes. */
  onPower(event: PowerEvent): void;
  /** What went wrong with the file while entries were sent; null when all is well. */
  outboxFailure(): string | null;
  /** Called with entries that became pending: they are announced, and sent at once. */
  announcePending(scanIds: string[]): void;
  /** Ends everything but the outbox itself. With `flush` what is pending is sent once more. Never rejects. */
  stop(flush: boolean): Promise<void>;
}

/** What the work is made of. */
export interface OutboxWorkOptions {
  outbox: Outbox;
  destination: Destination | null;
  /** Opens the index of the history; throws when that cannot be done. */
  openIndex: () => SearchIndex;
  /** Whether the disk has room for more than scans. */
  isRoomy: () => boolean;
  configuration: Pick<
    AgentConfiguration,
    'dataFolder' | 'stationName' | 'version' | 'relay' | 'shifts' | 'secondCopy' | 'retention'
  >;
  /** Damaged files that lie in the data folder, and the one that was set aside just now. */
  setAsideFiles: string[];
  justSetAside: JustSetAside | null;
  /** Delivery begins when this has settled: the connections of what was there before are closed first. */
  after: Promise<void>;
  clock: Clock;
  log: Log;
  /** Something the status tells has changed. */
  onChange: () => void;
  onEntriesChange: (changes: EntryChange[]) => void;
}

/** Starts the work on an open outbox. */
export function startOutboxWork(options: OutboxWorkOptions): OutboxWork {
  const { outbox, destination, configuration, clock, onChange } = options;
  let outboxFailure: string | null = null;
  let isDelivering = false;
  let stopCheck: () => void = () => undefined;
  let isStopped = false;
  let isAbandoned = false;

  // What is still under way when a damaged file has been taken away fails for that reason, which is known already.
  const log: Log = (level, message, details) => {
    if (!isAbandoned) options.log(level, message, details);
  };

  const relay = destination === null ? null : createStationRelay(destination);
  const ledger = createLedgerKeeper({
    outbox,
    destination,
    isReachable: () => relay?.connection().state === 'connected',
    shifts: configuration.shifts,
    clock,
    log,
    onChange,
    onPending: announcePending,
  });
  const pruner = createPruner({
    outbox,
    settings: configuration.retention ?? retentionSettingsSchema.parse({}),
    findMissing: (range) => ledger.findMissing(range),
    clock,
    log,
  });
  const history = createHistoryKeeper({
    outbox,
    openIndex: options.openIndex,
    isRoomy: options.isRoomy,
    clock,
    log,
  });
  const exportFolder = path.join(configuration.dataFolder, 'exports');
  const quarantine = createQuarantineOperations({
    outbox,
    stationName: configuration.stationName,
    exportFolder,
    clock,
    log,
    onPending: announcePending,
    onDiscarded: (scanIds) => {
      secondCopy?.notifyDiscarded(scanIds);
      onChange();
    },
  });

  const { secondCopy: settings = null, dataFolder, stationName } = configuration;
  const secondCopy =
    settings === null
      ? null
      : createSecondCopy({ settings, outbox, stationName, dataFolder, clock, log, onChange });
  const transfer = createTransfer({
    outbox,
    stationName,
    exportFolder,
    clock,
    log,
    onChange,
    onPending: announcePending,
  });
  const salvager = createSalvager({
    setAsideFiles: options.setAsideFiles,
    justSetAside: options.justSetAside,
    outbox,
    destination,
    isReachable: () => relay?.connection().state === 'connected',
    stationName,
    copiesOf: (outboxId) => (settings === null ? Promise.resolve([]) : readCopies(settings.folder, outboxId)),
    clock,
    log,
    onChange,
    onPending: announcePending,
  });

  function createStationRelay(to: Destination): Relay {
    return createRelay({
      outbox,
      destination: to,
      clock,
      letOthersRun,
      settings: configuration.relay,
      version: configuration.version,
      log,
      onConnectionChange: () => {
        if (isStopped) return;
        onChange();
        checkLedgerWhenDrained();
      },
      onOutboxFailure: (detail) => {
        outboxFailure = detail;
        onChange();
      },
      onEntriesChange: (changes) => {
        announce(changes);
        if (!isStopped) checkLedgerWhenDrained();
      },
    });
  }

  function checkLedgerWhenDrained(): void {
    const isDrained = relay?.connection().state === 'connected' && outbox.pendingEntries(1).length === 0;
    if (!isDrained) return;
    ledger.notifyDrained();
    pruner.notifyDrained();
  }

  function announce(changes: EntryChange[]): void {
    options.onEntriesChange(changes);
    secondCopy?.notifyChanged(changes);
    onChange();
  }

  function announcePending(scanIds: string[]): void {
    announce(scanIds.map((scanId) => ({ scanId, state: 'pending' })));
    flushNow();
  }

  function flushNow(): void {
    if (isDelivering) relay?.flushNow();
  }

  void options.after.then(() => {
    if (isStopped) return;
    isDelivering = true;
    relay?.start();
    ledger.start();
    pruner.start();
    salvager.start();
    secondCopy?.start();
    stopCheck = checkInBackground(outbox, clock, log);
  });

  return {
    outbox,
    destination,
    ledger,
    history,
    quarantine,
    salvager,
    secondCopy,
    transfer,
    connection: () => relay?.connection() ?? { state: 'not-configured' },
    notifyAppended: () => {
      pruner.notifyAppended();
      secondCopy?.notifyAppended();
      if (isDelivering) relay?.notifyAppended();
    },
    flushNow,
    onPower: (event) => {
      if (event === 'suspend') flushNow();
      else if (isDelivering) relay?.checkNow();
    },
    outboxFailure: () => outboxFailure,
    announcePending,
    stop: async (flush) => {
      isStopped = true;
      isAbandoned = !flush;
      ledger.stop();
      pruner.stop();
      history.stop();
      salvager.stop();
      stopCheck();
      await relay?.stop(flush);
      await secondCopy?.stop(flush);
      await destination?.stop();
    },
  };
}
