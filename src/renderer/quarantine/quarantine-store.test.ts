import { describe, expect, it, vi } from 'vitest';
import type { Station } from '../station';
import { createQuarantineStore } from './quarantine-store';

/** An agent with refused scans of these numbers; what is decided about one takes it away. */
function openStore(seqs: number[], operator: string | null = 'OP1234') {
  const decisions: unknown[][] = [];
  const agent = { seqs, failure: null as Error | null };
  const request = (name: string, ...parameters: unknown[]): Promise<unknown> => {
    if (agent.failure !== null) return Promise.reject(agent.failure);
    if (name === 'quarantine-causes') {
      return Promise.resolve(
        agent.seqs.length === 0 ? [] : [{ cause: 'check-failed', count: agent.seqs.length }],
      );
    }
    if (name === 'quarantined-entries') {
      const { afterSeq, limit } = parameters[0] as { afterSeq: number; limit: number };
      const page = agent.seqs.filter((seq) => seq > afterSeq).slice(0, limit);
      return Promise.resolve(page.map((seq) => ({ seq, item: { scanId: `scan ${seq}` } })));
    }
    decisions.push([name, ...parameters]);
    const ids = parameters[0];
    agent.seqs = Array.isArray(ids) ? agent.seqs.filter((seq) => !ids.includes(`scan ${seq}`)) : [];
    return Promise.resolve(ids);
  };
  const quarantine = createQuarantineStore({
    station: { request: request as Station['request'] },
    operator: () => operator,
    sendAgainReason: () => 'sent again at the station',
  });
  const state = () => quarantine.store.getState();
  const shown = () => state().entries.map(({ seq }) => seq);
  return { agent, quarantine, decisions, state, shown };
}

const sentAgain = { by: 'OP1234', reason: 'sent again at the station' };

describe('the screen of the refused scans', () => {
  it('sends one again, and all of one cause, in the name of who is at the station', async () => {
    const { quarantine, decisions, state, shown } = openStore([3, 5, 8]);
    quarantine.open();
    await vi.waitUntil(() => state().isLoaded);
    expect(state().causes).toEqual([{ cause: 'check-failed', count: 3 }]);
    quarantine.sendAgain('scan 5');
    await vi.waitUntil(() => shown().length === 2);
    quarantine.sendCauseAgain('check-failed');
    await vi.waitUntil(() => shown().length === 0);
    expect(decisions).toEqual([
      ['requeue-entries', ['scan 5'], sentAgain],
      ['requeue-cause', 'check-failed', sentAgain],
    ]);
  });

  it('discards a scan only with a reason, and records it', async () => {
    const { quarantine, decisions, state, shown } = openStore([3, 5], null);
    quarantine.open();
    await vi.waitUntil(() => state().isLoaded);
    quarantine.discard('no scan was chosen');
    quarantine.chooseDiscard('scan 3');
    quarantine.chooseDiscard(null);
    quarantine.discard('it was left');
    expect(decisions).toEqual([]);
    quarantine.chooseDiscard('scan 3');
    quarantine.discard('only a test');
    await vi.waitUntil(() => shown().length === 1);
    expect(decisions).toEqual([['discard-entries', ['scan 3'], { by: 'station', reason: 'only a test' }]]);
  });

  it('shows a page and goes on when asked', async () => {
    const { quarantine, state, shown } = openStore(Array.from({ length: 70 }, (_, index) => index + 1));
    quarantine.open();
    await vi.waitUntil(() => state().isLoaded);
    expect(shown()).toHaveLength(50);
    expect(state().hasMore).toBe(true);
    quarantine.more();
    await vi.waitUntil(() => shown().length === 70);
    expect(state().hasMore).toBe(false);
  });

  it('says why a decision was not taken, and keeps the scan in the list', async () => {
    const { agent, quarantine, state, shown } = openStore([3]);
    quarantine.open();
    await vi.waitUntil(() => state().isLoaded);
    agent.failure = new Error('this needs a supervisor');
    quarantine.sendAgain('scan 3');
    await vi.waitUntil(() => state().problem !== null);
    expect(state().problem).toBe('this needs a supervisor');
    expect(shown()).toEqual([3]);
  });
});
