import path from 'node:path';
import type { Clock } from '../../../shared/clock';
import { errorText } from '../../../shared/error-text';
import type { Log } from '../../../shared/log';
import type { SalvageReport } from '../../../shared/salvage';
import type { Destination } from '../destination/destination';
import type { ImportableEntry, JustSetAside, Outbox } from '../outbox/outbox';
import { importInSlices } from '../rescue/import-in-slices';
import { findLost } from './ask-database';
import { findEntries } from './find-entries';
import { openOutboxPages } from './outbox-pages';
import {
  countNumbers,
  readRecord,
  reportFileOf,
  toReport,
  writeRecord,
  type SalvageRecord,
  type SalvageResult,
} from './report-files';

/** Pause before the database is looked for again, to ask it about missing numbers. */
const askPauseMs = 2_000;

/**
 * Reads what can be read out of damaged files that were set aside, imports what is undelivered into the outbox in use,
 * and says what is missing. A salvage that is broken off is made again from the beginning at the next start: entries that
 * were imported are recognised then.
 */
export interface Salvager {
  start(): void;
  /** The damaged files, oldest first. */
  reports(): SalvageReport[];
  /** A person has seen what became of all of them. */
  noteAll(): void;
  stop(): void;
}

/** What the salvager needs. */
export interface SalvagerDependencies {
  /** Damaged files that lie in the data folder. */
  setAsideFiles: string[];
  justSetAside: JustSetAside | null;
  outbox: Pick<Outbox, 'importEntries' | 'findImportConflicts'>;
  /** Null: no database is configured. */
  destination: Pick<Destination, 'listNumbers'> | null;
  isReachable: () => boolean;
  stationName: string;
  /** Undelivered entries of an outbox that the second copy holds. */
  copiesOf: (outboxId: string) => Promise<ImportableEntry[]>;
  clock: Clock;
  log: Log;
  onChange: () => void;
  /** Called with entries that became pending. */
  onPending: (scanIds: string[]) => void;
}

