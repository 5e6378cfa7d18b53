import { describe, expect, it } from 'vitest';
import {
  afterServerFailure,
  afterServerSuccess,
  createServerMemory,
  serverRestMs,
  serversToTry,
  shareOfTimeMs,
  type ServerMemory,
} from './server-choice';

const nowMs = 1_000_000;

describe('which server is next', () => {
  const cases: { when: string; memory: ServerMemory; order: number[] }[] = [
    { when: 'nothing failed', memory: [0, 0, 0], order: [0, 1, 2] },
    { when: 'there is one server, and it rests', memory: [nowMs + 9], order: [0] },
    { when: 'the preferred one rests', memory: [nowMs + 9, 0, 0], order: [1, 2, 0] },
    { when: 'a later one rests', memory: [0, nowMs + 9, 0], order: [0, 2, 1] },
    { when: 'the rest of the preferred one is over', memory: [nowMs, 0, 0], order: [0, 1, 2] },
    { when: 'the rest of two is over, one long ago', memory: [nowMs - 1, nowMs - 9, 0], order: [0, 1, 2] },
    { when: 'all rest', memory: [nowMs + 9, nowMs + 5, nowMs + 7], order: [1, 2, 0] },
  ];
  it.each(cases)('when $when: $order', ({ memory, order }) => {
    expect(serversToTry(memory, nowMs)).toEqual(order);
  });
});

describe('the memory of servers', () => {
  it('passes over a server that failed for its rest, spread by a fifth each way, and no longer', () => {
    for (const [random, factor] of [
      [0, 0.8],
      [0.5, 1],
      [1, 1.2],
    ] as const) {
      const memory = afterServerFailure(createServerMemory(2), 0, nowMs, random);
      expect(serversToTry(memory, nowMs + serverRestMs * factor - 1)).toEqual([1, 0]);
      expect(serversToTry(memory, nowMs + serverRestMs * factor)).toEqual([0, 1]);
    }
  });

  it('forgets the failure once the server takes a session', () => {
    const failed = afterServerFailure(createServerMemory(2), 0, nowMs, 0.5);
    expect(serversToTry(afterServerSuccess(failed, 0), nowMs)).toEqual([0, 1]);
  });
});

describe('the share of time', () => {
  it('leaves every server that is still to be tried as much as the one before', () => {
    expect(shareOfTimeMs(5_000, 1)).toBe(5_000);
    expect(shareOfTimeMs(5_000, 2)).toBe(2_500);
    expect(shareOfTimeMs(4_900, 0)).toBe(4_900);
  });
});
