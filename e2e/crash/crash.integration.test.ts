import { describe, expect, it } from 'vitest';
import { describeCrashFailure, runCrashSuite } from './crash-suite';

/* The crash suite in short; `npm run test:faults -- --only outbox` is the long form. */

describe('an agent that is killed at any step', () => {
  it('loses nothing, doubles nothing and leaves no gap, a hundred times', { timeout: 300_000 }, async () => {
    const { results, steps } = await runCrashSuite({ kills: 100, seed: 1, lanes: 2 });
    expect(results.filter(({ broken }) => broken.length > 0).map(describeCrashFailure)).toEqual([]);
    expect(results.flatMap(({ killedAt }) => killedAt)).toHaveLength(100);
    expect([...new Set(steps.map(({ scenario }) => scenario.name))]).toEqual(
      expect.arrayContaining(['create', 'append', 'acknowledge', 'quarantine', 'migrate from 1']),
    );
  });
});
