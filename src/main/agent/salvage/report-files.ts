import { existsSync, readFileSync } from 'node:fs';
import { open, rename } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import type { NumberList, SeqRange } from '../../../shared/ledger';
import type { SalvageReport } from '../../../shared/salvage';

/** Most ranges that are told to the window; the report beside the file names them all. */
const shownRanges = 20;

const rangesSchema = z.array(z.strictObject({ from: z.int(), to: z.int() }));

/** What is kept beside a damaged file: how far its salvage is, and what it found. */
const recordSchema = z.strictObject({
  version: z.literal(1),
  detail: z.string(),
  foundAtMs: z.number(),
  known: z.strictObject({ outboxId: z.string().nullable(), lastSeq: z.int().nullable() }),
  result: z
    .strictObject({
      outboxId: z.string(),
      isIdentityLost: z.boolean(),
      appended: z.int(),
      delivered: z.int(),
      salvaged: z.int(),
      fromSecondCopy: z.int(),
      conflicts: z.int(),
      missing: rangesSchema,
      /** Null until the database could be asked. */
      lost: rangesSchema.nullable(),
    })
    .nullable(),
  notedAtMs: z.number().nullable(),
});

/** The record of a salvage. */
export type SalvageRecord = z.infer<typeof recordSchema>;
/** What a finished salvage found. */
export type SalvageResult = NonNullable<SalvageRecord['result']>;

/** Path of the report for people. */
export function reportFileOf(keptAs: string): string {
  return keptAs.replace(/\.sqlite$/, '.report.txt');
}

function recordFileOf(keptAs: string): string {
  return keptAs.replace(/\.sqlite$/, '.report.json');
}

/** The record beside a damaged file; null when there is none that can be read: the salvage is made (again) then. */
export function readRecord(keptAs: string): SalvageRecord | null {
  const file = recordFileOf(keptAs);
  if (!existsSync(file)) return null;
  try {
    return recordSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return null;
  }
}

/** Writes record and report, each whole or not at all. Rejects with the system's error. */
export async function writeRecord(keptAs: string, record: SalvageRecord, station: string): Promise<void> {
  if (record.result !== null) {
    await replaceFile(reportFileOf(keptAs), toReportText(keptAs, record, record.result, station));
  }
  await replaceFile(recordFileOf(keptAs), `${JSON.stringify(record, null, 2)}\n`);
}

async function replaceFile(file: string, text: string): Promise<void> {
  const fresh = `${file}.new`;
  const handle = await open(fresh, 'w');
  try {
    await handle.writeFile(text);
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(fresh, file);
}

/** What the window is told of a record. */
export function toReport(keptAs: string, record: SalvageRecord): SalvageReport {
  const { result } = record;
  const lost = result?.lost ?? null;
  return {
    keptAs,
    detail: record.detail,
    foundAtMs: record.foundAtMs,
    state: result === null ? 'reading' : 'done',
    percent: result === null ? 0 : 100,
    failure: null,
    appended: result?.appended ?? 0,
    delivered: result?.delivered ?? 0,
    salvaged: result?.salvaged ?? 0,
    fromSecondCopy: result?.fromSecondCopy ?? 0,
    conflicts: result?.conflicts ?? 0,
    missing: toNumberList(result?.missing ?? []),
    missingInDatabase: lost === null ? null : toNumberList(withoutNumbers(result?.missing ?? [], lost)),
    lost: lost === null ? null : toNumberList(lost),
    isIdentityLost: result?.isIdentityLost ?? false,
    reportFile: result === null ? null : reportFileOf(keptAs),
    notedAtMs: record.notedAtMs,
  };
}

function toReportText(
  keptAs: string,
  { detail, foundAtMs }: SalvageRecord,
  result: SalvageResult,
  station: string,
): string {
  const { lost } = result;
  const arrived = withoutNumbers(result.missing, lost ?? []);
  const line = (what: string, count: number, ranges: readonly SeqRange[] = []): string =>
    `  ${what.padEnd(46)}${String(count).padStart(10)}${ranges.length === 0 ? '' : `   ${toText(ranges)}`}`;
  const lines = [
    'Scan Station: what became of a damaged file for scans',
    '',
    `File:     ${path.basename(keptAs)}, kept whole in ${path.dirname(keptAs)}`,
    `Station:  ${station}`,
    `Outbox:   ${result.outboxId}${result.isIdentityLost ? ' (made up: the file has lost its own)' : ''}`,
    `Found:    ${new Date(foundAtMs).toISOString()}`,
    `Damage:   ${detail}`,
    '',
    line('scans and voids this file was given', result.appended),
    line('in the database before, as the file says', result.delivered),
    line('salvaged: kept in the new file and sent from it', result.salvaged),
    line('  of these read from the second copy', result.fromSecondCopy),
    line('missing: nothing of them could be read', countNumbers(result.missing), result.missing),
    ...(lost === null
      ? [
          result.isIdentityLost
            ? cannotBeAsked
            : '  The database has not been asked about the missing ones yet.',
        ]
      : [
          line('  of these in the database all the same', countNumbers(arrived), arrived),
          line('  lost: neither here nor in the database', countNumbers(lost), lost),
        ]),
    ...(result.conflicts === 0
      ? []
      : [line('salvaged ones that contradict what is kept now', result.conflicts)]),
    '',
    `${result.appended} = ${result.delivered} + ${result.salvaged} + ${countNumbers(result.missing)}`,
  ];
  return `${lines.join('\n')}\n`;
}

const cannotBeAsked =
  '  The file has lost its own id: the database cannot be asked about the missing ones by their numbers.';

/** How many numbers ranges hold. */
export function countNumbers(ranges: readonly SeqRange[]): number {
  return ranges.reduce((sum, { from, to }) => sum + to - from + 1, 0);
}

/** The numbers of `ranges` that are in none of `others`; both are in order. */
export function withoutNumbers(ranges: readonly SeqRange[], others: readonly SeqRange[]): SeqRange[] {
  const rest: SeqRange[] = [];
  let index = 0;
  for (const { from, to } of ranges) {
    let next = from;
    for (let other = others[index]; other !== undefined && other.from <= to; other = others[index]) {
      if (other.from > next) rest.push({ from: next, to: other.from - 1 });
      next = Math.max(next, other.to + 1);
      if (other.to > to) break;
      index += 1;
    }
    if (next <= to) rest.push({ from: next, to });
  }
  return rest;
}

function toNumberList(ranges: readonly SeqRange[]): NumberList {
  return { count: countNumbers(ranges), ranges: ranges.slice(0, shownRanges) };
}

function toText(ranges: readonly SeqRange[]): string {
  return ranges.map(({ from, to }) => (from === to ? String(from) : `${from}-${to}`)).join(', ');
}
