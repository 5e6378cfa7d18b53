import { cpSync, existsSync } from 'node:fs';
import path from 'node:path';
import SqliteDatabase, { type Database } from 'better-sqlite3';
import { openOutbox } from '../../src/main/agent/outbox/open-outbox';
import { outboxFileName } from '../../src/main/agent/outbox/outbox-file';
import { systemClock } from '../../src/main/clock';
import type { Appendable, Scan } from '../../src/shared/scan';
import { createTemporaryFolder } from '../support/temporary-folder';
import type { CrashStation } from './crash-station';

interface KeptEntry {
  seq: number;
  scan_id: string;
  fields: string;
  override: string | null;
  scanner: string | null;
  list_versions: string | null;
  origin_seq: number | null;
}

/**
 * Reads what a crash has left and finds everything that is not as it was promised, as sentences. It works on a copy, so
 * that the next agent meets the files as they are.
 */
export function checkOutbox(station: CrashStation): string[] {
  const home = createTemporaryFolder('crash-image');
  try {
    if (existsSync(station.dataFolder))
      cpSync(station.dataFolder, home.folder, { recursive: true, filter: isNoReserve });
    const opened = openOutbox({ dataFolder: home.folder, wallMs: systemClock.wallMs() });
    if (opened.state === 'refused') return [`the file cannot be opened: ${JSON.stringify(opened)}`];
    opened.outbox.close();
    return [
      ...compareId(station.outboxId, opened.outbox.outboxId),
      ...readOpened(path.join(home.folder, outboxFileName), station),
    ];
  } finally {
    home.remove();
  }
}

/** The reserve for a full disk is large and holds nothing. */
export function isNoReserve(file: string): boolean {
  return !file.endsWith('.reserve');
}

/** A copy of a file that was never finished gets an id of its own; so only what was known before counts. */
function compareId(known: string | null, outboxId: string): string[] {
  return known === null || known === outboxId ? [] : [`outboxId was ${known} and is ${outboxId}`];
}

function readOpened(file: string, station: CrashStation): string[] {
  const database = new SqliteDatabase(file, { readonly: true });
  try {
    const integrity = String(database.pragma('integrity_check', { simple: true }));
    const entries = database
      .prepare<[], KeptEntry>(
        'SELECT seq, scan_id, fields, override, scanner, list_versions, origin_seq FROM entry ORDER BY seq',
      )
      .all();
    const marks = database.prepare<[], Marks>('SELECT last_seq, pruned_seq, pruned_count FROM outbox').get();
    if (marks === undefined) return ['the file has lost its own row'];
    return [
      ...(integrity === 'ok' ? [] : [`integrity check: ${integrity}`]),
      ...checkNumbers(marks, entries),
      ...checkShifts(database),
      ...checkSaved(entries, station, marks),
      ...checkStrangers(entries, station),
      ...checkDecisions(database),
    ];
  } finally {
    database.close();
  }
}

interface Marks {
  last_seq: number;
  pruned_seq: number;
  pruned_count: number;
}

/** Every number that was given out is there or was pruned: no gap above the last pruned one, and none that was not counted. */
function checkNumbers(marks: Marks, entries: readonly KeptEntry[]): string[] {
  const seqs = new Set(entries.map(({ seq }) => seq));
  const gaps = Array.from({ length: marks.last_seq }, (_, index) => index + 1).filter(
    (seq) => !seqs.has(seq),
  );
  const beyond = [...seqs].filter((seq) => seq > marks.last_seq);
  return [
    ...gaps.filter((seq) => seq > marks.pruned_seq).map((seq) => `number ${seq} is not there`),
    ...beyond.map((seq) => `number ${seq} is above the last one, ${marks.last_seq}`),
    ...(gaps.length === marks.pruned_count
      ? []
      : [`${gaps.length} numbers are not there, and ${marks.pruned_count} were pruned`]),
  ];
}

/** Every entry lies in a run of its shift. */
function checkShifts(database: Database): string[] {
  return database
    .prepare<[], number>(
      `SELECT seq FROM entry WHERE shift IS NOT (
         SELECT run.shift FROM shift_run AS run WHERE run.first_seq <= entry.seq ORDER BY run.first_seq DESC LIMIT 1)`,
    )
    .pluck()
    .all()
    .map((seq) => `number ${seq} lies in the run of another shift`);
}

/** What was pruned is looked for in the database in the end. */
function checkSaved(entries: readonly KeptEntry[], { oracle }: CrashStation, marks: Marks): string[] {
  const kept = new Map(entries.map((entry) => [entry.scan_id, entry]));
  return [...oracle.savedItems()].flatMap(([scanId, { seq, item }]) => {
    const entry = kept.get(scanId);
    if (entry === undefined && seq <= marks.pruned_seq) return [];
    if (entry === undefined) return [`saved scan ${scanId} (number ${seq}) is lost`];
    if (entry.seq !== seq) return [`saved scan ${scanId} was number ${seq} and is ${entry.seq}`];
    const isSame = Object.entries(JSON.parse(entry.fields) as object).every(([name, code]) =>
      Object.entries(item.fields).some(([key, value]) => key === name && value === code),
    );
    if (!isSame) return [`saved scan ${scanId} has other codes: ${entry.fields}`];
    return isJudgedAsSent(entry, item)
      ? []
      : [`saved scan ${scanId} is judged otherwise: ${JSON.stringify(entry)}`];
  });
}

/** Who read it, let it pass and judged it. */
function isJudgedAsSent(
  { override, scanner, list_versions: listVersions }: KeptEntry,
  item: Appendable,
): boolean {
  const sent: Pick<Scan, 'override' | 'scanner' | 'listVersions'> = item.kind === 'scan' ? item : {};
  return (
    override === (sent.override === undefined ? null : JSON.stringify(sent.override)) &&
    scanner === (sent.scanner ?? null) &&
    listVersions === (sent.listVersions === undefined ? null : JSON.stringify(sent.listVersions))
  );
}

/** What was not answered may be there, whole; then it keeps its number. */
function checkStrangers(entries: readonly KeptEntry[], { oracle, foreignFiles }: CrashStation): string[] {
  return entries.flatMap(({ seq, scan_id: scanId, origin_seq: originSeq }) => {
    if (originSeq !== null)
      return foreignFiles.some((file) => file.oracle.knows(scanId)) ? [] : [`${scanId} came from nowhere`];
    if (!oracle.knows(scanId)) return [`${scanId} was never sent`];
    oracle.saved(scanId, seq);
    return [];
  });
}

/** A decision and its record are one: neither is there without the other. */
function checkDecisions(database: Database): string[] {
  return database
    .prepare<[], string>(
      `SELECT 'the record of ' || entry.scan_id || ' does not fit its state' FROM entry
         LEFT JOIN entry_event AS event ON event.event_id = (
           SELECT max(event_id) FROM entry_event WHERE entry_event.seq = entry.seq)
       WHERE (entry.discarded_at IS NOT NULL) <> (coalesce(event.event, '') = 'discarded')
          OR (entry.origin_seq IS NOT NULL) <> EXISTS (
           SELECT 1 FROM entry_event WHERE entry_event.seq = entry.seq AND entry_event.event = 'imported')`,
    )
    .pluck()
    .all();
}
