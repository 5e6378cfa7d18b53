import { statSync } from 'node:fs';
import path from 'node:path';
import SqliteDatabase from 'better-sqlite3';
import { createTemporaryFolder } from '../e2e/support/temporary-folder';
import { percentile } from '../scripts/demo/latency';
import { createHistoryKeeper, type HistoryKeeper } from '../src/main/agent/history/history-keeper';
import type { Outbox } from '../src/main/agent/outbox/outbox';
import { outboxFileName } from '../src/main/agent/outbox/outbox-file';
import { openSearchIndex, searchIndexFile } from '../src/main/agent/outbox/search-index';
import { systemClock } from '../src/main/clock';
import { wholeHistory, type HistoryPage, type HistoryQuery } from '../src/shared/history';
import { toFigure, type Bench, type BenchReport } from './bench';
import { fillHistory } from './fill-history';
import { appendNew, openRealOutbox, scatteredScan } from './filled-outbox';

const scanCount = 1_000_000;
const pageSize = 50;
/** As the history keeper takes them. */
const sliceSize = 100;
/** Searches of each kind; the baseline reads the table and takes long. */
const searchCount = 60;
const baselineCount = 5;
const appendCount = 600;
const appendEveryMs = 5;

/** One kind of question, made anew for each search. */
interface Kind {
  name: string;
  query: (number: number) => Partial<HistoryQuery>;
}

/** The label of an entry, as `fillHistory` made it. */
const labelOf = (seq: number): string => String((seq * 7_368_787) % 100_000_000).padStart(8, '0');
/** Entries all over the history. */
const anySeq = (number: number): number => 1 + ((number * 611_953) % scanCount);

const kinds: readonly Kind[] = [
  { name: 'a whole code', query: (number) => ({ code: `CP${labelOf(anySeq(number))}-0001` }) },
  { name: 'beginning of a code', query: (number) => ({ code: `OC${labelOf(anySeq(number)).slice(0, 5)}` }) },
  { name: 'end of a code', query: (number) => ({ code: `${labelOf(anySeq(number)).slice(-5)}-0001` }) },
  { name: 'a code that is not there', query: (number) => ({ code: `XY${labelOf(number)}` }) },
  { name: 'a code nearly all have', query: () => ({ code: 'CP' }) },
  { name: 'a day and an operator', query: (number) => ({ ...dayOf(number), operator: operatorOf(number) }) },
  { name: 'an operator and a code', query: (number) => ({ operator: operatorOf(number), code: '000' }) },
  { name: 'refused ones', query: () => ({ state: 'quarantined' }) },
  { name: 'the newest', query: () => ({}) },
];

function operatorOf(number: number): string {
  return `OP${1_000 + (number % 60)}`;
}

function dayOf(number: number): Pick<HistoryQuery, 'fromDay' | 'toDay'> {
  const day = new Date(Date.UTC(2026, 10, 22 - (number % 50))).toISOString().slice(0, 10);
  return { fromDay: day, toDay: day };
}

/** How long the first page of a search takes in a long history, beside a look at every row by LIKE. */
export const searchBench: Bench = {
  name: 'search',
  about: 'first page of a search in 1,000,000 scans, against LIKE over the table, and scans saved meanwhile',
  run: async (tell) => {
    const home = createTemporaryFolder('bench-search');
    try {
      tell(`filling an outbox: ${scanCount} scans`);
      fillHistory(home.folder, scanCount, 0);
      const baselineMs = measureBaseline(path.join(home.folder, outboxFileName));
      return await measure(home.folder, baselineMs, tell);
    } finally {
      home.remove();
    }
  },
};

/** What a program without an index does; the whole code, the beginning and the end alike. */
function measureBaseline(file: string): number[] {
  const database = new SqliteDatabase(file);
  const search = database.prepare(
    `SELECT * FROM entry WHERE kind = 'scan' AND fields LIKE ? ORDER BY seq DESC LIMIT ${pageSize}`,
  );
  const found = Array.from({ length: baselineCount }, (_, number) =>
    durationOf(() => search.all(`%CP${labelOf(anySeq(number))}-0001%`)),
  );
  database.close();
  return found;
}

