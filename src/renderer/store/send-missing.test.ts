import { afterEach, describe, expect, it, vi } from 'vitest';
import { createManualClock } from '../../../e2e/support/manual-clock';
import { closeStores, openStore } from '../testing/open-store';
import { createSendMissing } from './send-missing';

afterEach(closeStores);

async function open() {
  const opened = openStore(createManualClock());
  await vi.waitFor(() => {
    expect(opened.state().agent).toBe('ready');
  });
  const { agent, station, stationStore } = opened;
  const sendMissing = createSendMissing({ station, store: stationStore.store, reason: 'lost' });
  const asked = (): unknown[] =>
    agent.requests.filter(({ request }) => request === 'requeue-missing').map((request) => request.arguments);
  return { ...opened, sendMissing, asked };
}

describe('sending again what the database has lost', () => {
  it('is done in the name of the operator, before the first badge in that of the station', async () => {
    const { agent, scan, sendMissing, asked } = await open();
    agent.answers['requeue-missing'] = () => 3;
    await sendMissing();
    scan('OP1234');
    await sendMissing();
    expect(asked()).toEqual([[{ by: 'test', reason: 'lost' }], [{ by: 'OP1234', reason: 'lost' }]]);
  });

  it('fails aloud when the agent cannot do it, and the log is told', async () => {
    const { agent, sendMissing } = await open();
    agent.answers['requeue-missing'] = () => new Error('the outbox is not open');
    await expect(sendMissing()).rejects.toThrow('the outbox is not open');
    expect(agent.reports).toHaveLength(1);
  });
});
