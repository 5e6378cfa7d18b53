import { describe, expect, it } from 'vitest';
import { createManualClock } from '../../e2e/support/manual-clock';
import { DeadlineError, withDeadline } from './deadline';

describe('withDeadline', () => {
  it('settles as the work does and leaves no timer behind', async () => {
    const clock = createManualClock();
    await expect(withDeadline(clock, 'work', 100, Promise.resolve(7))).resolves.toBe(7);
    await expect(withDeadline(clock, 'work', 100, Promise.reject(new Error('no')))).rejects.toThrow('no');
    expect(clock.waitingDelays()).toEqual([]);
  });

  it('rejects at its limit, naming what took too long, when the work never settles', async () => {
    const clock = createManualClock();
    const result = withDeadline(clock, 'Waiting for Godot', 100, new Promise<never>(() => undefined));
    clock.advance(99);
    expect(clock.waitingDelays()).toEqual([1]);
    clock.advance(1);
    await expect(result).rejects.toThrow(DeadlineError);
    await expect(result).rejects.toThrow('Waiting for Godot took longer than 100 ms.');
  });

  it('ignores a rejection that comes after the limit', async () => {
    const clock = createManualClock();
    let failLate: (error: Error) => void = () => undefined;
    const work = new Promise<never>((_resolve, reject) => {
      failLate = reject;
    });
    const result = withDeadline(clock, 'work', 100, work);
    clock.advance(100);
    await expect(result).rejects.toThrow(DeadlineError);
    failLate(new Error('too late'));
    await expect(work).rejects.toThrow('too late');
  });
});
