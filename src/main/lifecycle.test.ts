import { describe, expect, it, vi } from 'vitest';
import { createManualClock } from '../../e2e/support/manual-clock';
import { createLifecycle } from './lifecycle';

describe('the lifecycle', () => {
  it('stops its parts in reverse order, each after the one before', async () => {
    const lifecycle = createLifecycle(createManualClock(), () => undefined);
    const order: string[] = [];
    for (const name of ['first', 'second', 'third']) {
      lifecycle.onStop(name, async () => {
        await Promise.resolve();
        order.push(name);
      });
    }
    await lifecycle.stop(5_000);
    expect(order).toEqual(['third', 'second', 'first']);
  });

  it('stops once, however often it is asked', async () => {
    const lifecycle = createLifecycle(createManualClock(), () => undefined);
    let stops = 0;
    lifecycle.onStop('part', () => {
      stops += 1;
      return Promise.resolve();
    });
    await Promise.all([lifecycle.stop(5_000), lifecycle.stop(5_000)]);
    expect(stops).toBe(1);
  });

  it('stops once when a part asks for the end while it is being stopped, as a window does that closes', async () => {
    const lifecycle = createLifecycle(createManualClock(), () => undefined);
    let stops = 0;
    lifecycle.onStop('window', () => {
      stops += 1;
      void lifecycle.stop(5_000);
      return Promise.resolve();
    });
    await lifecycle.stop(5_000);
    expect(stops).toBe(1);
  });

  it('goes on after a part that fails and one that never ends, within its deadline, and logs both', async () => {
    const clock = createManualClock();
    const logged: unknown[] = [];
    const lifecycle = createLifecycle(clock, (_level, _message, details) => logged.push(details));
    const stopped: string[] = [];
    lifecycle.onStop('last', () => {
      stopped.push('last');
      return Promise.resolve();
    });
    lifecycle.onStop('hangs', () => new Promise(() => undefined));
    lifecycle.onStop('fails', () => Promise.reject(new Error('broken')));
    const stopping = lifecycle.stop(5_000);
    await vi.waitUntil(() => logged.length === 1 && clock.waitingDelays().length === 1);
    clock.advance(5_000);
    await stopping;
    expect(stopped).toEqual(['last']);
    expect(logged).toEqual([
      { part: 'fails', detail: 'broken' },
      { part: 'hangs', detail: 'Stopping it took longer than 5000 ms.' },
    ]);
  });
});
