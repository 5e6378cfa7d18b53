import { describe, expect, it } from 'vitest';
import { createManualClock } from '../../e2e/support/manual-clock';
import { isBySystem, startInTurn, withoutTurn } from './start-in-turn';

function startBeside(station: { isRunning: boolean }) {
  const clock = createManualClock();
  const done: string[] = [];
  startInTurn({
    isAlone: () => !station.isRunning,
    start: () => done.push('started'),
    stepAside: () => done.push('stepped aside'),
    end: () => done.push('ended'),
    clock,
  });
  return { clock, done };
}

describe('a start by the system', () => {
  it('is told from that of a person by its parameter', () => {
    expect(isBySystem(['scan-station', '--keep-running'])).toBe(true);
    expect(isBySystem(['scan-station', '--user-data-dir=/x'])).toBe(false);
    expect(withoutTurn(['--user-data-dir=/x', '--keep-running'])).toEqual(['--user-data-dir=/x']);
  });

  it('starts the station at once where none runs', () => {
    const { clock, done } = startBeside({ isRunning: false });
    clock.advance(60_000);
    expect(done).toEqual(['started']);
  });

  it('waits beside a healthy station, and ends after it to be started anew', () => {
    const station = { isRunning: true };
    const { clock, done } = startBeside(station);
    clock.advance(12 * 3_600_000);
    expect(done).toEqual(['stepped aside']);
    station.isRunning = false;
    clock.advance(5_000);
    expect(done).toEqual(['stepped aside', 'ended']);
    expect(clock.waitingDelays()).toEqual([]);
  });
});
