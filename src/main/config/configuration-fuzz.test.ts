import { describe, expect, it } from 'vitest';
import { createFuzzer } from '../../../e2e/support/fuzz';
import { createSeededRandom } from '../../../e2e/support/seeded-random';
import { readConfiguration, type ReadConfiguration } from './read-configuration';
import { sectionSchemas } from './schema';

const fileCount = 5_000;

const valid = {
  stationName: 'LINE-3',
  database: { host: 'db.example', port: 3306, user: 'station', password: 'secret-word', database: 'quality' },
  relay: { intervalMs: 2_000, batchSize: 500 },
  shifts: [
    { name: '1', startsAt: '06:00' },
    { name: '2', startsAt: '18:00' },
  ],
};

const read = (text: string): ReadConfiguration =>
  readConfiguration({
    hostName: 'pc-1',
    setUp: null,
    file: { path: 'station.json', text },
    databaseUrl: undefined,
  });

describe('a configuration file that is fuzzed', () => {
  it(`leads to a usable configuration in each of ${fileCount} cases, and every problem has its reason`, () => {
    const random = createSeededRandom(7);
    const fuzzer = createFuzzer(random);
    let withProblems = 0;
    for (let count = 0; count < fileCount; count += 1) {
      const text =
        random() < 0.5
          ? fuzzer.damageText(JSON.stringify(valid))
          : JSON.stringify(fuzzer.damage(valid) ?? null);
      const { configuration, problems } = read(text);
      for (const [name, schema] of Object.entries(sectionSchemas)) {
        const value = configuration[name as keyof typeof configuration];
        expect(value, `${name} of ${text}`).not.toBeUndefined();
        if (name === 'stationName') expect(schema.safeParse(value).success).toBe(true);
      }
      expect(problems.every(({ reason }) => reason.length > 10)).toBe(true);
      expect(JSON.stringify(problems)).not.toContain('secret-word');
      if (problems.length > 0) withProblems += 1;
    }
    process.stdout.write(`configuration fuzz: ${fileCount} files, ${withProblems} with problems told\n`);
    expect(withProblems).toBeGreaterThan(fileCount / 2);
  }, 60_000);
});
