import { connect, createServer, type Server, type Socket } from 'node:net';
import { createPacketSplitter, describeCommand } from './mysql-packets';
import { pause } from './wait-until';

export type Direction = 'to-server' | 'to-client';

/** One packet on its way through the proxy. */
export interface PassingPacket {
  direction: Direction;
  /** What the client commands; for an answer, the command it answers. */
  command: string;
}

/**
 * What becomes of a packet: passed on, or the connection is cut just before it, just after it, or when half of it has
 * gone through. To cut between a commit and its OK, cut before the packet to the client that answers it: the server has committed then.
 */
export type PacketFate = 'forward' | 'cut-before' | 'cut-inside' | 'cut-after';

/** Every fault the proxy can make; each is counted when it really happens to somebody. */
export type ProxyFault = 'refused' | 'cut' | 'held-back' | 'half-open' | 'delayed' | 'throttled';

/** A TCP proxy for MariaDB's protocol that makes the faults of a network, and can cut exactly at the border of packets. */
export interface TcpProxy {
  readonly port: number;
  /** Connections that clients hold now. */
  connections(): number;
  /** How often each fault happened: connections refused, cut or left half-open; chunks held back, delayed or throttled. */
  faults(): Readonly<Record<ProxyFault, number>>;
  /** Resets every connection, on both sides. */
  cutAll(): void;
  /** Stops listening: further connections are refused, those open go on. */
  refuse(): Promise<void>;
  /**
   * Lets nothing through any more, in one direction or both, ends of connections included, as a network does that drops
   * every packet; `heal` lets everything held back through, as TCP's own repetition would.
   */
  blackHole(direction: Direction | 'both'): void;
  /** Closes the server's side of every connection and tells the clients nothing, now or later. */
  leaveHalfOpen(): void;
  /** Holds every chunk up for this long, each way. */
  delay(delayMs: number): void;
  /** Passes on this many bytes at a time, a millisecond apart; a sender that resets takes back what has not gone yet. */
  throttle(bytesAtATime: number): void;
  /** Asks about every packet from now on; null: no more. */
  onPacket(decide: ((packet: PassingPacket) => PacketFate) | null): void;
  /** Ends every fault and listens again. */
  heal(): Promise<void>;
  close(): Promise<void>;
}

/** What all connections of a proxy share. */
interface NetworkState {
  holes: Record<Direction, boolean>;
  delayMs: number;
  bytesAtATime: number;
  decide: ((packet: PassingPacket) => PacketFate) | null;
  faults: Record<ProxyFault, number>;
}

/** How often a held chunk looks whether the hole is healed, in milliseconds. */
const lookEveryMs = 5;

/** Starts a proxy on a free loopback port in front of `targetPort`. */
export async function startTcpProxy(targetPort: number): Promise<TcpProxy> {
  const network: NetworkState = {
    holes: { 'to-server': false, 'to-client': false },
    delayMs: 0,
    bytesAtATime: 0,
    decide: null,
    faults: { refused: 0, cut: 0, 'held-back': 0, 'half-open': 0, delayed: 0, throttled: 0 },
  };
  const relayed = new Set<RelayedConnection>();
  let isClosed = false;

  const server = createServer((client) => {
    const connection = relayConnection(client, targetPort, network);
    relayed.add(connection);
    client.once('close', () => relayed.delete(connection));
  });
  await listen(server, 0);
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The proxy has no port.');
  const { port } = address;

  function endFaults(): void {
    network.holes = { 'to-server': false, 'to-client': false };
    network.delayMs = 0;
    network.bytesAtATime = 0;
    network.decide = null;
  }

  return {
    port,
    connections: () => relayed.size,
    faults: () => ({ ...network.faults }),
    cutAll: () => {
      for (const connection of relayed) connection.cut();
    },
    refuse: async () => {
      if (!server.listening) return;
      network.faults.refused += 1;
      server.close();
      await waitUntilNotListening(server);
    },
    blackHole: (direction) => {
      if (direction !== 'to-client') network.holes['to-server'] = true;
      if (direction !== 'to-server') network.holes['to-client'] = true;
    },
    leaveHalfOpen: () => {
      for (const connection of relayed) connection.leaveHalfOpen();
    },
    delay: (delayMs) => {
      network.delayMs = delayMs;
    },
    throttle: (bytesAtATime) => {
      network.bytesAtATime = bytesAtATime;
    },
    onPacket: (decide) => {
      network.decide = decide;
    },
    heal: async () => {
      endFaults();
      if (!server.listening && !isClosed) await listen(server, port);
    },
    close: async () => {
      isClosed = true;
      endFaults();
      for (const connection of relayed) connection.cut();
      if (server.listening) server.close();
      await waitUntilNotListening(server);
    },
  };
}

