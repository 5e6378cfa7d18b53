import { existsSync, mkdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { errorText } from '../../../shared/error-text';
import type { OutboxProblem } from '../../../shared/status';
import { createFile, isMissing } from './create-file';
import { HeadlessLogError, isDamage, sqliteCode } from './damage';
import { assertOurs, openDatabase } from './database';
import { createFilePlace } from './file-place';
import { migrate, NewerOutboxError, type Migration } from './migrate';
import { migrations as releasedMigrations } from './migrations';
import type { JustSetAside, Outbox, PlacedOutbox } from './outbox';
import { fileStamp, outboxFileName } from './outbox-file';
import { closeAndSetAside, finishSettingAside, setAside } from './set-aside';
import { createSqliteOutbox } from './sqlite-outbox';
import { checkAtStart } from './start-check';
import { makeVerifiedCopy } from './verified-copy';
import { watchForDamage } from './watch-for-damage';

/** What opening the outbox led to. Every answer is one the station can show; nothing is ever deleted. */
export type OpenedOutbox =
  | { state: 'ready'; outbox: PlacedOutbox }
  | { state: 'replaced'; outbox: PlacedOutbox; setAside: JustSetAside }
  | { state: 'refused'; problem: OutboxProblem };

/** Where and with what the outbox is opened. */
export interface OpenOutboxOptions {
  dataFolder: string;
  /** Wall time in milliseconds, for the names of copies. */
  wallMs: number;
  migrations?: readonly Migration[];
  /** Called when the file turns out to be damaged while it is in use; `replaceOutbox` is the answer to that. */
  onDamage?: (error: unknown) => void;
}

/**
 * Opens the outbox of a data folder, creating and migrating it as needed. A damaged or foreign file is renamed, whole
 * and with its -wal and -shm, and a new one takes its place. A newer file, one in use and one that cannot be
 * opened are refused and left exactly as they are.
 */
export function openOutbox(options: OpenOutboxOptions): OpenedOutbox {
  const file = path.join(options.dataFolder, outboxFileName);
  try {
    mkdirSync(options.dataFolder, { recursive: true });
    finishSettingAside(file);
    assertNotHeadless(file);
    return { state: 'ready', outbox: openFile(file, options) };
  } catch (error) {
    if (!isDamage(error)) return { state: 'refused', problem: toProblem(file, error) };
    const known = { outboxId: null, lastSeq: null };
    return replaceBy(file, options, error, known, () => setAside(file, options.wallMs));
  }
}

/** The write-ahead log can hold every scan of a session; SQLite deletes it when the file it belongs to is gone or empty. */
function assertNotHeadless(file: string): void {
  const log = `${file}-wal`;
  if (isMissing(file) && existsSync(log) && statSync(log).size > 0) {
    throw new HeadlessLogError(`${file} is missing or empty, but its write-ahead log is there.`);
  }
}

/**
 * Answers damage that was found in an outbox in use: closes it, sets its file aside whole, and opens a new one with
 * another outboxId.
 */
export function replaceOutbox(damaged: Outbox, options: OpenOutboxOptions, error: unknown): OpenedOutbox {
  const file = path.join(options.dataFolder, outboxFileName);
  const known = { outboxId: damaged.outboxId, lastSeq: readLastSeq(damaged) };
  const close = (): void => {
    damaged.close();
  };
  return replaceBy(file, options, error, known, () => closeAndSetAside(file, close, options.wallMs));
}

/** Closes an outbox whose file was put back under its name, and opens that one. */
export function reopenOutbox(before: Outbox, options: OpenOutboxOptions): OpenedOutbox {
  before.close();
  return openOutbox(options);
}

function readLastSeq(damaged: Outbox): number | null {
  try {
    return damaged.counts().lastSeq;
  } catch {
    // The damage is there as well: the salvage finds out as far as it can.
    return null;
  }
}

function replaceBy(
  file: string,
  options: OpenOutboxOptions,
  error: unknown,
  known: Pick<JustSetAside, 'outboxId' | 'lastSeq'>,
  move: () => string,
): OpenedOutbox {
  try {
    const keptAs = move();
    const outbox = openFile(file, options);
    return { state: 'replaced', outbox, setAside: { keptAs, detail: errorText(error), ...known } };
  } catch (failure) {
    return { state: 'refused', problem: toProblem(file, failure) };
  }
}

function openFile(file: string, options: OpenOutboxOptions): PlacedOutbox {
  const migrations = options.migrations ?? releasedMigrations;
  const createdAt = new Date(options.wallMs).toISOString();
  if (isMissing(file)) createFile(file, { migrations, createdAt });
  assertOurs(file, migrations.at(-1)?.version ?? 0);
  const database = openDatabase(file);
  try {
    migrate(database, migrations, (version) => {
      const copy = `${file}.before-v${version + 1}-${fileStamp(options.wallMs)}`;
      makeVerifiedCopy(database, copy);
    });
    const outbox = createSqliteOutbox(database, createdAt);
    checkAtStart(database, outbox);
    const placed = { ...outbox, ...createFilePlace(database, file) };
    return options.onDamage === undefined ? placed : watchForDamage(placed, options.onDamage);
  } catch (error) {
    database.close();
    throw error;
  }
}

function toProblem(file: string, error: unknown): OutboxProblem {
  if (error instanceof NewerOutboxError) {
    const { fileVersion, programVersion } = error;
    return { code: 'newer-file', file, fileVersion, programVersion };
  }
  const code = sqliteCode(error);
  if (code.startsWith('SQLITE_BUSY') || code.startsWith('SQLITE_LOCKED')) {
    return { code: 'in-use', file, detail: errorText(error) };
  }
  return { code: fullCodes.has(code) ? 'disk-full' : 'cannot-open', file, detail: errorText(error) };
}

/** Even a look at a file in WAL mode needs room: 32 KiB for its shared memory. */
const fullCodes: ReadonlySet<string> = new Set(['SQLITE_FULL', 'SQLITE_IOERR_SHMSIZE', 'ENOSPC']);
