import { openOutbox } from '../../src/main/agent/outbox/open-outbox';
import { systemClock } from '../../src/main/clock';
import { createSeededRandom } from '../support/seeded-random';
import { createTemporaryFolder } from '../support/temporary-folder';
import { pause, waitUntil } from '../support/wait-until';
import type { Fault } from './fault';
import type { Comparison } from './oracle';
import { createWorld, stationName, type Lane, type World } from './world';

/** What one run is about. */
export interface RunPlan {
  seed: number;
  /** One after the other; each is healed before the next. */
  faults: readonly Fault[];
  isShort: boolean;
  /** Whether the workflow is mapped onto an existing table. */
  isMapped: boolean;
  /** Scans that come together in a long outage; left out: as many as the fault itself thinks right. */
  backlogCount?: number | null;
}

/** The promises a run can find broken. */
export const promiseNames = [
  'lost',
  'doubled',
  'changed',
  'surplus',
  'stuck',
  'connections',
  'harness',
] as const;
export type PromiseName = (typeof promiseNames)[number];

/** What a run found. */
export interface RunResult {
  plan: RunPlan;
  /** Sentences about every broken promise; `harness`: the run itself proves nothing, e.g. a fault did not happen. */
  broken: Record<PromiseName, string[]>;
  scans: number;
  /** From the last healing until the first scan arrived; NaN when nothing waited for it any more. */
  firstDeliveryMs: number;
  /** From the last healing until nothing was pending. */
  recoveryMs: number;
  slowestAppendMs: number;
}

/** Longest a fault may need to be felt: the longest pause between two probes and the slowest discovery. */
const happenTimeoutMs = 75_000;
/** Longest way back to zero: the longest pause between two probes, and the rest of a session given up. */
const recoveryTimeoutMs = 90_000;
/** Sessions the station stops using are gone at once, unless the server still waits for one that was given up. */
const sessionEndTimeoutMs = 20_000;

/** Runs one schedule of scans and faults in a lane that nobody else uses meanwhile. */
export async function runFaults(lane: Lane, plan: RunPlan): Promise<RunResult> {
  const random = createSeededRandom(plan.seed);
  const home = createTemporaryFolder('faults');
  const connectionLimit = random() < 0.25 && !plan.isShort ? 1 : 2;
  const { isShort, isMapped, backlogCount = null } = plan;
  const world = createWorld(lane, {
    dataFolder: home.folder,
    connectionLimit,
    isMapped,
    random,
    isShort,
    backlogCount,
  });
  const result: RunResult = {
    plan,
    broken: { lost: [], doubled: [], changed: [], surplus: [], stuck: [], connections: [], harness: [] },
    scans: 0,
    firstDeliveryMs: Number.NaN,
    recoveryMs: Number.NaN,
    slowestAppendMs: 0,
  };
  try {
    await lane.clean();
    await world.agent.start();
    const healing = await scanThroughFaults(world, plan);
    await drain(world, healing, result);
    await world.agent.stop();
    await checkSessions(lane, connectionLimit, result);
    await compare(lane, world, home.folder, result);
  } catch (error) {
    result.broken.harness.push(error instanceof Error ? (error.stack ?? error.message) : String(error));
  } finally {
    if (world.agent.isRunning()) world.agent.kill();
    if (hasBroken(result)) result.broken.harness.push(...world.agent.log().slice(-12), serverLogEnd(lane));
    home.remove();
  }
  result.broken.harness.push(
    ...world.agent.unexpectedEnds().map((end) => `The agent ended by itself: ${end}`),
  );
  result.scans = world.oracle.savedCount();
  result.slowestAppendMs = world.operator.slowestAppendMs();
  return result;
}

/** Whether any promise was broken or the run proves nothing. */
export function hasBroken({ broken }: RunResult): boolean {
  return promiseNames.some((name) => broken[name].length > 0);
}

/** The last healing: its moment on the monotonic clock, and whether scans waited for it. */
interface Healing {
  healedMs: number;
  isAwaited: boolean;
}

