import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { ensureBuild } from '../../scripts/setup/build.mjs';
import { programRoot } from '../../scripts/setup/paths.mjs';
import { describeCrashFailure, runCrashSuite, stepsAt } from './crash-suite';

/* The crash suite in short; `npm run test:faults -- --only outbox` is the long form. */

describe('an agent that is killed at any step', () => {
  it('loses nothing, doubles nothing and leaves no gap, a hundred times', { timeout: 300_000 }, async () => {
    const alsoAt = 'incremental_vacuum';
    const { results, steps } = await runCrashSuite({ kills: 100, seed: 1, lanes: 2, alsoAt });
    const killedAt = results.flatMap((station) => station.killedAt);
    const failed = results.filter(({ broken }) => broken.length > 0);
    expect(failed.map((station) => describeCrashFailure(station, alsoAt))).toEqual([]);
    const named = stepsAt(steps, alsoAt).map(({ name }) => name);
    expect(named).not.toEqual([]);
    expect(killedAt).toHaveLength(100 + named.length);
    expect(killedAt).toEqual(expect.arrayContaining(named));
    expect([...new Set(steps.map(({ scenario }) => scenario.name))]).toEqual(
      expect.arrayContaining([
        'create',
        'append',
        'acknowledge',
        'prune',
        'give back',
        'quarantine',
        'migrate from 1',
        'salvage',
        'second copy',
      ]),
    );
  });

  it('has none of the points at which it dies in what is shipped', { timeout: 300_000 }, async () => {
    await ensureBuild();
    const shipped = readFileSync(path.join(programRoot, 'out', 'main', 'agent.js'), 'utf8');
    const test = readFileSync(path.join(import.meta.dirname, 'fault-points.ts'), 'utf8');
    const marks = /fault-?point|surround|kill-at|record-steps/i;
    expect(test).toMatch(marks);
    expect(shipped).toContain('UPDATE outbox SET last_seq');
    expect(shipped).not.toMatch(marks);
  });
});
