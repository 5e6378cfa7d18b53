import { systemClock } from '../../src/main/clock';
import { pause } from '../support/wait-until';
import { noticedSinceNow } from './evidence';
import type { Fault, InjectedFault } from './fault';
import { isCommitAnswer } from './protocol-faults';
import type { World } from './world';

async function away(world: World, end: () => Promise<void>): Promise<InjectedFault> {
  const { mariadb } = world;
  const isNoticed = noticedSinceNow(world);
  await end();
  return { happened: () => !mariadb.isRunning() && isNoticed(), heal: () => mariadb.start() };
}

/** Stops answering and keeps every connection: for a moment, or until the station has given up. */
async function hang(world: World): Promise<InjectedFault> {
  const { mariadb, random, isShort } = world;
  const isNoticed = noticedSinceNow(world, 'timed-out');
  const isBrief = isShort || random() < 0.5;
  const endMs = systemClock.monotonicMs() + (isBrief ? 500 + random() * 2_000 : 30_000);
  mariadb.pause();
  const unanswered = mariadb.query('SELECT 1').then(
    () => false,
    () => true,
  );
  let hasAnswered = false;
  void unanswered.then((isUnanswered) => {
    hasAnswered = !isUnanswered;
  });
  return Promise.resolve({
    happened: () => {
      if (hasAnswered) throw new Error('The server answers although its process is stopped.');
      return systemClock.monotonicMs() > endMs && (isBrief || isNoticed());
    },
    heal: async () => {
      mariadb.resume();
      await unanswered;
    },
  });
}

/** Killed, and killed again while it recovers from that. */
async function killInRecovery(world: World): Promise<InjectedFault> {
  const { mariadb, random } = world;
  const isNoticed = noticedSinceNow(world);
  await mariadb.kill();
  const logBefore = mariadb.log().length;
  const starting = mariadb.start().then(
    () => 'started',
    () => 'ended',
  );
  const isRecovering = (): boolean => mariadb.log().slice(logBefore).includes('InnoDB: ');
  while (!isRecovering()) await pause(1);
  await pause(random() * 50);
  await mariadb.kill();
  const firstEnd = await starting;
  return {
    happened: () => firstEnd === 'ended' && isNoticed(),
    heal: () => mariadb.start(),
  };
}

/** How many scans a long outage brings, where the plan does not say. */
const shortBacklog = 2_000;
const longBacklog = 10_000;
/** Appended at a time; each is answered when it is on disk. */
const appendedTogether = 100;

/** Away for so long that a backlog of thousands comes together, which is drained while scanning goes on. */
async function longOutage({
  mariadb,
  agent,
  operator,
  isShort,
  backlogCount,
}: World): Promise<InjectedFault> {
  const wanted = backlogCount ?? (isShort ? shortBacklog : longBacklog);
  await mariadb.kill();
  return {
    happened: async () => {
      for (let appended = 0; appended < wanted; appended += appendedTogether) {
        const scans = Array.from({ length: appendedTogether }, () => operator.nextScan());
        await Promise.all(scans.map((scan) => operator.append(scan)));
      }
      const status = await agent.status();
      return !mariadb.isRunning() && status?.connection.state === 'offline' && status.backlog >= wanted;
    },
    heal: () => mariadb.start(),
  };
}

/** Killed when it has committed a batch and before the station hears of it. */
function killAfterCommit({ mariadb, proxy }: World): Promise<InjectedFault> {
  let killing: Promise<void> | null = null;
  proxy.onPacket((packet) => {
    if (killing !== null || !isCommitAnswer(packet)) return 'forward';
    killing = mariadb.kill();
    return 'cut-before';
  });
  return Promise.resolve({
    happened: () => killing !== null && !mariadb.isRunning(),
    heal: async () => {
      await proxy.heal();
      await killing;
      if (!mariadb.isRunning()) await mariadb.start();
    },
  });
}

/** Faults of the server's process. */
export const serverFaults: readonly Fault[] = [
  { name: 'server-killed', family: 'server', inject: (world) => away(world, () => world.mariadb.kill()) },
  {
    name: 'server-restarted',
    family: 'server',
    inject: (world) => away(world, () => world.mariadb.shutDown()),
  },
  { name: 'long-outage', family: 'server', inject: longOutage },
  { name: 'server-hung', family: 'server', inject: hang },
  { name: 'server-killed-in-recovery', family: 'server', inject: killInRecovery },
  { name: 'server-killed-after-commit', family: 'server', inject: killAfterCommit },
];
