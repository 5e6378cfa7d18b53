import { createServer, type Server, type Socket } from 'node:net';
import { systemClock } from '../../src/main/clock';
import { noticedSinceNow } from './evidence';
import type { Fault, InjectedFault } from './fault';
import type { World } from './world';

const dayMs = 86_400_000;

/** The clock of the PC is put forward by a day and then back by two, and scanning goes on at each time. */
async function moveClock({ agent, oracle, random }: World): Promise<InjectedFault> {
  const offsets = random() < 0.5 ? [dayMs, -dayMs] : [-dayMs, dayMs];
  let savedBefore = oracle.savedCount();
  let hasMoved = false;
  const first = offsets.shift() ?? dayMs;
  await agent.setClock(first);
  return {
    happened: async () => {
      if (oracle.savedCount() < savedBefore + 5) return false;
      const next = offsets.shift();
      if (next === undefined) return hasMoved;
      await agent.setClock(next);
      hasMoved = Math.abs(agent.toldWallMs() - systemClock.wallMs() - next) < 60_000;
      savedBefore = oracle.savedCount();
      return false;
    },
    heal: () => agent.setClock(0),
  };
}

/** The name service does not know the server any more. */
function forgetName(world: World): Promise<InjectedFault> {
  const { agent, proxy } = world;
  const before = agent.vainLookUps();
  const isNoticed = noticedSinceNow(world, 'name-not-found');
  agent.setNameKnown(false);
  proxy.cutAll();
  return Promise.resolve({
    happened: () => agent.vainLookUps() > before && isNoticed(),
    heal: () => {
      agent.setNameKnown(true);
      return Promise.resolve();
    },
  });
}

/** What answers at the server's address instead of it. */
const strangers: readonly ((socket: Socket) => void)[] = [
  (socket) => socket.end('HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n'),
  (socket) => socket.write('SSH-2.0-OpenSSH_9.2\r\n'),
  (socket) => socket.write(Buffer.alloc(512, 0xff)),
  (socket) => socket.end(),
  () => undefined,
];

/** Something that is not MariaDB answers, or keeps silent, at the address of the server. */
async function answerAsStranger(world: World): Promise<InjectedFault> {
  const { proxy, random } = world;
  const isNoticed = noticedSinceNow(world);
  const behave = strangers[Math.floor(random() * strangers.length)];
  const sockets = new Set<Socket>();
  let visits = 0;
  const stranger = createServer((socket) => {
    visits += 1;
    sockets.add(socket);
    socket.on('error', () => undefined);
    behave?.(socket);
  });
  await proxy.refuse();
  proxy.cutAll();
  await new Promise<void>((resolve, reject) => {
    stranger.once('error', reject);
    stranger.listen(proxy.port, '127.0.0.1', resolve);
  });
  return {
    happened: () => visits > 0 && isNoticed(),
    heal: async () => {
      for (const socket of sockets) socket.destroy();
      await close(stranger);
      await proxy.heal();
    },
  };
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
  });
}

/** Faults of everything else around the station. */
export const surroundingsFaults: readonly Fault[] = [
  { name: 'clock-moved', family: 'surroundings', inject: moveClock },
  { name: 'name-gone', family: 'surroundings', inject: forgetName },
  { name: 'wrong-host', family: 'surroundings', inject: answerAsStranger },
];
