import { beforeEach, describe, expect, it } from 'vitest';
import {
  createScriptedRelay,
  outage,
  scriptedSettings as settings,
  settle,
  type ScriptedRelay,
} from '../../../../e2e/support/scripted-relay';
import { DestinationError } from '../destination/destination';

/* The loop with a clock moved by hand and a scripted destination; relay.integration.test.ts has the real one. */

const badRow = new DestinationError('permanent', 'schema-mismatch', {
  cause: 'value-too-long',
  errorNumber: 1406,
  message: 'too long',
});

describe('the relay loop', () => {
  let world: ScriptedRelay;
  beforeEach(() => {
    world = createScriptedRelay();
    return world.end;
  });

  it('delivers with its timer, and does nothing while there is nothing to do', async () => {
    await world.start();
    world.append(2);
    await world.advance(1_500);
    expect(world.calls).toEqual([]);
    await world.advance(1_000);
    expect(world.calls).toEqual(['deliver']);
    await world.advance(10_000);
    expect(world.calls).toEqual(['deliver']);
  });

  it('delivers at once when a batch is full', async () => {
    await world.start();
    world.append(settings.batchSize);
    await settle();
    expect(world.calls).toEqual(['deliver']);
    expect(world.outbox.counts().pending).toBe(0);
  });

  it('runs one round at a time, and serves a wish that came meanwhile right after it', async () => {
    await world.start();
    let finish: () => void = () => undefined;
    world.onDeliver = () =>
      new Promise((resolve) => {
        finish = resolve;
      });
    world.append(1);
    world.relay.flushNow();
    await settle();
    world.append(1);
    world.relay.flushNow();
    world.relay.flushNow();
    await settle();
    expect(world.calls).toEqual(['deliver']);
    world.onDeliver = () => Promise.resolve();
    finish();
    await settle();
    expect(world.outbox.counts().pending).toBe(0);
  });

  it('touches nothing while the breaker is open, probes when its time has come, and drains after it without a scan', async () => {
    await world.start();
    world.append(1);
    world.onDeliver = () => Promise.reject(outage);
    world.onProbe = () => Promise.reject(outage);
    await world.advance(2_500);
    expect(world.states).toEqual(['connected', 'offline']);
    world.calls.length = 0;
    await world.advance(300);
    expect(world.calls).toEqual([]);
    for (let step = 0; step < 10; step += 1) await world.advance(500);
    expect(world.calls.length).toBeGreaterThan(1);
    expect(new Set(world.calls)).toEqual(new Set(['probe']));
    world.onDeliver = () => Promise.resolve();
    world.onProbe = () => Promise.resolve();
    await world.advance(2_000);
    expect(world.outbox.counts()).toMatchObject({ pending: 0, quarantined: 0 });
    expect(world.states).toEqual(['connected', 'offline', 'connected']);
  });

  it('is asked through the backoff when a person asks', async () => {
    await world.start();
    world.append(1);
    world.onDeliver = () => Promise.reject(outage);
    await world.advance(2_500);
    world.onDeliver = () => Promise.resolve();
    world.relay.flushNow();
    await settle();
    expect(world.outbox.counts().pending).toBe(0);
  });

  it('lets the pauses grow and stays away from "connected" while probes pass and deliveries fail', async () => {
    await world.start();
    const noPrivilege = new DestinationError('misconfigured', 'access-denied', {
      cause: 'access-denied',
      errorNumber: 1142,
      message: 'denied',
    });
    world.append(1);
    world.onDeliver = () => Promise.reject(noPrivilege);
    await world.advance(2_500);
    world.calls.length = 0;
    for (let second = 0; second < 120; second += 1) await world.advance(1_000);
    expect(world.calls.filter((call) => call === 'probe').length).toBeLessThan(10);
    expect(world.states).toEqual(['connected', 'misconfigured']);
  });

  it('blames the table when row after row is refused, one at a time, and keeps every one of them', async () => {
    await world.start();
    world.onDeliver = () => Promise.reject(badRow);
    for (let row = 0; row < 4; row += 1) {
      world.append(1);
      await world.advance(2_500);
    }
    expect(world.states.at(-1)).toBe('misconfigured');
    expect(world.outbox.counts()).toMatchObject({ pending: 4, quarantined: 0 });
    world.onDeliver = () => Promise.resolve();
    await world.advance(60_000);
    expect(world.outbox.counts()).toMatchObject({ pending: 0, quarantined: 0 });
  });

  it('does not blame the database when its own file fails, and recovers', async () => {
    await world.start();
    world.append(1);
    const acknowledge = world.outbox.acknowledge.bind(world.outbox);
    world.outbox.acknowledge = () => {
      throw new Error('database disk image is malformed');
    };
    await world.advance(2_500);
    expect(world.outboxFailures.at(-1)).toBe('database disk image is malformed');
    expect(world.states).toEqual(['connected']);
    world.outbox.acknowledge = acknowledge;
    await world.advance(60_000);
    expect(world.outboxFailures.at(-1)).toBeNull();
    expect(world.outbox.counts().pending).toBe(0);
  });

  it('gives a sign of life now and then while there is nothing to deliver', async () => {
    await world.start();
    for (let second = 0; second < 120; second += 1) await world.advance(1_000);
    expect(world.calls.length).toBeGreaterThanOrEqual(3);
    expect(world.calls.length).toBeLessThanOrEqual(5);
    expect(new Set(world.calls)).toEqual(new Set(['heartbeat']));
  });

  it('makes one last flush when it is stopped, and no round after that', async () => {
    await world.start();
    world.append(2);
    await world.relay.stop(true);
    expect(world.calls).toEqual(['deliver']);
    await world.advance(60_000);
    expect(world.calls).toEqual(['deliver']);
  });
});
