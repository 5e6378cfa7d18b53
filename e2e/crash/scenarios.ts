import { fewestDays } from '../../src/main/agent/retention/settings';
import { migrations } from '../../src/main/agent/outbox/migrations';
import type { AgentControl } from '../faults/agent-control';
import { buildReleasedOutbox } from '../support/released-outboxes/build-released-outbox';
import { makeFullQueue } from '../support/released-outboxes/full-queue';
import { waitUntil } from '../support/wait-until';
import type { CrashStation } from './crash-station';
import { deliverAll } from './run-life';
import { leaveBrokenWrite, leaveRottenCopy } from './stick';
import type { CrashScenario } from './scenario';

const record = { by: 'OP9000', reason: 'a drill' };
/** Too long for its column: the database refuses the row. */
const longCode = `CP${'9'.repeat(90)}`;

function untilDeadOr(agent: AgentControl, what: string, isDone: () => Promise<boolean>): Promise<void> {
  return waitUntil(what, async () => !agent.isRunning() || (await isDone()), { timeoutMs: 60_000 });
}

/** The points of a start are passed before the window is served. */
const nothingMore = (): Promise<void> => Promise.resolve();

function scenario(
  name: string,
  parts: Partial<Omit<CrashScenario, 'name'>> & Pick<CrashScenario, 'provoke'>,
): CrashScenario {
  return {
    name,
    from: 'serving',
    hasDatabase: false,
    isOnNewFolder: false,
    startsLike: 'open',
    isDelivered: parts.hasDatabase === true,
    mostAlike: Number.POSITIVE_INFINITY,
    prepare: () => undefined,
    ...parts,
  };
}

/** Appends what the operator scans next; without an answer it is repeated later. */
async function appendNext(station: CrashStation, agent: AgentControl): Promise<void> {
  const item = station.nextItem();
  station.oracle.sent(item);
  station.unanswered.push(item);
  const answer = await agent.append(item);
  if (answer === null) return;
  if (answer.outcome !== 'saved') throw new Error(`A scan was not saved: ${JSON.stringify(answer)}`);
  station.oracle.saved(item.scanId, answer.seq);
  station.unanswered.splice(station.unanswered.indexOf(item), 1);
}

/** What is said to be on the copy is promised there from then on. */
async function untilCopied(station: CrashStation, agent: AgentControl): Promise<void> {
  await untilDeadOr(agent, 'the second copy is up to date', async () => {
    const saved = [...station.oracle.savedItems().keys()];
    if ((await agent.status())?.secondCopy.state !== 'up-to-date') return false;
    for (const scanId of saved) station.stick?.promised.add(scanId);
    return true;
  });
}

/** One for each older release: its file is met by this program. */
const migrateScenarios = releasedBeforeThis().map((version) =>
  scenario(`migrate from ${version}`, {
    from: 'start',
    isOnNewFolder: true,
    startsLike: 'nothing',
    prepare: (station) => placeReleasedFile(station, version, station.random() < 0.5),
    provoke: nothingMore,
  }),
);

/** Gives the station the file of an older release with a full queue; `isCrashed`: as a power cut left it. */
export function placeReleasedFile(station: CrashStation, version: number, isCrashed: boolean): void {
  const queue = makeFullQueue(2);
  buildReleasedOutbox(station.dataFolder, version, queue, { isCrashed });
  station.outboxId = queue.outboxId;
  for (const { item, seq, state } of queue.entries) {
    station.oracle.sent(item);
    station.oracle.saved(item.scanId, seq);
    if (state === 'quarantined') station.oracle.mayBeRefused(item.scanId);
    if (state === 'acknowledged') station.claimedDelivered.push(seq);
  }
}

function releasedBeforeThis(): number[] {
  return migrations.slice(0, -1).map(({ version }) => version);
}

/** Everything the agent does to its files. */
export const crashScenarios: readonly CrashScenario[] = [
  scenario('create', { from: 'start', isOnNewFolder: true, startsLike: 'nothing', provoke: nothingMore }),
  scenario('open', { from: 'start', provoke: nothingMore }),
  scenario('append', { provoke: appendNext }),
  scenario('acknowledge', {
    from: 'start',
    hasDatabase: true,
    prepare: (station) => station.store(Array.from({ length: 3 }, () => station.nextItem())),
    provoke: (_station, agent) =>
      untilDeadOr(agent, 'nothing is pending', async () => (await agent.status())?.backlog === 0),
  }),
  scenario('quarantine', {
    from: 'start',
    hasDatabase: true,
    prepare: (station) => {
      const { fields } = station.nextScan();
      const scan = station.nextScan({ fields: { ...fields, cp: longCode } });
      station.oracle.mayBeRefused(scan.scanId);
      station.store([scan]);
    },
    provoke: (_station, agent) =>
      untilDeadOr(agent, 'nothing is pending', async () => (await agent.status())?.backlog === 0),
  }),
  scenario('prune', {
    from: 'start',
    hasDatabase: true,
    isOnNewFolder: true,
    prepare: async (station, ground) => {
      station.store(Array.from({ length: 2 }, () => station.nextScan()));
      await deliverAll(ground, station);
      station.passDays(fewestDays);
    },
    provoke: (_station, agent) =>
      untilDeadOr(agent, 'the old day is pruned', () =>
        Promise.resolve(agent.log().some((line) => line.includes('were pruned'))),
      ),
  }),
  scenario('give back', {
    from: 'start',
    hasDatabase: true,
    isOnNewFolder: true,
    mostAlike: 3,
    prepare: (station) => {
      station.store([station.nextScan()]);
      station.leaveEmptyRoom();
    },
    provoke: (_station, agent) =>
      untilDeadOr(agent, 'the empty room is given back', () =>
        Promise.resolve(agent.log().some((line) => line.includes('given back to the disk'))),
      ),
  }),
  decision('requeue', async (agent, scanIds) => {
    await agent.request('requeue-entries', scanIds, record);
  }),
  decision('discard', async (agent, scanIds) => {
    await agent.request('discard-entries', scanIds, record);
  }),
  scenario('import', {
    prepare: (station) => station.bringForeignFile(),
    provoke: async (station, agent) => {
      const text = station.foreignFiles.at(-1)?.text;
      if (typeof text === 'string') await agent.request('import-quarantine', text, record);
    },
  }),
  scenario('salvage', {
    from: 'start',
    startsLike: 'create',
    isOnNewFolder: true,
    isDelivered: true,
    prepare: (station) => station.damageFile(),
    provoke: (_station, agent) =>
      untilDeadOr(agent, 'the damaged file is read', async () => {
        const salvages = (await agent.status())?.salvages ?? [];
        return salvages.length > 0 && salvages.every(({ state }) => state === 'done');
      }),
  }),
  scenario('second copy', {
    from: 'start',
    isOnNewFolder: true,
    isDelivered: true,
    prepare: leaveRottenCopy,
    provoke: async (station, agent) => {
      await untilCopied(station, agent);
      if (!agent.isRunning()) return;
      leaveBrokenWrite(station);
      await appendNext(station, agent);
      await untilCopied(station, agent);
    },
  }),
  scenario('close', {
    provoke: async (_station, agent) => {
      await agent.stop();
    },
  }),
  ...migrateScenarios,
];

/** What a person decides about two refused scans. */
function decision(
  name: string,
  decide: (agent: AgentControl, scanIds: string[]) => Promise<void>,
): CrashScenario {
  return scenario(name, {
    prepare: (station) => station.storeRefused(2),
    provoke: (station, agent) => decide(agent, station.refusedIds),
  });
}
