import { describe, expect, it } from 'vitest';
import { patternsOf } from '../../shared/check-patterns';
import { readyWorkflows } from '../../shared/ready-workflows';
import { judgePattern } from './judge-pattern';

describe('a pattern', () => {
  const ready = readyWorkflows.flatMap(patternsOf);
  it.each([...new Set(ready), 'A|B', '[A-Z]{2}\\d{8}(-\\d{4})?'])('%s may judge codes', (pattern) => {
    expect(judgePattern(pattern)).toEqual({ verdict: 'safe' });
  });

  it.each(['(a+)+', '(\\d+)*X', '(.*)*b', '(x|x)*y'])('%s could hold up the station', (pattern) => {
    expect(judgePattern(pattern)).toMatchObject({ verdict: 'dangerous' });
  });
});
