import { describe, expect, it } from 'vitest';
import { createFuzzer } from '../../../e2e/support/fuzz';
import { createManualClock } from '../../../e2e/support/manual-clock';
import { sampleScan, sampleVoid } from '../../../e2e/support/sample-scans';
import { createSeededRandom } from '../../../e2e/support/seeded-random';
import { createTemporaryFolder } from '../../../e2e/support/temporary-folder';
import { agentRequestArguments, type AgentMessage } from '../../shared/ipc';
import { wholeHistory } from '../../shared/history';
import { fgQuality } from '../../shared/ready-workflows';
import { defaultConfiguration } from '../config/schema';
import { startAgent } from './agent';

/*
 * The port is open to whatever runs in the page. Ten thousand messages no program of ours sends go to a real agent with a
 * real outbox: none may bring it down, change anything or go without an answer.
 */

const messageCount = 10_000;
const seed = 20_261_124;

/** Valid requests, to be damaged: what is nearly right gets further than what is not. */
function validRequests(): unknown[] {
  const scan = sampleScan(1);
  const record = { by: 'OP9000', reason: 'a test' };
  return [
    { id: 1, request: 'append', arguments: [scan] },
    { id: 2, request: 'append', arguments: [sampleVoid(scan)] },
    { id: 3, request: 'recent-entries', arguments: [10] },
    { id: 4, request: 'requeue-entries', arguments: [[scan.scanId], record] },
    { id: 5, request: 'discard-entries', arguments: [[scan.scanId], record] },
    { id: 6, request: 'import-quarantine', arguments: ['{"format":"scan-station-quarantine"}', record] },
    { id: 7, request: 'quarantined-entries', arguments: [{ afterSeq: 0, limit: 10, withDiscarded: true }] },
    { id: 8, request: 'ledger', arguments: ['2026-11-23/1'] },
    { id: 9, request: 'run-doctor', arguments: [40] },
    {
      id: 10,
      request: 'search-history',
      arguments: [
        { ...wholeHistory, code: '%' },
        { before: null, limit: 50 },
      ],
    },
    { id: 11, request: 'entry-detail', arguments: [scan.scanId] },
  ];
}

describe('an agent whose port is fuzzed', () => {
  it(`answers ${messageCount} malformed and oversized messages, stores none of them and goes on`, () => {
    const home = createTemporaryFolder('port-fuzz');
    const random = createSeededRandom(seed);
    const fuzzer = createFuzzer(random);
    const answers: AgentMessage[] = [];
    let warnings = 0;
    let receive: (data: unknown) => void = () => undefined;
    const agent = startAgent(
      { ...defaultConfiguration('FUZZ'), workflows: [fgQuality], dataFolder: home.folder, version: 'test' },
      {
        clock: createManualClock(),
        log: (level) => {
          if (level !== 'info') warnings += 1;
        },
      },
    );
    agent.attachWindow({
      postMessage: (message) => answers.push(message),
      onMessage: (listener) => {
        receive = listener;
      },
      onClose: () => undefined,
      close: () => undefined,
    });
    const ask = (request: unknown): AgentMessage | undefined => {
      const before = answers.length;
      receive(request);
      return answers.slice(before).find((message) => 'ok' in message);
    };

    const saved = ask({ id: 0, request: 'append', arguments: [sampleScan(7)] });
    expect(saved).toMatchObject({ ok: true, value: { outcome: 'saved', seq: 1 } });

    let accepted = 0;
    let refused = 0;
    for (let count = 0; count < messageCount; count += 1) {
      const message = random() < 0.2 ? fuzzer.anyValue() : fuzzer.damage(fuzzer.pick(validRequests()));
      const answer = ask(message);
      expect(answer, `message ${count} got no answer`).toBeDefined();
      if (answer !== undefined && 'ok' in answer && answer.ok) accepted += 1;
      else refused += 1;
    }
    // A damage can leave a request valid, another id for example; those are answered like any other.
    process.stdout.write(
      `port fuzz: ${messageCount} messages, ${refused} refused, ${accepted} still valid\n`,
    );
    expect(refused).toBeGreaterThan(messageCount * 0.5);
    expect(warnings).toBeGreaterThanOrEqual(refused);

    const after = ask({ id: 1, request: 'append', arguments: [sampleScan(8)] });
    expect(after).toMatchObject({ ok: true, value: { outcome: 'saved' } });
    const recent = ask({ id: 2, request: 'recent-entries', arguments: [100] });
    const entries = (recent !== undefined && 'value' in recent ? recent.value : []) as { state: string }[];
    expect(entries.every(({ state }) => state === 'pending')).toBe(true);
    home.remove();
  }, 60_000);

  it('has a schema of arguments for every request', () => {
    for (const schema of Object.values(agentRequestArguments)) {
      expect(schema.safeParse(['x', 'x', 'x', 'x', 'x', 'x']).success).toBe(false);
    }
  });
});
