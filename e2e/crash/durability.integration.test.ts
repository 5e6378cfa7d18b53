import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { outboxFileName } from '../../src/main/agent/outbox/outbox-file';
import { sampleScan } from '../support/sample-scans';
import { createTemporaryFolder } from '../support/temporary-folder';
import { checkAnswers } from './answers';
import { bundleAgent, type BundledAgent } from './bundle-agent';
import { traceAgent } from './trace-agent';

const scanCount = 100;

// Only Linux lets its system calls be watched by a tool that is there for the asking.
describe.runIf(process.platform === 'linux')('the system calls of the agent', () => {
  let bundled: BundledAgent;

  beforeAll(async () => {
    bundled = await bundleAgent();
  });
  afterAll(() => {
    bundled.remove();
  });

  async function traceScans(isWeakened: boolean): Promise<ReturnType<typeof checkAnswers>> {
    const home = createTemporaryFolder('durability');
    const calls = await traceAgent(
      { agentFile: bundled.file, dataFolder: home.folder, isWeakened },
      async (agent) => {
        for (let number = 1; number <= scanCount; number += 1) {
          expect(await agent.append(sampleScan(number))).toMatchObject({ outcome: 'saved', seq: number });
        }
      },
    );
    home.remove();
    return checkAnswers(calls, path.join(home.folder, `${outboxFileName}-wal`));
  }

  it('show that every scan is synced to the disk before it is confirmed', async () => {
    expect(await traceScans(false)).toEqual({ answers: scanCount, early: [] });
  });

  it('would show it if commits were no longer synced', async () => {
    const { answers, early } = await traceScans(true);
    expect(answers).toBe(scanCount);
    expect(early.length).toBeGreaterThan(scanCount / 2);
    expect(early[0]).toMatch(/was confirmed with \d+ writes not synced/);
  });
});
