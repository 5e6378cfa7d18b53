import { afterEach, describe, expect, it, vi } from 'vitest';
import { AgentLostError, AgentRefusedError, createStation, type AgentListener } from './station';
import { createManualClock } from '../../e2e/support/manual-clock';
import { calmStatus, createScriptedAgent, noAnswer, type ScriptedAgent } from './testing/scripted-agent';

const agents: ScriptedAgent[] = [];
afterEach(() => {
  // An open message channel would keep the process alive.
  for (const agent of agents.splice(0)) agent.die();
});

function open() {
  const agent = createScriptedAgent();
  agents.push(agent);
  const clock = createManualClock();
  const station = createStation({ bridge: agent.bridge, page: agent.page, clock, answerTimeoutMs: 5_000 });
  const listener = { onPort: vi.fn(), onLost: vi.fn(), onEvent: vi.fn() } satisfies AgentListener;
  station.openLink(listener);
  return { agent, clock, station, listener };
}

describe('the station client', () => {
  it('pairs answers with their questions', async () => {
    const { agent, station } = open();
    agent.answers['recent-entries'] = (limit) => [{ limit }];
    const answers = await Promise.all([
      station.request('get-status'),
      station.request('recent-entries', 10),
      station.request('recent-entries', 3),
    ]);
    expect(answers).toEqual([calmStatus, [{ limit: 10 }], [{ limit: 3 }]]);
  });

  it('tells what the agent sends by itself', async () => {
    const { agent, listener } = open();
    agent.send({ event: 'status', payload: calmStatus });
    await vi.waitFor(() => {
      expect(listener.onEvent).toHaveBeenCalledWith({ event: 'status', payload: calmStatus });
    });
  });

  it('rejects with the agent’s own words when it answers with an error', async () => {
    const { agent, station } = open();
    agent.answers['get-status'] = () => new Error('no outbox');
    await expect(station.request('get-status')).rejects.toThrow(new AgentRefusedError('no outbox'));
  });

  it('rejects at once while there is no port', async () => {
    const agent = createScriptedAgent();
    const station = createStation({ bridge: agent.bridge, page: agent.page, clock: createManualClock() });
    await expect(station.request('get-status')).rejects.toBeInstanceOf(AgentLostError);
  });

  it('rejects what is in flight when the agent dies, and asks for a new port', async () => {
    const { agent, clock, station, listener } = open();
    agent.answers['get-status'] = () => noAnswer;
    const inFlight = station.request('get-status');
    agent.die();
    await expect(inFlight).rejects.toBeInstanceOf(AgentLostError);
    expect(listener.onLost).toHaveBeenCalledTimes(1);
    agent.answers['get-status'] = () => calmStatus;
    clock.advance(50);
    expect(agent.portRequests()).toBe(2);
    expect(listener.onPort).toHaveBeenCalledTimes(2);
    await expect(station.request('get-status')).resolves.toEqual(calmStatus);
  });

  it('asks less and less often while ports close as soon as they come', async () => {
    const { agent, clock, listener } = open();
    for (let losses = 1; losses <= 10; losses += 1) {
      agent.die();
      await vi.waitFor(() => {
        expect(listener.onLost).toHaveBeenCalledTimes(losses);
      });
      clock.advance(5_000);
    }
    const asked = agent.portRequests();
    agent.die();
    await vi.waitFor(() => {
      expect(listener.onLost).toHaveBeenCalledTimes(11);
    });
    clock.advance(3_700);
    expect(agent.portRequests()).toBe(asked);
    clock.advance(100);
    expect(agent.portRequests()).toBe(asked + 1);
  });

  it('reports an agent that does not answer, and replaces its port', async () => {
    const { agent, clock, station, listener } = open();
    agent.answers['get-status'] = () => noAnswer;
    const unanswered = station.request('get-status');
    clock.advance(5_000);
    await expect(unanswered).rejects.toBeInstanceOf(AgentLostError);
    expect(agent.reports.map(({ message }) => message)).toEqual([
      'The agent did not answer "get-status" within 5000 ms; its port is replaced.',
    ]);
    expect(listener.onLost).toHaveBeenCalledTimes(1);
    clock.advance(50);
    expect(listener.onPort).toHaveBeenCalledTimes(2);
  });

  it('leaves no timer behind a request that was answered', async () => {
    const { clock, station } = open();
    await station.request('get-status');
    expect(clock.waitingDelays()).toEqual([]);
  });

  it.each([
    ['text'],
    [42],
    [{ id: 'one', ok: true }],
    [{ event: 'unknown', payload: 1 }],
    [{ id: 999, ok: true }],
    [null],
    [undefined],
  ])('reports a message that is none of the map: %j', async (message) => {
    const { agent, listener } = open();
    agent.sendRaw(message);
    await vi.waitFor(() => {
      expect(agent.reports).toHaveLength(1);
    });
    expect(listener.onEvent).not.toHaveBeenCalled();
  });

  it('takes no port from another source, nor with another message', () => {
    const { agent, listener } = open();
    const { port1, port2 } = new MessageChannel();
    for (const fields of [
      { data: 'scan-station:agent-port', source: null, ports: [port2] },
      { data: 'something else', source: agent.page, ports: [port2] },
      { data: 'scan-station:agent-port', source: agent.page, ports: [] },
    ]) {
      const event = Object.assign(new Event('message'), {});
      for (const [name, value] of Object.entries(fields)) Object.defineProperty(event, name, { value });
      agent.page.dispatchEvent(event);
    }
    expect(listener.onPort).toHaveBeenCalledTimes(1);
    port1.close();
  });

  it('never throws while reporting, and says later what did not get through', async () => {
    const { agent, station } = open();
    agent.setLogReachable(false);
    station.reportError('first', new Error('cause'));
    await Promise.resolve();
    agent.setLogReachable(true);
    station.reportError('second');
    expect(agent.reports).toMatchObject([
      { message: 'second (1 reports before this one did not get through)' },
    ]);
  });
});
