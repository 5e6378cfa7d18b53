import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createTemporaryFolder } from '../../../e2e/support/temporary-folder';
import { fgQuality } from '../../shared/ready-workflows';
import { systemClock } from '../clock';
import { createPatternExaminer, safePatternsFileName } from './pattern-examiner';

let home: ReturnType<typeof createTemporaryFolder>;
beforeEach(() => {
  home = createTemporaryFolder('patterns');
});
afterEach(() => {
  home.remove();
});

/** The thread of the program, or one that does something else. */
function writeWorker(source?: string): string {
  const file = path.join(home.folder, 'worker.mjs');
  const real = pathToFileURL(path.resolve(import.meta.dirname, 'pattern-worker.ts')).href;
  const loader = pathToFileURL(path.resolve('node_modules/tsx/dist/esm/api/index.mjs')).href;
  writeFileSync(
    file,
    source ?? `import { tsImport } from '${loader}'; await tsImport('${real}', import.meta.url);`,
  );
  return file;
}

function createExaminer(workerFile: string, clock = systemClock) {
  const warnings: string[] = [];
  const log = (_level: string, message: string): void => void warnings.push(message);
  return { ...createPatternExaminer({ workerFile, dataFolder: home.folder, clock, log }), warnings };
}

const noWorker = '/nowhere/worker.js';
const cp = fgQuality.fields[1]?.pattern ?? '';

describe('the examination of patterns', () => {
  it('runs in a thread of its own, and what it found safe is known at the next start', async () => {
    const examiner = createExaminer(writeWorker());
    const verdicts = await examiner.examine(['BX\\d{6}-\\d', '(a+)+', cp]);
    expect([...verdicts.keys()].toSorted()).toEqual(['(a+)+', 'BX\\d{6}-\\d', cp].toSorted());
    expect(verdicts.get('BX\\d{6}-\\d')).toEqual({ verdict: 'safe' });
    expect(verdicts.get('(a+)+')).toMatchObject({ verdict: 'dangerous' });
    examiner.remember(['BX\\d{6}-\\d', '(a+)+', cp]);
    expect(JSON.parse(readFileSync(path.join(home.folder, safePatternsFileName), 'utf8'))).toEqual({
      safe: ['BX\\d{6}-\\d'],
    });
    const next = await createExaminer(noWorker).examine(['BX\\d{6}-\\d', cp, '(a+)+']);
    expect([...next.values()].map(({ verdict }) => verdict).toSorted()).toEqual([
      'not-examined',
      'safe',
      'safe',
    ]);
  });

  it('ends after its time, whatever is in a pattern', async () => {
    const callbacks: (() => void)[] = [];
    const clock = {
      ...systemClock,
      schedule: (_delayMs: number, callback: () => void) => {
        callbacks.push(callback);
        return () => undefined;
      },
    };
    const examiner = createExaminer(writeWorker('setInterval(() => undefined, 1_000);'), clock);
    const examined = examiner.examine(['X']);
    for (const callback of callbacks) callback();
    expect(await examined).toEqual(new Map([['X', { verdict: 'too-complicated' }]]));
  });

  it('says why when its thread cannot run', async () => {
    const verdict = (await createExaminer(noWorker).examine(['X'])).get('X');
    expect(verdict).toMatchObject({
      verdict: 'not-examined',
      reason: expect.stringContaining('worker.js') as string,
    });
  });

  it('says why when its thread cannot even begin', async () => {
    // Refused by the constructor itself, as a thread without memory is.
    const verdict = (await createExaminer('worker.js').examine(['X'])).get('X');
    expect(verdict).toMatchObject({
      verdict: 'not-examined',
      reason: expect.stringContaining('worker.js') as string,
    });
  });

  it('ends when a pattern asks for more memory than the station can spare, and keeps what it found before', async () => {
    const greedy = `import { parentPort } from 'node:worker_threads';
      parentPort.postMessage({ verdict: 'safe' });
      await new Promise((resolve) => setImmediate(resolve));
      const kept = [];
      for (let count = 0; count < 60; count += 1) kept.push(new Array(1e6).fill(count));
      parentPort.postMessage({ verdict: kept.length > 0 ? 'safe' : 'dangerous' });`;
    const verdicts = await createExaminer(writeWorker(greedy)).examine(['X', 'Y']);
    expect(verdicts.get('X')).toEqual({ verdict: 'safe' });
    expect(verdicts.get('Y')).toMatchObject({
      verdict: 'not-examined',
      reason: expect.stringContaining('memory') as string,
    });
  });

  it('begins anew when what was noted cannot be read, and says so', async () => {
    writeFileSync(path.join(home.folder, safePatternsFileName), '{ "safe": "X" }');
    const examiner = createExaminer(noWorker);
    expect(examiner.warnings).toEqual(['The noted patterns cannot be read; they are examined again.']);
    expect((await examiner.examine(['X'])).get('X')).toMatchObject({ verdict: 'not-examined' });
  });
});
