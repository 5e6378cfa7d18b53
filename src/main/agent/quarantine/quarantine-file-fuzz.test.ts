import { describe, expect, it } from 'vitest';
import { createFuzzer } from '../../../../e2e/support/fuzz';
import { sampleScan } from '../../../../e2e/support/sample-scans';
import { createSeededRandom } from '../../../../e2e/support/seeded-random';
import { readQuarantineFile, writeQuarantineFile } from './quarantine-file';

const fileCount = 5_000;

const text = writeQuarantineFile(
  Array.from({ length: 3 }, (_unused, index) => ({
    seq: index + 1,
    item: sampleScan(index + 1),
    shift: '2026-11-23/1',
    serverOffsetMs: 12,
    attempts: 1,
    refusal: { cause: 'value-too-long', errorNumber: 1406, message: 'Data too long' },
    refusedAt: '2026-11-23T10:00:00.000Z',
    discardedAt: null,
    origin: null,
    events: [],
  })),
  {
    station: 'LINE-3',
    outboxId: '5d3b6a0e-6f4f-4c58-9d5d-6a8f4f3c2b1a',
    atMs: Date.UTC(2026, 10, 23),
  },
);

describe('a file of refused scans that is fuzzed', () => {
  it(`is read whole or refused with a place and a reason, in each of ${fileCount} cases`, () => {
    expect(readQuarantineFile(text).state).toBe('read');
    const random = createSeededRandom(11);
    const fuzzer = createFuzzer(random);
    let refused = 0;
    for (let count = 0; count < fileCount; count += 1) {
      const damaged =
        random() < 0.5 ? fuzzer.damageText(text) : JSON.stringify(fuzzer.damage(JSON.parse(text) ?? null));
      const result = readQuarantineFile(damaged);
      if (result.state === 'read') continue;
      refused += 1;
      expect(result.problems.length).toBeGreaterThan(0);
      expect(result.problems.every(({ what }) => what.length > 5)).toBe(true);
    }
    process.stdout.write(`import fuzz: ${fileCount} files, ${refused} refused\n`);
    expect(refused).toBeGreaterThan(fileCount / 2);
  }, 60_000);
});
