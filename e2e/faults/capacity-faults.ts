import { createConnection, type Connection } from 'mariadb';
import { noticedSinceNow } from './evidence';
import type { Fault, InjectedFault } from './fault';
import type { World } from './world';

/** The fewest connections a server can be told to allow. */
const fewestConnections = 10;
const tooManyConnections = 1040;

/** The connector's own second for a log-in is less than a busy machine may stand still. */
const visitor = { host: '127.0.0.1', connectTimeout: 20_000 };

/** Others hold every connection the server allows. */
async function fillServer(world: World): Promise<InjectedFault> {
  const { mariadb, proxy } = world;
  const isNoticed = noticedSinceNow(world, 'server-full');
  const admin = await mariadb.connectAdmin();
  const [before] = await admin.query<{ limit: number }[]>('SELECT @@max_connections AS `limit`');
  await admin.query(`CREATE USER 'crowd'@'%'`);
  await admin.query(`SET GLOBAL max_connections = ${fewestConnections}`);
  const crowd: Connection[] = [];

  async function fill(): Promise<void> {
    for (;;) {
      try {
        const connection = await createConnection({ ...visitor, port: mariadb.port, user: 'crowd' });
        connection.on('error', () => undefined);
        crowd.push(connection);
      } catch (error) {
        if (error instanceof Error && 'errno' in error && error.errno === tooManyConnections) return;
        throw error;
      }
    }
  }

  return {
    happened: async () => {
      await fill();
      if (!isNoticed()) proxy.cutAll();
      await fill();
      return isNoticed();
    },
    heal: async () => {
      for (const connection of crowd) await connection.end();
      await admin.query(`SET GLOBAL max_connections = ${before?.limit ?? 151}`);
      await admin.query(`DROP USER 'crowd'@'%'`);
      await admin.end();
    },
  };
}

/** Faults of a server that has no room left. */
export const capacityFaults: readonly Fault[] = [
  { name: 'server-full', family: 'database', inject: fillServer },
];
