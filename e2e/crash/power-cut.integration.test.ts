import { describe, expect, it } from 'vitest';
import { runPowerCuts } from './power-cut-suite';

/* Power cuts in short; `npm run test:faults -- --only power-cut` is the long form. */

// Sessions are recorded with strace, which Linux alone has.
describe.runIf(process.platform === 'linux')('a power cut at any moment', () => {
  it('takes nothing that was confirmed, and leaves nothing half', { timeout: 240_000 }, async () => {
    const results = await runPowerCuts({ cuts: 90, seed: 1 });
    expect(
      results.flatMap(({ session, broken }) => broken.map((sentence) => `${session}: ${sentence}`)),
    ).toEqual([]);
    expect(results.reduce((sum, { cuts }) => sum + cuts, 0)).toBeGreaterThanOrEqual(90);
    expect(results.reduce((sum, { confirmed }) => sum + confirmed, 0)).toBeGreaterThan(1_000);
  });

  it('would be noticed if commits were no longer synced', { timeout: 240_000 }, async () => {
    const results = await runPowerCuts({ cuts: 12, seed: 1, isWeakened: true });
    const broken = results.flatMap((result) => result.broken);
    expect(broken.filter((sentence) => /saved scan .* is lost/.test(sentence))).not.toEqual([]);
  });
});
