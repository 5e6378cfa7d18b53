import { beforeEach, describe, expect, it } from 'vitest';
import {
  createScriptedRelay,
  outage,
  settle,
  type ScriptedRelay,
} from '../../../../e2e/support/scripted-relay';
import { DestinationError } from '../destination/destination';

const olderSchema = new DestinationError('misconfigured', 'schema-mismatch', {
  cause: 'schema-mismatch',
  errorNumber: null,
  message: 'The tables are of an older program.',
});

describe('what is not known of the database is asked first', () => {
  let world: ScriptedRelay;
  beforeEach(() => {
    world = createScriptedRelay();
    return world.end;
  });

  /** A round that is under way until the answer to its delivery is given. */
  async function beginDelivery(): Promise<(error?: Error) => Promise<void>> {
    let answer: (error?: Error) => void = () => undefined;
    world.onDeliver = () =>
      new Promise((resolve, reject) => {
        answer = (error) => {
          if (error === undefined) resolve();
          else reject(error);
        };
      });
    world.append(1);
    world.relay.flushNow();
    await settle();
    expect(world.calls).toEqual(['deliver']);
    return async (error) => {
      world.onDeliver = () => Promise.resolve();
      answer(error);
      await settle();
    };
  }

  it('tells a database of an older schema at the start, with nothing to deliver and before the first scan', async () => {
    world.onProbe = () => Promise.reject(olderSchema);
    world.relay.start();
    await settle();
    expect(world.calls).toEqual(['probe']);
    expect(world.states).toEqual(['misconfigured']);
    world.onProbe = () => Promise.resolve();
    await world.advance(60_000);
    expect(world.states).toEqual(['misconfigured', 'connected']);
  });

  it('delivers right after the first probe, or gives a sign of life when there is nothing', async () => {
    world.append(2);
    world.relay.start();
    await settle();
    expect(world.calls).toEqual(['probe', 'deliver']);
    expect(world.states).toEqual(['connected']);
    const idle = createScriptedRelay();
    idle.relay.start();
    await settle();
    expect(idle.calls).toEqual(['probe', 'heartbeat']);
    await idle.end();
  });

  it('probes anew when the PC wakes, and no other round does', async () => {
    await world.start();
    world.append(1);
    await world.advance(2_500);
    expect(world.calls).toEqual(['deliver']);
    world.onProbe = () => Promise.reject(olderSchema);
    world.relay.checkNow();
    await settle();
    expect(world.calls).toEqual(['deliver', 'probe']);
    expect(world.states).toEqual(['connected', 'misconfigured']);
  });

  it('probes right after a round that was under way when the PC woke', async () => {
    await world.start();
    const answer = await beginDelivery();
    world.relay.checkNow();
    await settle();
    expect(world.calls).toEqual(['deliver']);
    await answer();
    expect(world.calls).toEqual(['deliver', 'probe']);
    await world.advance(1_000);
    expect(world.calls).toEqual(['deliver', 'probe']);
  });

  it('probes right after a round that fails on a connection from before the sleep, through its pause', async () => {
    await world.start();
    const answer = await beginDelivery();
    world.relay.checkNow();
    await answer(outage);
    expect(world.calls).toEqual(['deliver', 'probe', 'deliver']);
    expect(world.outbox.counts().pending).toBe(0);
    expect(world.states).toEqual(['connected', 'offline', 'connected']);
  });
});