/** Creates the salvager; it does nothing before `start()`. */
export function createSalvager(dependencies: SalvagerDependencies): Salvager {
  const { outbox, destination, clock, log, onChange } = dependencies;
  const records = new Map<string, SalvageRecord>();
  /** Made once for each record: the window is told several times a second, and the ranges can be many. */
  const reports = new Map<string, SalvageReport>();
  const states = new Map<string, Pick<SalvageReport, 'percent' | 'failure'>>();
  let isStopped = false;
  let writing: Promise<void> = Promise.resolve();
  const askingFailures = new Map<string, string>();
  let cancelAsking: () => void = () => undefined;

  for (const keptAs of dependencies.setAsideFiles) {
    const fresh = dependencies.justSetAside?.keptAs === keptAs ? dependencies.justSetAside : null;
    setRecord(keptAs, readRecord(keptAs) ?? createRecord(fresh));
  }

  function setRecord(keptAs: string, record: SalvageRecord): void {
    records.set(keptAs, record);
    reports.set(keptAs, toReport(keptAs, record));
  }

  function createRecord(fresh: JustSetAside | null): SalvageRecord {
    return {
      version: 1,
      detail: fresh?.detail ?? '',
      foundAtMs: clock.wallMs(),
      known: { outboxId: fresh?.outboxId ?? null, lastSeq: fresh?.lastSeq ?? null },
      result: null,
      notedAtMs: null,
    };
  }

  async function run(): Promise<void> {
    for (const [keptAs, record] of records) {
      if (record.result === null && !isStopped) await salvageOrTell(keptAs, record);
    }
    await askDatabase();
  }

  async function salvageOrTell(keptAs: string, record: SalvageRecord): Promise<void> {
    try {
      await keep(keptAs, {});
      const result = await salvage(keptAs, record);
      if (isStopped) return;
      await keep(keptAs, { result });
      const { appended, delivered, salvaged } = result;
      const counts = { appended, delivered, salvaged, missing: countNumbers(result.missing) };
      log(
        counts.missing === 0 ? 'warn' : 'error',
        'A damaged file was read; its undelivered scans are sent from the new one.',
        {
          keptAs,
          report: reportFileOf(keptAs),
          ...counts,
        },
      );
    } catch (error) {
      const failure = errorText(error);
      states.set(keptAs, { percent: 0, failure });
      log('error', 'A damaged file could not be read to its end; it is tried again at the next start.', {
        keptAs,
        failure,
      });
    }
    onChange();
  }

  /** One after the other: a person may note a file while the database is asked about it. */
  function keep(keptAs: string, changes: Partial<SalvageRecord>): Promise<void> {
    const written = writing.then(async () => {
      const record = { ...(records.get(keptAs) ?? createRecord(null)), ...changes };
      await writeRecord(keptAs, record, dependencies.stationName);
      setRecord(keptAs, record);
      onChange();
    });
    writing = written.catch(() => undefined);
    return written;
  }

  async function salvage(keptAs: string, { known }: SalvageRecord): Promise<SalvageResult> {
    const reason = `salvaged from ${path.basename(keptAs)}`;
    const pages = await openOutboxPages(keptAs);
    let conflicts = 0;
    try {
      const found = await findEntries(
        pages,
        { ...known, station: dependencies.stationName, copiesOf: dependencies.copiesOf },
        async (entries) => {
          if (isStopped) throw new Error('The salvage was broken off.');
          const decision = { by: 'station', reason, atMs: clock.wallMs() };
          const imported = await importInSlices(outbox, entries, decision, clock);
          conflicts += imported.conflicts.length;
          if (imported.importedIds.length > 0) dependencies.onPending(imported.importedIds);
        },
        (doneBytes) => {
          states.set(keptAs, { percent: Math.floor((doneBytes / pages.totalBytes) * 100), failure: null });
        },
      );
      const { outboxId, isIdentityLost, lastSeq: appended, delivered, missing } = found;
      const lost = missing.length === 0 ? [] : null;
      const { undelivered: salvaged, fromCopies: fromSecondCopy } = found;
      return {
        outboxId,
        isIdentityLost,
        appended,
        delivered,
        salvaged,
        fromSecondCopy,
        conflicts,
        missing,
        lost,
      };
    } finally {
      await pages.close();
    }
  }

  /** Asks about the missing numbers as soon as the database is there; a made-up identity is not known to it. */
  async function askDatabase(): Promise<void> {
    if (isStopped || destination === null) return;
    const open = [...records].filter(
      ([, { result }]) => result !== null && result.lost === null && !result.isIdentityLost,
    );
    if (open.length === 0) return;
    if (dependencies.isReachable()) {
      for (const [keptAs, record] of open) {
        if (record.result !== null) await askAbout(destination, keptAs, record.result);
      }
    }
    cancelAsking = clock.schedule(askPauseMs, () => void askDatabase());
  }

  async function askAbout(
    reachable: NonNullable<typeof destination>,
    keptAs: string,
    result: SalvageResult,
  ): Promise<void> {
    let step = 'The database could not be asked about missing numbers; it is asked again.';
    try {
      const lost = await findLost(reachable, result.outboxId, result.missing);
      step = 'What the database answered about missing numbers could not be kept; it is asked again.';
      // Whoever has noted that some are missing has not been told yet that they are lost.
      const news = lost.length === 0 ? {} : { notedAtMs: null };
      await keep(keptAs, { ...news, result: { ...result, lost } });
      askingFailures.delete(keptAs);
      const level = lost.length === 0 ? 'info' : 'error';
      log(level, 'The database was asked about the numbers missing in a damaged file.', {
        keptAs,
        missing: countNumbers(result.missing),
        lost: countNumbers(lost),
      });
    } catch (error) {
      // Asked again as long as it is not known.
      const detail = errorText(error);
      if (detail === askingFailures.get(keptAs)) return;
      askingFailures.set(keptAs, detail);
      log('warn', step, { keptAs, detail });
    }
  }

  return {
    start: () => void run(),
    reports: () =>
      [...reports.values()].map((report) => {
        const { keptAs } = report;
        const state = report.state === 'done' ? undefined : states.get(keptAs);
        if (state === undefined) return report;
        return { ...report, ...state, state: state.failure === null ? report.state : 'failed' };
      }),
    noteAll: () => {
      for (const [keptAs, record] of records) {
        if (record.result === null || record.notedAtMs !== null) continue;
        keep(keptAs, { notedAtMs: clock.wallMs() }).catch((error: unknown) => {
          log('error', 'It could not be kept that the report was seen.', { detail: String(error) });
        });
      }
    },
    stop: () => {
      isStopped = true;
      cancelAsking();
    },
  };
}
