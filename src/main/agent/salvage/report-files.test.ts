import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createTemporaryFolder } from '../../../../e2e/support/temporary-folder';
import {
  toReport,
  withoutNumbers,
  writeRecord,
  type SalvageRecord,
  type SalvageResult,
} from './report-files';

const result: SalvageResult = {
  outboxId: '3f0e2c1a-0000-4000-8000-000000000000',
  isIdentityLost: false,
  appended: 100,
  delivered: 60,
  salvaged: 20,
  fromSecondCopy: 0,
  conflicts: 0,
  missing: [
    { from: 11, to: 20 },
    { from: 51, to: 60 },
  ],
  lost: [
    { from: 15, to: 17 },
    { from: 60, to: 60 },
  ],
};

const recordOf = (changes: Partial<SalvageResult>): SalvageRecord => ({
  version: 1,
  detail: 'database disk image is malformed',
  foundAtMs: 0,
  known: { outboxId: null, lastSeq: null },
  result: { ...result, ...changes },
  notedAtMs: null,
});

describe('numbers that are in some ranges and not in others', () => {
  it.each([
    ['nothing is taken away', [[1, 3]], [], [[1, 3]]],
    ['all of it', [[1, 3]], [[1, 3]], []],
    [
      'the middle',
      [[1, 9]],
      [[4, 5]],
      [
        [1, 3],
        [6, 9],
      ],
    ],
    [
      'both ends',
      [[1, 9]],
      [
        [1, 1],
        [9, 9],
      ],
      [[2, 8]],
    ],
    [
      'a whole range of several',
      [
        [1, 2],
        [5, 6],
        [8, 9],
      ],
      [[5, 6]],
      [
        [1, 2],
        [8, 9],
      ],
    ],
    [
      'one range across two',
      [
        [1, 4],
        [6, 9],
      ],
      [[3, 7]],
      [
        [1, 2],
        [8, 9],
      ],
    ],
    [
      'what lies beside them',
      [[5, 6]],
      [
        [1, 2],
        [9, 9],
      ],
      [[5, 6]],
    ],
  ])('%s', (_name, ranges, others, expected) => {
    const toRanges = (pairs: number[][]) => pairs.map(([from = 0, to = 0]) => ({ from, to }));
    expect(withoutNumbers(toRanges(ranges), toRanges(others))).toEqual(toRanges(expected));
  });
});

describe('the report about a damaged file', () => {
  let home: ReturnType<typeof createTemporaryFolder>;
  beforeEach(() => {
    home = createTemporaryFolder('report-files');
  });
  afterEach(() => {
    home.remove();
  });

  const textOf = async (record: SalvageRecord): Promise<string> => {
    const keptAs = path.join(home.folder, 'outbox.damaged-1.sqlite');
    await writeRecord(keptAs, record, 'LINE-3');
    return readFileSync(path.join(home.folder, 'outbox.damaged-1.report.txt'), 'utf8');
  };

  it('names the missing numbers, those of them the database has, and those that are lost', async () => {
    expect(toReport('kept', recordOf({}))).toMatchObject({
      salvaged: 20,
      missing: { count: 20 },
      missingInDatabase: {
        count: 16,
        ranges: [
          { from: 11, to: 14 },
          { from: 18, to: 20 },
          { from: 51, to: 59 },
        ],
      },
      lost: { count: 4, ranges: result.lost },
    });
    const text = await textOf(recordOf({}));
    expect(text).toMatch(/missing: nothing of them could be read +20 +11-20, 51-60\n/);
    expect(text).toMatch(/of these in the database all the same +16 +11-14, 18-20, 51-59\n/);
    expect(text).toMatch(/lost: neither here nor in the database +4 +15-17, 60\n/);
    expect(text).toContain('100 = 60 + 20 + 20');
  });

  it('says of missing numbers nobody could be asked about that nobody was', async () => {
    const record = recordOf({ lost: null });
    expect(toReport('kept', record)).toMatchObject({ missingInDatabase: null, lost: null });
    expect(await textOf(record)).toContain('The database has not been asked');
  });

  it('says that the database can never be asked when the file has lost its own id', async () => {
    const record = recordOf({ lost: null, isIdentityLost: true });
    expect(toReport('kept', record)).toMatchObject({ isIdentityLost: true });
    expect(await textOf(record)).toContain('the database cannot be asked');
  });
});