async function scanThroughFaults(world: World, { faults }: RunPlan): Promise<Healing> {
  const { agent, operator, random } = world;
  operator.begin();
  for (const fault of faults) {
    await pause(random() * 500);
    await suffer(fault, world);
  }
  const healedMs = systemClock.monotonicMs();
  const isAwaited = ((await agent.status())?.backlog ?? 0) > 0;
  // Half of the time not one scan comes after the healing: the backlog must not need it.
  if (random() < 0.5) await pause(random() * 300);
  await operator.rest();
  return { healedMs, isAwaited };
}

async function suffer(fault: Fault, world: World): Promise<void> {
  const injected = await fault.inject(world);
  try {
    await waitUntil(`${fault.name} happened`, injected.happened, { timeoutMs: happenTimeoutMs });
    await pause(world.random() * 500);
  } finally {
    await injected.heal();
  }
}

async function drain({ agent }: World, { healedMs, isAwaited }: Healing, result: RunResult): Promise<void> {
  try {
    await waitUntil('nothing is pending', async () => (await agent.status())?.backlog === 0, {
      timeoutMs: recoveryTimeoutMs,
    });
  } catch {
    result.broken.stuck.push(`After ${recoveryTimeoutMs} ms: ${JSON.stringify(await agent.status())}`);
  }
  result.recoveryMs = systemClock.monotonicMs() - healedMs;
  const firstArrivalMs = agent.arrivals().find((arrivedMs) => arrivedMs >= healedMs);
  if (isAwaited && firstArrivalMs !== undefined) result.firstDeliveryMs = firstArrivalMs - healedMs;
}

/** A server can die of faults of its own. */
function serverLogEnd({ mariadb }: Lane): string {
  const state = mariadb.isRunning() ? 'runs' : 'does not run';
  return `The server ${state}. The end of its log:\n${mariadb.log().slice(-6_000)}`;
}

async function checkSessions(lane: Lane, connectionLimit: number, { broken }: RunResult): Promise<void> {
  const { mariadb, sessions } = lane;
  if (sessions.samples() === 0) broken.harness.push('The process list was never read.');
  if (sessions.maximum() > connectionLimit)
    broken.connections.push(`${sessions.maximum()} sessions at once, the limit is ${connectionLimit}`);
  try {
    await waitUntil('no session is left', async () => (await mariadb.stationSessions()) === 0, {
      timeoutMs: sessionEndTimeoutMs,
    });
  } catch (error) {
    broken.connections.push(String(error));
  }
}

async function compare(lane: Lane, { oracle }: World, dataFolder: string, result: RunResult): Promise<void> {
  const opened = openOutbox({ dataFolder, wallMs: systemClock.wallMs() });
  if (opened.state !== 'ready') throw new Error(`The outbox cannot be read: ${JSON.stringify(opened)}`);
  const { outbox } = opened;
  const entries = outbox.numberedEntries({ from: 1, to: 1_000_000 });
  outbox.close();
  const idsIn = (state: string): string[] =>
    entries.filter((entry) => entry.state === state).map(({ scanId }) => scanId);
  const sender = { station: stationName, outboxId: outbox.outboxId };
  const delivered = await lane.readDelivered();
  const deliveredIds = new Set(delivered.flatMap(({ id = '' }) => (result.plan.isMapped ? [id] : [])));
  const comparisons: Partial<Comparison>[] = [
    oracle.compareOutbox(entries.map(({ scanId }) => scanId)),
    oracle.compare(delivered, new Set(idsIn('quarantined')), sender),
    oracle.compareMapped(await lane.readMapped(), deliveredIds),
  ];
  for (const found of comparisons)
    for (const kind of ['lost', 'doubled', 'changed', 'surplus'] as const)
      result.broken[kind].push(...(found[kind] ?? []));
  const pendingIds = idsIn('pending');
  if (pendingIds.length > 0) result.broken.stuck.push(`${pendingIds.length} entries are pending in the file`);
}
