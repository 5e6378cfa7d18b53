import { describe, expect, it } from 'vitest';
import { readyWorkflows } from '../../shared/ready-workflows';
import { judgePattern } from './judge-pattern';

describe('a pattern', () => {
  const ready = readyWorkflows.flatMap(({ fields }) => fields.flatMap(({ pattern }) => pattern ?? []));
  it.each([...new Set(ready), 'A|B', '[A-Z]{2}\\d{8}(-\\d{4})?'])('%s may judge codes', (pattern) => {
    expect(judgePattern(pattern)).toBeNull();
  });

  it.each(['(a+)+', '(\\d+)*X', '(.*)*b', '(x|x)*y'])('%s could hold up the station', (pattern) => {
    expect(judgePattern(pattern)).toContain('could hold up the station');
  });
});
