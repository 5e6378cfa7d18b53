import { createMariadbDestination } from '../src/main/agent/destination/mariadb-destination';
import { parseDatabaseUrl } from '../src/main/agent/destination/settings';
import type { Outbox } from '../src/main/agent/outbox/outbox';
import { createRelay } from '../src/main/agent/relay/relay';
import { relaySettingsSchema } from '../src/main/agent/relay/settings';
import { letOthersRun, systemClock } from '../src/main/clock';
import { fgQuality } from '../src/shared/ready-workflows';

/**
 * What Debian's package has, and a commit that is on disk before it is answered; LOAD DATA LOCAL must be allowed, in the
 * packets in which the connector sends it.
 */
export const drainServerArguments = [
  '--innodb-flush-log-at-trx-commit=1',
  '--innodb-log-file-size=96M',
  '--innodb-buffer-pool-size=128M',
  '--local-infile=1',
  '--max-allowed-packet=64M',
];

/** Written into each row. */
export const benchStationName = 'BENCH';

/** A drain under way. */
export interface RunningDrain {
  /** Resolves when so many entries as were asked for are delivered. */
  done: Promise<void>;
  /** How many of them are not yet. */
  left(): number;
  /** To be called after each append, as the agent does. */
  notifyAppended(): void;
  stop(): Promise<void>;
}

/** What the station's parts log while they are measured. */
export function tellLog(level: string, message: string): void {
  if (level !== 'info') process.stderr.write(`bench: ${message}\n`);
}

/** Carries the entries of an open outbox with the station's own relay and destination, and their defaults. */
export function startDrain(outbox: Outbox, databaseUrl: string, entryCount: number): RunningDrain {
  const destination = createMariadbDestination({
    settings: parseDatabaseUrl(databaseUrl),
    stationName: benchStationName,
    outboxId: outbox.outboxId,
    workflows: [fgQuality],
    clock: systemClock,
    log: tellLog,
  });
  let left = entryCount;
  let noteDone: () => void = () => undefined;
  const done = new Promise<void>((resolve) => {
    noteDone = resolve;
  });
  const relay = createRelay({
    outbox,
    destination,
    clock: systemClock,
    letOthersRun,
    settings: relaySettingsSchema.parse({}),
    version: 'bench',
    log: tellLog,
    onConnectionChange: () => undefined,
    onOutboxFailure: () => undefined,
    onEntriesChange: (changes) => {
      left -= changes.length;
      if (left <= 0) noteDone();
    },
  });
  relay.start();
  return {
    done,
    left: () => left,
    notifyAppended: () => {
      relay.notifyAppended();
    },
    stop: async () => {
      await relay.stop(true);
      await destination.stop();
    },
  };
}