async function measure(
  dataFolder: string,
  baselineMs: readonly number[],
  tell: (line: string) => void,
): Promise<BenchReport> {
  const outbox = openRealOutbox(dataFolder);
  const slicesMs = fillIndex(dataFolder, outbox);
  const indexMb = statSync(searchIndexFile(dataFolder)).size / 1e6;
  tell(`the index has ${Math.round(indexMb)} MB`);
  const history = createHistoryKeeper({
    outbox,
    openIndex: () => openSearchIndex(dataFolder, outbox.outboxId),
    isRoomy: () => true,
    clock: systemClock,
    log: (level, message) => {
      throw new Error(`${level}: ${message}`);
    },
  });
  while (!history.isComplete()) await sleep(50);
  const pages = kinds.map(({ name, query }) => ({
    name,
    firstPageMs: Array.from({ length: searchCount }, (_, number) =>
      durationOf(() => firstPage(history, { ...wholeHistory, ...query(number) })),
    ),
  }));
  const calmMs = await measureAppends(outbox, 0, () => undefined);
  let asked = 0;
  const searchingMs = await measureAppends(outbox, appendCount, () => {
    const kind = kinds[asked % kinds.length];
    asked += 1;
    if (kind !== undefined) {
      history.search({ ...wholeHistory, ...kind.query(asked) }, { before: null, limit: pageSize });
    }
  });
  history.stop();
  outbox.close();
  return toReport(baselineMs, [...pages], slicesMs, indexMb, calmMs, searchingMs);
}

/** As the window asks: on and on, until the page is full or everything was seen. */
function firstPage(history: HistoryKeeper, query: HistoryQuery): number {
  let found = 0;
  let page: HistoryPage | null = null;
  do {
    page = history.search(query, { before: page?.next ?? null, limit: pageSize - found });
    found += page.entries.length;
  } while (found < pageSize && page.next !== null);
  return found;
}

/** Slice by slice, as the agent does it between scans; how long each took. */
function fillIndex(dataFolder: string, outbox: Outbox): number[] {
  const index = openSearchIndex(dataFolder, outbox.outboxId);
  const slicesMs: number[] = [];
  while (index.indexedTo().seq < scanCount) {
    slicesMs.push(
      durationOf(() => {
        index.add(outbox.searchableEntries(index.indexedTo().seq, sliceSize));
      }),
    );
  }
  index.close();
  return slicesMs;
}

/** From the moment an append was due until it was saved, with a search between any two of them. */
async function measureAppends(outbox: Outbox, from: number, search: () => void): Promise<number[]> {
  const firstWallMs = systemClock.wallMs();
  const savedMs: number[] = [];
  let dueMs = systemClock.monotonicMs();
  for (let number = from; number < from + appendCount; number += 1) {
    dueMs += appendEveryMs;
    search();
    await sleep(Math.max(0, dueMs - systemClock.monotonicMs()));
    appendNew(outbox, scatteredScan(number, firstWallMs));
    savedMs.push(systemClock.monotonicMs() - dueMs);
    dueMs = Math.max(dueMs, systemClock.monotonicMs());
  }
  return savedMs;
}

function sleep(delayMs: number): Promise<void> {
  return new Promise((resolve) => {
    systemClock.schedule(delayMs, resolve);
  });
}

function durationOf(work: () => unknown): number {
  const startedMs = systemClock.monotonicMs();
  work();
  return systemClock.monotonicMs() - startedMs;
}

function toReport(
  baselineMs: readonly number[],
  pages: readonly { name: string; firstPageMs: readonly number[] }[],
  slicesMs: readonly number[],
  indexMb: number,
  calmMs: readonly number[],
  searchingMs: readonly number[],
): BenchReport {
  const rows = [
    ...pages,
    { name: `${sliceSize} scans taken into the index`, firstPageMs: slicesMs },
    { name: 'baseline: LIKE over the table', firstPageMs: baselineMs },
    { name: 'a scan saved, nobody searches', firstPageMs: calmMs },
    { name: 'a scan saved behind a search', firstPageMs: searchingMs },
  ];
  const shares = [
    ['p50', 0.5],
    ['p95', 0.95],
    ['max', 1],
  ] as const;
  return {
    table: [
      ['', ...shares.map(([label]) => `${label}, ms`)],
      ...rows.map(({ name, firstPageMs }) => [
        name,
        ...shares.map(([, share]) => toFigure(percentile(firstPageMs, share))),
      ]),
    ],
    figures: {
      'index, MB': indexMb,
      'index filled, s of the agent': slicesMs.reduce((sum, ms) => sum + ms, 0) / 1_000,
      ...Object.fromEntries(
        rows.flatMap(({ name, firstPageMs }) =>
          shares.map(([label, share]) => [`${name}: ms at ${label}`, percentile(firstPageMs, share)]),
        ),
      ),
    },
    targets: pages.map(({ name, firstPageMs }) => ({
      claim: `p95 of the first page, ms (${name})`,
      measured: percentile(firstPageMs, 0.95),
      atMost: 100,
    })),
  };
}