interface RelayedConnection {
  cut(): void;
  leaveHalfOpen(): void;
}

function relayConnection(client: Socket, targetPort: number, network: NetworkState): RelayedConnection {
  const target = connect(targetPort, '127.0.0.1');
  client.setNoDelay(true);
  target.setNoDelay(true);
  const state = { isHalfOpen: false, isEnding: false };
  let lastCommand = 'LOGIN';

  function cut(): void {
    if (!isOpen(client) && !isOpen(target)) return;
    network.faults.cut += 1;
    client.resetAndDestroy();
    target.resetAndDestroy();
  }

  /** Asks about each complete packet; answers how much may pass before the cut, if there is one. */
  function inspect(
    direction: Direction,
    packets: ReturnType<ReturnType<typeof createPacketSplitter>>,
  ): Inspection {
    const passing: Buffer[] = [];
    for (const packet of packets) {
      if (direction === 'to-server') lastCommand = describeCommand(packet);
      const fate = network.decide?.({ direction, command: lastCommand }) ?? 'forward';
      if (fate === 'cut-inside') passing.push(packet.bytes.subarray(0, packet.bytes.length / 2));
      else if (fate !== 'cut-before') passing.push(packet.bytes);
      if (fate !== 'forward') return { passing: Buffer.concat(passing), isCut: true };
    }
    return { passing: Buffer.concat(passing), isCut: false };
  }

  function pipe(direction: Direction, source: Socket, sink: Socket): void {
    const split = createPacketSplitter();
    let queue = Promise.resolve();
    let isReset = false;

    const isHeldBack = (): boolean => network.holes[direction];

    async function waitForHole(): Promise<void> {
      if (isHeldBack()) network.faults['held-back'] += 1;
      while (isHeldBack()) await pause(lookEveryMs);
    }

    async function pass(chunk: Buffer): Promise<void> {
      await waitForHole();
      if (network.delayMs > 0) {
        network.faults.delayed += 1;
        await pause(network.delayMs);
      }
      if (state.isEnding) return;
      const { passing, isCut } = inspect(direction, split(chunk));
      state.isEnding = isCut;
      // A hole that opened with this very packet swallows it too.
      await waitForHole();
      await write(passing);
      if (isCut) {
        // What was let through must reach the other side before the reset overtakes it.
        await flush(sink);
        cut();
      }
    }

    async function write(chunk: Buffer): Promise<void> {
      if (!isOpen(sink) || chunk.length === 0) return;
      if (network.bytesAtATime === 0) {
        sink.write(chunk);
        return;
      }
      network.faults.throttled += 1;
      for (let start = 0; start < chunk.length && isOpen(sink) && !isReset;) {
        // Healed in the middle of a chunk: the rest goes at once.
        const end = network.bytesAtATime === 0 ? chunk.length : start + network.bytesAtATime;
        sink.write(chunk.subarray(start, end));
        start = end;
        await pause(1);
      }
    }

    source.on('data', (chunk) => {
      queue = queue.then(() => pass(chunk));
    });
    source.once('close', () => {
      queue = queue.then(waitForHole).then(() => {
        if (state.isHalfOpen) return;
        if (isReset) sink.resetAndDestroy();
        else sink.destroy();
      });
    });
    source.on('error', () => {
      isReset = true;
    });
  }

  pipe('to-server', client, target);
  pipe('to-client', target, client);
  return {
    cut,
    leaveHalfOpen: () => {
      network.faults['half-open'] += 1;
      state.isHalfOpen = true;
      target.destroy();
    },
  };
}

interface Inspection {
  passing: Buffer;
  isCut: boolean;
}

function isOpen(socket: Socket): boolean {
  return !socket.destroyed;
}

/** Waits until everything written has been handed to the operating system and taken by the other side. */
async function flush(socket: Socket): Promise<void> {
  while (socket.writableLength > 0 && isOpen(socket)) await pause(1);
  await pause(lookEveryMs);
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      server.off('error', reject);
      resolve();
    });
  });
}

async function waitUntilNotListening(server: Server): Promise<void> {
  while (server.listening) await pause(1);
}
