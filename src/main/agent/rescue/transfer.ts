import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import type { Clock } from '../../../shared/clock';
import { errorText } from '../../../shared/error-text';
import type { Log } from '../../../shared/log';
import type { FileProblem, PersonalRecord } from '../../../shared/quarantine';
import type { TransferStatus } from '../../../shared/transfer';
import { entryFileEnding } from '../entry-file/entry-file';
import { findFileProblems, readEntryFile } from '../entry-file/read-entry-file';
import type { ImportableEntry, Outbox } from '../outbox/outbox';
import { importInSlices } from './import-in-slices';
import { writeRescueFile } from './rescue-file';

/** What a person can do with files of scans; one thing at a time, and scanning goes on beside it. */
export interface Transfer {
  /** Takes in a rescue file, an export or a second copy. What came of it is in the status. */
  importFile(file: string, record: PersonalRecord): void;
  /** Writes the undelivered scans found in a folder or file into a new file in the station's exports. */
  rescueFrom(from: string): void;
  status(): TransferStatus;
}

/** What it needs. */
export interface TransferDependencies {
  outbox: Pick<Outbox, 'importEntries' | 'findImportConflicts'>;
  stationName: string;
  exportFolder: string;
  clock: Clock;
  log: Log;
  onChange: () => void;
  /** Called with entries that became pending. */
  onPending: (scanIds: string[]) => void;
}

/** Creates it; nothing is under way. */
export function createTransfer(dependencies: TransferDependencies): Transfer {
  const { outbox, clock, log, onChange } = dependencies;
  let status: TransferStatus = { state: 'idle' };

  function begin(kind: 'import' | 'rescue', from: string, work: () => Promise<TransferStatus>): void {
    if (status.state === 'running') throw new Error('A file is being read already; wait until that is done.');
    status = { state: 'running', kind, path: from };
    onChange();
    void work()
      .catch((error: unknown): TransferStatus => {
        const what = errorText(error);
        return { state: 'refused', kind, path: from, problems: [{ where: '', what }] };
      })
      .then((next) => {
        status = next;
        log(next.state === 'refused' ? 'warn' : 'info', 'A file of scans was dealt with.', { ...next });
        onChange();
      });
  }

  async function importFrom(file: string, record: PersonalRecord): Promise<TransferStatus> {
    const content = await readEntryFile(file);
    const problems = findFileProblems(content);
    if (problems.length > 0) return { state: 'refused', kind: 'import', path: file, problems };
    const conflicts = await findConflicts(content.entries);
    if (conflicts.length > 0) return { state: 'refused', kind: 'import', path: file, problems: conflicts };
    const decision = { ...record, atMs: clock.wallMs() };
    const { importedIds, alreadyHere } = await importInSlices(outbox, content.entries, decision, clock);
    if (importedIds.length > 0) dependencies.onPending(importedIds);
    return { state: 'imported', path: file, imported: importedIds.length, alreadyHere };
  }

  /** Looked for in the whole file before anything is stored: a file is taken whole or not at all. */
  async function findConflicts(entries: readonly ImportableEntry[]): Promise<FileProblem[]> {
    const problems: FileProblem[] = [];
    for (let from = 0; from < entries.length; from += 100) {
      for (const position of outbox.findImportConflicts(entries.slice(from, from + 100))) {
        problems.push({
          where: `entry ${from + position + 1}`,
          what: 'contradicts what is kept here: the same scan with other codes, or its number belongs to another scan.',
        });
      }
      await new Promise<void>((resolve) => {
        clock.schedule(0, resolve);
      });
    }
    return problems.slice(0, 20);
  }

  async function rescue(from: string): Promise<TransferStatus> {
    const wallMs = clock.wallMs();
    const stamp = new Date(wallMs).toISOString().replaceAll(/[:.]/g, '-');
    const file = path.join(dependencies.exportFolder, `rescue-${stamp}${entryFileEnding}`);
    await mkdir(dependencies.exportFolder, { recursive: true });
    const { entries } = await writeRescueFile({ from, to: file, station: dependencies.stationName, wallMs });
    return { state: 'rescued', path: from, file, found: entries.length };
  }

  return {
    importFile: (file, record) => {
      begin('import', file, () => importFrom(file, record));
    },
    rescueFrom: (from) => {
      begin('rescue', from, () => rescue(from));
    },
    status: () => status,
  };
}
