import { closeSync, fsyncSync, mkdirSync, openSync, writeSync } from 'node:fs';
import path from 'node:path';
import type { Clock } from '../../../shared/clock';
import type { Log } from '../../../shared/log';
import type {
  PersonalRecord,
  QuarantineCause,
  QuarantinedEntry,
  QuarantineExport,
  QuarantineImport,
  QuarantinePage,
} from '../../../shared/quarantine';
import { createHead, entryFileEnding, toEntryLine, toFileText } from '../entry-file/entry-file';
import { findFileProblems, readEntryText } from '../entry-file/read-entry-file';
import type { Outbox, OutboxQuarantine, OutboxTransfer, RecordedDecision } from '../outbox/outbox';

/** Entries read at a time for an export. */
const pageSize = 100;

/**
 * What a person can do with refused entries. Supervisor roles do not exist yet: whoever sits at the station may do all of
 * it, and each decision is recorded with the name and the reason given.
 */
export interface QuarantineOperations {
  list(page: QuarantinePage): QuarantinedEntry[];
  causes(): QuarantineCause[];
  /** Sends entries again, discarded ones too. Returns the ids that changed; those that are not quarantined did not. */
  requeue(scanIds: readonly string[], record: PersonalRecord): string[];
  /** Sends all of one cause again, without the discarded ones. Returns how many. */
  requeueCause(cause: string, record: PersonalRecord): number;
  /** Decides that entries are not to be delivered; they are kept. Returns the ids that changed. */
  discard(scanIds: readonly string[], record: PersonalRecord): string[];
  /**
   * Writes the entries that wait for a decision, all or those of one cause, to a new file in the station's data folder,
   * and answers its path when it is on disk. They stay quarantined here. Throws the system's error when it cannot be written.
   */
  exportToFile(cause: string | null): QuarantineExport;
  /** Takes the entries of such a file (its text) in as pending ones, all or none; may be repeated. */
  importText(text: string, record: PersonalRecord): QuarantineImport;
}

/** What the operations need. */
export interface QuarantineDependencies {
  outbox: OutboxQuarantine & Pick<OutboxTransfer, 'importEntries'> & Pick<Outbox, 'outboxId'>;
  stationName: string;
  /** Folder for exported files; created when it is needed. */
  exportFolder: string;
  clock: Clock;
  log: Log;
  /** Called with entries that became pending. */
  onPending: (scanIds: string[]) => void;
  /** Called when entries were discarded. */
  onDiscarded: (scanIds: string[]) => void;
}

/** Creates the operations. */
export function createQuarantineOperations(dependencies: QuarantineDependencies): QuarantineOperations {
  const { outbox, clock, log } = dependencies;

  const decide = (record: PersonalRecord): RecordedDecision => ({ ...record, atMs: clock.wallMs() });

  function announcePending(message: string, scanIds: string[], record: PersonalRecord): void {
    if (scanIds.length === 0) return;
    log('info', message, { count: scanIds.length, ...record });
    dependencies.onPending(scanIds);
  }

  function requeue(scanIds: readonly string[], record: PersonalRecord): string[] {
    const changedIds = outbox.requeue(scanIds, decide(record));
    announcePending('Refused scans are sent again.', changedIds, record);
    return changedIds;
  }

  function requeueCause(cause: string, record: PersonalRecord): number {
    const changedIds = outbox.requeueCause(cause, decide(record));
    announcePending('All refused scans of one cause are sent again.', changedIds, record);
    return changedIds.length;
  }

  function discard(scanIds: readonly string[], record: PersonalRecord): string[] {
    const changedIds = outbox.discard(scanIds, decide(record));
    if (changedIds.length > 0) {
      log('warn', 'Refused scans were discarded; they are kept on this PC.', { changedIds, ...record });
      dependencies.onDiscarded(changedIds);
    }
    return changedIds;
  }

  function exportToFile(cause: string | null): QuarantineExport {
    const entries = readAll().filter(({ refusal }) => cause === null || refusal.cause === cause);
    const atMs = clock.wallMs();
    const home = { station: dependencies.stationName, outboxId: outbox.outboxId };
    const stamp = new Date(atMs).toISOString().replaceAll(/[:.]/g, '-');
    const file = path.join(dependencies.exportFolder, `quarantine-${stamp}${entryFileEnding}`);
    mkdirSync(dependencies.exportFolder, { recursive: true });
    // Where it is imported it is tried again: that is what it is carried there for.
    const lines = entries.map(({ events, ...entry }) =>
      toEntryLine({ ...entry, state: 'pending', discardedAt: null }, home, events),
    );
    writeNewFile(file, toFileText(createHead({ kind: 'quarantine', ...home }, atMs), lines));
    log('info', 'Refused scans were exported; they stay here as well.', { file, count: entries.length });
    return { file, count: entries.length };
  }

  function readAll(): QuarantinedEntry[] {
    const entries: QuarantinedEntry[] = [];
    for (;;) {
      const afterSeq = entries.at(-1)?.seq ?? 0;
      const page = outbox.quarantinedEntries({ afterSeq, limit: pageSize, withDiscarded: false });
      entries.push(...page);
      if (page.length < pageSize) return entries;
    }
  }

  function importText(text: string, record: PersonalRecord): QuarantineImport {
    const content = readEntryText(text);
    const fileProblems = findFileProblems(content);
    if (fileProblems.length > 0) return { outcome: 'refused', problems: fileProblems };
    const result = outbox.importEntries(content.entries, decide(record));
    if (result.outcome === 'conflict') {
      const problems = result.conflicts.map((position) => ({
        where: `entry ${position + 1}`,
        what: conflictText,
      }));
      return { outcome: 'refused', problems };
    }
    const { importedIds, alreadyHere } = result;
    announcePending('Refused scans of another station were imported.', importedIds, record);
    return { outcome: 'imported', imported: importedIds.length, alreadyHere };
  }

  return {
    list: (page) => outbox.quarantinedEntries(page),
    causes: () => outbox.quarantineCauses(),
    requeue,
    requeueCause,
    discard,
    exportToFile,
    importText,
  };
}

const conflictText =
  'does not fit what is kept here: the same scan is here with other codes, or its number belongs to another ' +
  'scan. Nothing of the file was imported.';

/** On disk when it returns; never overwrites. */
function writeNewFile(file: string, text: string): void {
  const handle = openSync(file, 'wx');
  try {
    writeSync(handle, text);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
