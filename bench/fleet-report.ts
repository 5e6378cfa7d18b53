import { percentile } from '../scripts/demo/latency';
import { toFigure, type BenchReport } from './bench';
import type { LogInCounts } from './log-in-watch';

/** What happened to the fleet. */
export interface FleetFindings {
  stations: number;
  maxConnections: number;
  /** Scans answered with "saved", and those that were not. */
  saved: number;
  refused: number;
  delivered: number;
  lost: number;
  /** How often a station began to show that something is wrong while the server was there. */
  errorsBefore: number;
  errorsAfter: number;
  causes: readonly string[];
  /** From the server's return to each station's "connected". */
  backMs: readonly number[];
  steady: LogInCounts & { sessions: number };
  after: LogInCounts & { sessions: number };
}

/** The findings as a table, figures and targets. */
export function toFleetReport(found: FleetFindings): BenchReport {
  const { steady, after } = found;
  const back = [0.5, 0.95, 1].map((fraction) => percentile(found.backMs, fraction) / 1_000);
  const both = (what: string, pick: (phase: typeof steady) => number): string[] => [
    what,
    toFigure(pick(steady)),
    toFigure(pick(after)),
  ];
  return {
    table: [
      ['', 'steady scanning', "from the server's return on"],
      both('most sessions at one moment', (phase) => phase.sessions),
      ['one connection per station would need', String(found.stations), String(found.stations)],
      both('log-ins per second, mean', (phase) => phase.perSecond),
      both('log-ins per second, most', (phase) => phase.mostPerSecond),
      both('log-ins refused because the server was full', (phase) => phase.refused),
      [
        'errors shown by a station while the server was there',
        String(found.errorsBefore),
        String(found.errorsAfter),
      ],
      ['connected again: median, p95, last, in seconds', '', back.map(toFigure).join(', ')],
      [
        'scans saved, delivered, lost',
        '',
        [found.saved, found.delivered, found.lost].map(toFigure).join(', '),
      ],
      ...(found.causes.length === 0 ? [] : [['causes shown', '', found.causes.join(', ')]]),
    ],
    figures: {
      stations: found.stations,
      maxConnections: found.maxConnections,
      saved: found.saved,
      delivered: found.delivered,
      lost: found.lost,
      doubled: found.delivered + found.lost - found.saved,
      steadyMostSessions: steady.sessions,
      steadyLogInsPerSecond: steady.perSecond,
      returnMostSessions: after.sessions,
      returnMostLogInsPerSecond: after.mostPerSecond,
      refusedLogIns: steady.refused + after.refused,
      lastBackSeconds: back[2] ?? Number.NaN,
    },
    targets: [
      { claim: 'scans lost', measured: found.lost, atMost: 0 },
      {
        claim: 'scans delivered that nobody saved, or twice',
        measured: found.delivered + found.lost - found.saved,
        atMost: 0,
      },
      { claim: 'scans refused by a station', measured: found.refused, atMost: 0 },
      {
        claim: 'errors shown while the server was there',
        measured: found.errorsBefore + found.errorsAfter,
        atMost: 0,
      },
      {
        claim: 'most sessions at one moment',
        measured: Math.max(steady.sessions, after.sessions),
        atMost: found.maxConnections,
      },
    ],
  };
}
