import path from 'node:path';
import type { Page } from 'playwright';
import { scanCode, scanRow } from '../../e2e/support/scanner';
import { launchStation, type LaunchedStation } from '../../e2e/support/station';
import { collectSavedRows, type RowLatency, type SavedRows } from './latency';
import type { PlannedRow } from './operator';

/** What happens to the world around the operator, and when (number of confirmed rows). */
export interface ShiftEvents {
  databaseDiesAt: number;
  stationDiesAt: number;
  databaseReturnsAt: number;
  killDatabase: () => Promise<void>;
  startDatabase: () => Promise<void>;
  /** Resolves when the server itself holds at least `count` rows. */
  waitForDelivered: (count: number) => Promise<void>;
}

/** What the shift is run with. */
export interface ShiftOptions {
  plans: readonly PlannedRow[];
  dataFolder: string;
  databaseUrl: string;
  /** Folder for the screenshots. */
  reportFolder: string;
  events: ShiftEvents;
  tell: (line: string) => void;
}

/** What the operator saw. */
export interface ShiftResult {
  station: LaunchedStation;
  confirmed: PlannedRow[];
  /** One for each confirmed row. */
  latencies: RowLatency[];
  refusedMistakes: number;
  /** From the moment the database accepted connections again until it held everything that had waited for it. */
  drainSeconds: number;
}

/** Scans every planned row at the real window, while the database dies and returns and the station is killed once. */
export async function runShift(options: ShiftOptions): Promise<ShiftResult> {
  const { plans, events, tell } = options;
  const confirmed: PlannedRow[] = [];
  const latencies: RowLatency[] = [];
  let refusedMistakes = 0;
  let drain: Promise<number> = Promise.resolve(Number.NaN);
  let session = await startSession(options);

  for (const plan of plans) {
    await runEvents();
    await new Promise((resolve) => setTimeout(resolve, plan.pauseMs));
    if (session.badge !== plan.badge) {
      await scanCode(session.station.page, plan.badge);
      session.badge = plan.badge;
    }
    if (plan.mistake !== null) {
      await scanMistake(session.station.page, plan.mistake);
      refusedMistakes += 1;
    }
    await scanRow(session.station.page, plan, takePicture);
    session.confirmed += 1;
    const latency = (await session.savedRows.waitFor(session.confirmed)).at(-1);
    if (latency !== undefined) latencies.push(latency);
    confirmed.push(plan);
    if (confirmed.length % 20 === 0) tell(`${confirmed.length} of ${plans.length} scans confirmed`);
  }
  const drainSeconds = await drain;
  // The last rows were scanned after that; they go out with the next flush.
  await waitForEmptyBacklog(session.station.page);
  await session.station.page.screenshot({ path: path.join(options.reportFolder, 'drained.png') });
  return { station: session.station, confirmed, latencies, refusedMistakes, drainSeconds };

  /** In the middle of a row, where the screen shows most. */
  async function takePicture(): Promise<void> {
    const { page } = session.station;
    if (confirmed.length === events.databaseDiesAt - 1) {
      await page.screenshot({ path: path.join(options.reportFolder, 'scanning.png') });
    }
    if (confirmed.length === events.stationDiesAt - 1) {
      await waitForConnection(page, 'offline');
      await page.screenshot({ path: path.join(options.reportFolder, 'offline.png') });
    }
  }

  async function runEvents(): Promise<void> {
    const { page } = session.station;
    if (confirmed.length === events.databaseDiesAt) {
      tell('the database is killed (SIGKILL)');
      await events.killDatabase();
    }
    if (confirmed.length === events.stationDiesAt) {
      await waitForConnection(page, 'offline');
      tell('the station is killed (SIGKILL) and started again, the database is still away');
      await session.station.kill();
      session = await startSession(options);
    }
    if (confirmed.length === events.databaseReturnsAt) {
      await waitForConnection(session.station.page, 'offline');
      tell('the database is started again');
      await events.startDatabase();
      drain = timeDrain(events.waitForDelivered(confirmed.length));
    }
  }
}

interface Session {
  station: LaunchedStation;
  savedRows: SavedRows;
  badge: string | null;
  confirmed: number;
}

async function startSession(options: ShiftOptions): Promise<Session> {
  const station = await launchStation({ dataFolder: options.dataFolder, databaseUrl: options.databaseUrl });
  return { station, savedRows: await collectSavedRows(station.page), badge: null, confirmed: 0 };
}

async function scanMistake(page: Page, code: string): Promise<void> {
  await scanCode(page, code);
  await page.locator('[data-testid=feedback][data-outcome=refused]').waitFor();
}

/** Scanning goes on meanwhile, so the backlog that counts is what waited when the database returned. */
async function timeDrain(delivered: Promise<void>): Promise<number> {
  const startedAtMs = performance.now();
  await delivered;
  return (performance.now() - startedAtMs) / 1_000;
}

async function waitForEmptyBacklog(page: Page): Promise<void> {
  await page
    .locator('[data-testid=backlog][data-count="0"]')
    .waitFor({ state: 'attached', timeout: 120_000 });
}

/** Waits until the window itself says so; proves that the outage really happened. */
async function waitForConnection(page: Page, state: string): Promise<void> {
  await page.locator(`[data-testid=connection][data-state=${state}]`).waitFor({ timeout: 60_000 });
}
