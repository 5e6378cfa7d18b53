import type { PassingPacket, PacketFate } from '../support/tcp-proxy';
import type { Fault } from './fault';
import type { World } from './world';

type Moment = (packet: PassingPacket) => boolean;

/** An exact moment in the conversation of station and server. */
interface ProtocolStep {
  name: string;
  /** The moments in their order; the connection is cut at each, and then it begins again with the first. */
  moments: readonly Moment[];
  fate: Exclude<PacketFate, 'forward'>;
  /** The step comes once in the life of a connection. */
  needsNewConnection?: boolean;
}

const command =
  (...beginnings: readonly string[]): Moment =>
  (packet) =>
    packet.direction === 'to-server' && beginnings.some((beginning) => packet.command.startsWith(beginning));

const answer =
  (...beginnings: readonly string[]): Moment =>
  (packet) =>
    packet.direction === 'to-client' && beginnings.some((beginning) => packet.command.startsWith(beginning));

/**
 * The packet to the client that says the rows are committed: one statement commits by itself, several by COMMIT. The
 * server has done its part when it comes by here.
 */
export const isCommitAnswer: Moment = answer('QUERY COMMIT', 'BULK');

const steps: readonly ProtocolStep[] = [
  { name: 'cut-before-greeting', moments: [answer('LOGIN')], fate: 'cut-before', needsNewConnection: true },
  { name: 'cut-after-login', moments: [command('LOGIN')], fate: 'cut-after', needsNewConnection: true },
  {
    name: 'cut-in-session-settings',
    moments: [answer('QUERY SET SESSION')],
    fate: 'cut-before',
    needsNewConnection: true,
  },
  {
    name: 'cut-before-prepare',
    moments: [command('PREPARE INSERT')],
    fate: 'cut-before',
    needsNewConnection: true,
  },
  {
    name: 'cut-before-prepare-answer',
    moments: [answer('PREPARE INSERT')],
    fate: 'cut-before',
    needsNewConnection: true,
  },
  { name: 'cut-before-begin', moments: [command('QUERY START TRANSACTION')], fate: 'cut-before' },
  { name: 'cut-before-begin-answer', moments: [answer('QUERY START TRANSACTION')], fate: 'cut-before' },
  { name: 'cut-before-rows', moments: [command('BULK')], fate: 'cut-before' },
  { name: 'cut-after-rows', moments: [command('BULK')], fate: 'cut-after' },
  { name: 'cut-before-commit', moments: [command('QUERY COMMIT')], fate: 'cut-before' },
  { name: 'cut-after-commit', moments: [command('QUERY COMMIT')], fate: 'cut-after' },
  { name: 'cut-before-commit-answer', moments: [isCommitAnswer], fate: 'cut-before' },
  { name: 'cut-inside-packet', moments: [command('BULK'), isCommitAnswer], fate: 'cut-inside' },
  {
    // The batch is there already: the repeat asks which rows are, and its answer is lost, and its commit's.
    name: 'cut-in-repeat',
    moments: [isCommitAnswer, answer('QUERY SELECT'), isCommitAnswer],
    fate: 'cut-before',
  },
];

/** Cuts the connection at the step, one to three times over. */
function cutAt({ name, moments, fate, needsNewConnection = false }: ProtocolStep): Fault {
  return {
    name,
    family: 'protocol',
    inject: ({ proxy, random }: World) => {
      const wanted = moments.length * (1 + Math.floor(random() * 3));
      let cuts = 0;
      proxy.onPacket((packet) => {
        const isMoment = moments[cuts % moments.length];
        if (cuts >= wanted || isMoment?.(packet) !== true) return 'forward';
        cuts += 1;
        return fate;
      });
      if (needsNewConnection) proxy.cutAll();
      return Promise.resolve({ happened: () => cuts >= wanted, heal: () => proxy.heal() });
    },
  };
}

/** The connection cut at each step of the protocol. */
export const protocolFaults: readonly Fault[] = steps.map(cutAt);
