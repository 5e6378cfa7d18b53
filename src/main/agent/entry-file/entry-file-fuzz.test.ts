import { describe, expect, it } from 'vitest';
import { createFuzzer } from '../../../../e2e/support/fuzz';
import { sampleScan } from '../../../../e2e/support/sample-scans';
import { createSeededRandom } from '../../../../e2e/support/seeded-random';
import { toLine } from './checked-line';
import { createHead, toEntryLine, toFileText } from './entry-file';
import { findFileProblems, readEntryText } from './read-entry-file';

const fileCount = 5_000;
const home = { station: 'LINE-3', outboxId: '5d3b6a0e-6f4f-4c58-9d5d-6a8f4f3c2b1a' };

const lines = Array.from({ length: 3 }, (_unused, index) =>
  toEntryLine(
    {
      seq: index + 1,
      item: sampleScan(index + 1, {
        scanner: 'left bench',
        override: { by: 'OP9000', duplicateOf: sampleScan(9).scanId },
        listVersions: { operators: 3, defects: null, products: 12 },
      }),
      shift: '2026-11-23/1',
      serverOffsetMs: 12,
      state: 'pending',
      attempts: 1,
      refusal: { cause: 'value-too-long', errorNumber: 1406, message: 'Data too long' },
      refusedAt: '2026-11-23T10:00:00.000Z',
      discardedAt: null,
      origin: null,
    },
    home,
  ),
);
const head = createHead({ kind: 'quarantine', ...home }, Date.UTC(2026, 10, 23));
const text = toFileText(head, lines);

describe('an entry file that is fuzzed', () => {
  it(`is read whole or refused with a place and a reason, in each of ${fileCount} cases`, () => {
    expect(findFileProblems(readEntryText(text))).toEqual([]);
    const random = createSeededRandom(11);
    const fuzzer = createFuzzer(random);
    let refused = 0;
    for (let count = 0; count < fileCount; count += 1) {
      const [first, ...rest] = lines;
      // Half of them with a right checksum: wrong values must be found for what they are.
      const forged = [head, fuzzer.damage(structuredClone(first)) ?? null, ...rest, { end: { entries: 3 } }];
      const damaged =
        random() < 0.5 ? fuzzer.damageText(text) : forged.map((record) => toLine(record as object)).join('');
      const content = readEntryText(damaged);
      const problems = findFileProblems(content);
      if (problems.length === 0) continue;
      refused += 1;
      expect(problems.every(({ what }) => what.length > 5)).toBe(true);
    }
    process.stdout.write(`import fuzz: ${fileCount} files, ${refused} refused\n`);
    expect(refused).toBeGreaterThan(fileCount / 2);
  }, 60_000);
});
