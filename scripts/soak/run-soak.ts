import type { CDPSession } from 'playwright';
import type { PrivateMariadb } from '../../e2e/support/mariadb';
import { scanCode } from '../../e2e/support/scanner';
import { agentProcessId, launchStation, type LaunchedStation } from '../../e2e/support/station';
import { pause, waitUntil } from '../../e2e/support/wait-until';
import { systemClock } from '../../src/main/clock';
import { countLedger, type DeliveredRow, type Ledger } from '../demo/ledger';
import type { PlannedRow } from '../demo/operator';
import { readPending } from '../demo/pending';
import { openAgentInspector, type AgentInspector } from './agent-inspector';
import type { SoakEvent, SoakPlan, SoakSettings } from './plan';
import type { Latency, Sample } from './sample';
import { scanRowUntilGreen } from './scan-row';
import { listenToShownRows, type ShownRows } from './shown-rows';
import { takeSample } from './take-sample';

/** What a soak is run with. */
export interface SoakWorld {
  database: PrivateMariadb;
  dataFolder: string;
  tell: (line: string) => void;
}

/** Everything that was seen. */
export interface SoakRecord {
  settings: SoakSettings;
  samples: readonly Sample[];
  latencies: readonly Latency[];
  ledger: Ledger;
  /** Outages the window told of, of as many that were made. */
  outagesSeen: number;
  outagesPlanned: number;
  restarts: number;
  restartsPlanned: number;
  /** Rows of which codes were scanned again, because the station had refused one as unfinished. */
  repeats: number;
  /** Most sessions of the station at one moment, by a watch of its own, and how often that looked. */
  mostSessions: number;
  sessionLooks: number;
  /** Sessions the server still has after the program has ended. */
  sessionsLeft: number;
  realMinutes: number;
}

/** Rows after a start whose latency is not compared. */
const warmUpRows = 50;
/** The server's list is read as often: often enough to see a connection too many, seldom enough to cost nothing. */
const sessionLookEveryMs = 250;

interface Session {
  station: LaunchedStation;
  shown: ShownRows;
  cdp: CDPSession;
  agent: AgentInspector | null;
  badge: string | null;
  rows: number;
}

/** Runs the planned shift at the real window, as fast as its pace and the machine allow. */
export async function runSoak(
  plan: SoakPlan,
  settings: SoakSettings,
  { database, dataFolder, tell }: SoakWorld,
): Promise<SoakRecord> {
  const samples: Sample[] = [];
  const latencies: Latency[] = [];
  const confirmed: PlannedRow[] = [];
  let run = 0;
  let outagesSeen = 0;
  let repeats = 0;
  const watch = database.watchSessions('station', sessionLookEveryMs);
  const startedMs = systemClock.monotonicMs();
  let session = await open();

  for (const [index, row] of plan.rows.entries()) {
    for (const event of plan.events.filter(({ beforeRow }) => beforeRow === index)) await happen(event);
    await pause(Math.max(0, startedMs + index * plan.rowEveryMs - systemClock.monotonicMs()));
    await scan(row, index / settings.scansPerHour);
    if ((index + 1) % plan.sampleEveryRows === 0) await look((index + 1) / settings.scansPerHour);
    if ((index + 1) % settings.scansPerHour === 0) tell(progress(index + 1));
  }
  await session.station.page
    .locator('[data-testid=backlog][data-count="0"]')
    .waitFor({ state: 'attached', timeout: 120_000 });
  const realMinutes = (systemClock.monotonicMs() - startedMs) / 60_000;
  await close();
  const sessionsLeft = await countSessionsLeft();
  const sessionLooks = watch.samples();
  return {
    settings,
    samples,
    latencies,
    ledger: countLedger(confirmed, await readDelivered(), readPending(dataFolder)),
    outagesSeen,
    outagesPlanned: countPlanned(['server-dies']),
    restarts: run,
    repeats,
    restartsPlanned: countPlanned(['program-closes', 'program-dies']),
    mostSessions: await watch.stop(),
    sessionLooks,
    sessionsLeft,
    realMinutes,
  };

  async function open(): Promise<Session> {
    const station = await launchStation({ dataFolder, databaseUrl: database.stationUrl });
    const cdp = await station.page.context().newCDPSession(station.page);
    await cdp.send('Performance.enable');
    return {
      station,
      cdp,
      agent: await openAgentInspector(await agentProcessId(station)),
      shown: await listenToShownRows(station.page, cdp),
      badge: null,
      rows: 0,
    };
  }

  async function close(): Promise<void> {
    // A process whose inspector is in use waits for its end.
    session.agent?.close();
    await session.station.close();
  }

  async function scan(row: PlannedRow, hour: number): Promise<void> {
    const { shown } = session;
    const { page } = session.station;
    if (session.badge !== row.badge) await scanCode(page, row.badge);
    session.badge = row.badge;
    if (row.mistake !== null) await scanCode(page, row.mistake);
    const found = await scanRowUntilGreen(row, { page, shown });
    repeats += found.repeats;
    latencies.push({ hour, isWarmUp: session.rows < warmUpRows, shownMs: found.shownMs });
    session.rows += 1;
    confirmed.push(row);
  }

  async function look(hour: number): Promise<void> {
    const { station, cdp, agent } = session;
    samples.push(await takeSample({ station, session: cdp, agent, database, dataFolder }, { run, hour }));
  }

  async function happen({ kind }: SoakEvent): Promise<void> {
    switch (kind) {
      case 'server-dies':
        await database.kill();
        break;
      case 'server-returns':
        await session.station.page
          .locator('[data-testid=connection][data-state=offline]')
          .waitFor({ timeout: 60_000 });
        outagesSeen += 1;
        await database.start();
        break;
      case 'program-closes':
      case 'program-dies':
        if (kind === 'program-dies') await session.station.kill();
        else await close();
        run += 1;
        session = await open();
        break;
    }
  }

  function countPlanned(kinds: readonly SoakEvent['kind'][]): number {
    return plan.events.filter(({ kind }) => kinds.includes(kind)).length;
  }

  async function countSessionsLeft(): Promise<number> {
    let left = Number.NaN;
    const isEmpty = async (): Promise<boolean> => {
      left = await database.stationSessions();
      return left === 0;
    };
    // What is still there after that is the finding, not an error of the soak.
    await waitUntil('no session is left', isEmpty, { timeoutMs: 10_000 }).catch(() => undefined);
    return left;
  }

  function readDelivered(): Promise<DeliveredRow[]> {
    return database.query('SELECT operator, cp, oc1, oc2, defect, approved FROM fg_scan');
  }

  function progress(rows: number): string {
    const minutes = (systemClock.monotonicMs() - startedMs) / 60_000;
    const hours = Math.round(rows / settings.scansPerHour);
    return `hour ${hours} of ${settings.hours}: ${rows} scans in ${minutes.toFixed(1)} min`;
  }
}
