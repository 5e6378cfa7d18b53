import { describe, expect, it } from 'vitest';
import { allFaults } from './catalogue';
import { planRuns } from './plan-runs';

const names = ({ faults }: ReturnType<typeof planRuns>[number]): string[] => faults.map(({ name }) => name);

describe('the plan of a fault matrix', () => {
  it.each([1, 2, 77])('of 200 runs from seed %i has every kind at least five times', (seed) => {
    const happening = planRuns({ runs: 200, seed, faults: allFaults, isShort: false }).flatMap(names);
    const rare = allFaults.filter(({ name }) => happening.filter((each) => each === name).length < 5);
    expect(rare.map(({ name }) => name)).toEqual([]);
  });

  it('repeats a run alone by its seed and its leading fault', () => {
    for (const plan of planRuns({ runs: 60, seed: 5, faults: allFaults, isShort: false })) {
      const { seed } = plan;
      const alone = planRuns({ runs: 1, seed, faults: plan.faults.slice(0, 1), isShort: false });
      expect(alone.map(names)).toEqual([names(plan)]);
      expect(alone).toMatchObject([{ seed, isMapped: plan.isMapped }]);
    }
  });
});
