import type { ProxyFault } from '../support/tcp-proxy';
import { noticedSinceNow } from './evidence';
import type { Fault, InjectedFault } from './fault';
import type { World } from './world';

function countSinceNow({ proxy }: World, fault: ProxyFault): () => number {
  const before = proxy.faults()[fault];
  return () => proxy.faults()[fault] - before;
}

/** Resets the station's connection a few times. */
function cut(world: World): Promise<InjectedFault> {
  const { proxy, random } = world;
  const wanted = 1 + Math.floor(random() * 4);
  const cuts = countSinceNow(world, 'cut');
  return Promise.resolve({
    happened: () => {
      proxy.cutAll();
      return cuts() >= wanted;
    },
    heal: () => proxy.heal(),
  });
}

/** Nobody listens there. */
async function refuse(world: World): Promise<InjectedFault> {
  const { proxy } = world;
  const isNoticed = noticedSinceNow(world, 'unreachable');
  await proxy.refuse();
  proxy.cutAll();
  return { happened: isNoticed, heal: () => proxy.heal() };
}

/** Every packet is lost: for a moment, or until the station has given up. */
function blackHole(direction: 'both' | 'to-client'): Fault['inject'] {
  return (world) => {
    const { proxy, random, isShort } = world;
    const heldBack = countSinceNow(world, 'held-back');
    const isNoticed = noticedSinceNow(world, 'timed-out');
    const isBrief = isShort || random() < 0.3;
    proxy.blackHole(direction);
    return Promise.resolve({
      happened: () => heldBack() > 0 && (isBrief || isNoticed()),
      heal: () => proxy.heal(),
    });
  };
}

/** The server's end is gone and the station is never told: it must find out by itself, after the healing too. */
function leaveHalfOpen(world: World): Promise<InjectedFault> {
  const { proxy } = world;
  const halfOpened = countSinceNow(world, 'half-open');
  return Promise.resolve({
    happened: () => {
      if (halfOpened() === 0) proxy.leaveHalfOpen();
      return halfOpened() > 0;
    },
    heal: () => proxy.heal(),
  });
}

/** A long way there and back: a noticeable one, or one of 4 s, on which no log-in succeeds. */
function delay(world: World): Promise<InjectedFault> {
  const { proxy, random, isShort } = world;
  const delayed = countSinceNow(world, 'delayed');
  const isNoticed = noticedSinceNow(world, 'timed-out');
  const isMild = isShort || random() < 0.5;
  proxy.delay(isMild ? 50 + random() * 250 : 2_000);
  return Promise.resolve({
    happened: () => delayed() >= 8 && (isMild || isNoticed()),
    heal: () => proxy.heal(),
  });
}

/** One byte at a time. */
function trickle(world: World): Promise<InjectedFault> {
  const { proxy, isShort } = world;
  const throttled = countSinceNow(world, 'throttled');
  proxy.throttle(1);
  return Promise.resolve({
    happened: () => throttled() >= (isShort ? 4 : 20),
    heal: () => proxy.heal(),
  });
}

/** Faults of the network between station and server. */
export const networkFaults: readonly Fault[] = [
  { name: 'connection-cut', family: 'network', inject: cut },
  { name: 'connection-refused', family: 'network', inject: refuse },
  { name: 'black-hole', family: 'network', inject: blackHole('both') },
  { name: 'black-hole-for-answers', family: 'network', inject: blackHole('to-client') },
  { name: 'half-open', family: 'network', inject: leaveHalfOpen },
  { name: 'latency', family: 'network', inject: delay },
  { name: 'trickle', family: 'network', inject: trickle },
];
