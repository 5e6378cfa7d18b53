import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createSeededRandom } from '../support/seeded-random';
import { sampleVoid } from '../support/sample-scans';
import type { PassingPacket } from '../support/tcp-proxy';
import { createTemporaryFolder } from '../support/temporary-folder';
import { waitUntil } from '../support/wait-until';
import { createWorld, openLane, type Lane, type World } from './world';

/** What dies when the server has committed and nobody has heard of it yet; how the world goes on after it. */
const endings: readonly {
  name: string;
  end: (world: World) => void;
  mend: (world: World) => Promise<void>;
}[] = [
  { name: 'the connection is cut', end: () => undefined, mend: () => Promise.resolve() },
  {
    name: 'the agent is killed',
    end: ({ agent }) => {
      agent.kill();
    },
    mend: ({ agent }) => agent.start(),
  },
  {
    name: 'the server is killed',
    end: ({ mariadb }) => {
      // The signal goes out at once; `isRunning` tells when the process is gone.
      void mariadb.kill();
    },
    mend: async ({ mariadb }) => {
      await waitUntil('the server is gone', () => !mariadb.isRunning());
      await mariadb.start();
    },
  },
];

const answers = (packet: PassingPacket, command: string): boolean =>
  packet.direction === 'to-client' && packet.command.startsWith(command);

/** A batch of one table commits by itself; one of more tables is a transaction with a COMMIT. */
const batches = [
  {
    name: 'a scan',
    hasVoid: false,
    isMapped: false,
    isOk: (packet: PassingPacket) => answers(packet, 'BULK'),
  },
  {
    name: 'a scan and a void',
    hasVoid: true,
    isMapped: false,
    isOk: (packet: PassingPacket) => answers(packet, 'QUERY COMMIT'),
  },
  {
    name: 'a scan of a mapped workflow, and a void',
    hasVoid: true,
    isMapped: true,
    isOk: (packet: PassingPacket) => answers(packet, 'QUERY COMMIT'),
  },
];

const cases = endings.flatMap((ending) => batches.map((batch) => ({ ending, batch })));

describe('exactly between the commit and its answer', () => {
  let lane: Lane;
  let world: World;
  let home: ReturnType<typeof createTemporaryFolder>;

  beforeAll(async () => {
    lane = await openLane();
  });
  afterAll(async () => {
    await lane.close();
  });
  beforeEach(async () => {
    await lane.clean();
    home = createTemporaryFolder('exactly-once');
  });
  afterEach(async () => {
    await world.agent.stop();
    home.remove();
  });

  it.each(cases)(
    '$ending.name: $batch.name arrives once, and what was changed in the database since stays',
    async ({ ending, batch }) => {
      world = createWorld(lane, {
        dataFolder: home.folder,
        connectionLimit: 2,
        isMapped: batch.isMapped,
        random: createSeededRandom(1),
        isShort: true,
      });
      const { agent, mariadb, operator, proxy } = world;
      await agent.start();
      const isDelivered = async (): Promise<boolean> => (await agent.status())?.backlog === 0;
      const earlierScan = operator.nextScan();
      await operator.append(earlierScan);
      await waitUntil('the first scan is delivered', isDelivered);
      // They are read in transactions too, and theirs are not the commits that are meant.
      await waitUntil('the lists are read', async () => {
        const lists = Object.values((await agent.status())?.reference ?? {});
        return lists.length > 0 && lists.every(({ checkedAtMs }) => checkedAtMs !== null);
      });

      // Both are to come in one batch, so they are collected while nothing is sent.
      await proxy.refuse();
      proxy.cutAll();
      const items = [operator.nextScan(), ...(batch.hasVoid ? [sampleVoid(earlierScan)] : [])];
      for (const item of items) await operator.append(item);
      await proxy.heal();
      const isCut = { yet: false };
      let refusing: Promise<void> = Promise.resolve();
      proxy.onPacket((packet) => {
        if (isCut.yet || !batch.isOk(packet)) return 'forward';
        isCut.yet = true;
        ending.end(world);
        // The repeat has to wait until the row has been changed.
        refusing = proxy.refuse();
        return 'cut-before';
      });
      await waitUntil('the answer to the commit is lost', () => isCut.yet);
      await refusing;
      await ending.mend(world);

      expect(await lane.readDelivered()).toHaveLength(items.length + 1);
      expect((await agent.status())?.backlog).toBe(items.length);
      await mariadb.query(`UPDATE fg_scan SET defect = '999', received_at = '2001-01-01'`);
      await mariadb.query(`UPDATE quality_data SET quality_code = '999'`);

      await proxy.heal();
      await waitUntil('nothing is pending', isDelivered, { timeoutMs: 30_000 });
      expect((await lane.readDelivered()).map(({ id }) => id).sort()).toEqual(
        [earlierScan, ...items].map(({ scanId }) => scanId).sort(),
      );
      expect(await mariadb.query('SELECT defect, YEAR(received_at) AS year FROM fg_scan')).toEqual([
        { defect: '999', year: 2001 },
        { defect: '999', year: 2001 },
      ]);
      const mappedRow = expect.objectContaining({ quality_code: '999' }) as unknown;
      expect(await lane.readMapped()).toEqual(batch.isMapped ? [mappedRow, mappedRow] : []);
      expect((await agent.status())?.quarantined).toBe(0);
    },
  );
});
