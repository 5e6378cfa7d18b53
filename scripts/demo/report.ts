import type { Ledger } from './ledger';

/** Everything the demo found out; durations in the unit of their name. */
export interface DemoReport extends Ledger {
  /** Most connections of the station's account in the server's own process list, over the whole run. */
  maxConnections: number;
  connectionLimit: number;
  /** How often the process list was read. */
  connectionSamples: number;
  /** From the moment the server accepted connections again until it held the whole backlog of the outage. */
  drainSeconds: number;
  /** From the last key of a row to the answer that it is committed on disk. */
  captureP50Ms: number;
  captureP99Ms: number;
  /** From the last key of a row until "saved" was painted. */
  shownP50Ms: number;
  shownP99Ms: number;
  refusedMistakes: number;
  seed: number;
  electron: string;
}

/** A short run reads the process list some hundred times. */
const fewestSamples = 100;

/** The promises that were broken, in words; empty when the run is good. */
export function findBrokenPromises(report: DemoReport, planned: number): string[] {
  const broken: string[] = [];
  const expect = (isKept: boolean, sentence: string): void => {
    if (!isKept) broken.push(sentence);
  };
  expect(
    report.scanned === planned,
    `${planned} scans were planned, ${report.scanned} were confirmed at the window.`,
  );
  expect(
    report.delivered === report.scanned,
    `${report.delivered} of ${report.scanned} scans are in MariaDB.`,
  );
  expect(report.lost === 0, `${report.lost} confirmed scans are nowhere.`);
  expect(report.duplicates === 0, `${report.duplicates} scans arrived more than once.`);
  expect(report.surplus === 0, `${report.surplus} rows are in MariaDB that were never confirmed.`);
  expect(report.pending === 0, `${report.pending} scans were still waiting at the end.`);
  expect(
    report.maxConnections <= report.connectionLimit,
    `${report.maxConnections} connections were seen, ${report.connectionLimit} are allowed.`,
  );
  // A witness that saw nothing proves nothing.
  expect(
    report.maxConnections >= 1 && report.connectionSamples >= fewestSamples,
    `The process list was read ${report.connectionSamples} times and showed at most ${report.maxConnections} connections: that proves nothing.`,
  );
  const figures = [
    report.drainSeconds,
    report.captureP50Ms,
    report.captureP99Ms,
    report.shownP50Ms,
    report.shownP99Ms,
  ];
  expect(figures.every(Number.isFinite), 'A figure could not be measured.');
  return broken;
}

/** The report as people read it. */
export function formatReport(report: DemoReport, broken: readonly string[]): string {
  const rows: [string, string][] = [
    ['scanned (green at the window)', String(report.scanned)],
    ['delivered (rows in MariaDB)', String(report.delivered)],
    ['duplicates', String(report.duplicates)],
    ['lost', String(report.lost)],
    ['still pending', String(report.pending)],
    ['wrong labels refused at once', String(report.refusedMistakes)],
    [
      'most connections ever seen',
      `${report.maxConnections} (limit ${report.connectionLimit}, ${report.connectionSamples} looks)`,
    ],
    ['database back to whole backlog in it', `${report.drainSeconds.toFixed(1)} s`],
    ['last key to saved on disk, p50 / p99', milliseconds(report.captureP50Ms, report.captureP99Ms)],
    ['last key to green painted, p50 / p99', milliseconds(report.shownP50Ms, report.shownP99Ms)],
    ['Electron', report.electron],
  ];
  const width = Math.max(...rows.map(([label]) => label.length));
  const lines = rows.map(([label, value]) => `  ${label.padEnd(width)}  ${value}`);
  const verdict =
    broken.length === 0
      ? 'Every promise was kept.'
      : ['PROMISES BROKEN:', ...broken.map((line) => `  ${line}`)].join('\n');
  return ['', 'Ledger, read from MariaDB itself', ...lines, '', verdict].join('\n');
}

function milliseconds(p50Ms: number, p99Ms: number): string {
  return `${p50Ms.toFixed(1)} / ${p99Ms.toFixed(1)} ms`;
}
