import { describe, expect, it } from 'vitest';
import { createManualClock } from '../../../e2e/support/manual-clock';
import { simulateScan } from '../scanner/fixtures/simulate-scanner';
import { playKeys } from '../scanner/fixtures/key-script';
import { createCalibration } from './calibration-store';
import { calibrationTexts, type CalibrationStep } from './calibration-codes';

function open() {
  const clock = createManualClock();
  const calibration = createCalibration(clock);
  calibration.open();
  const scan = (step: CalibrationStep): void => {
    for (const key of simulateScan(calibrationTexts[step], clock.monotonicMs()).events)
      calibration.takeKey(key);
  };
  return { clock, calibration, scan, state: () => calibration.store.getState() };
}

describe('calibration', () => {
  it('goes from code to code by itself, and learns the scanner after the last one', () => {
    const { clock, scan, state } = open();
    for (const step of ['characters', 'gs1', 'length'] as const) {
      expect(state().step).toBe(step);
      scan(step);
      expect(state().received).toBeGreaterThan(10);
      clock.advance(800);
    }
    expect(state()).toMatchObject({
      step: 'result',
      learnt: { isUsable: true, profile: { terminator: 'enter' } },
    });
  });

  it('asks for one code alone where that is wanted', () => {
    const { clock, calibration, scan, state } = open();
    calibration.open(['characters']);
    scan('characters');
    clock.advance(800);
    expect(state()).toMatchObject({ step: 'result', learnt: { isUsable: true } });
    calibration.restart();
    expect(state().step).toBe('characters');
  });

  it('takes a code whole although the page stood still in the middle of it', () => {
    const { clock, calibration, state } = open();
    calibration.open(['characters']);
    const keys = simulateScan(calibrationTexts.characters, clock.monotonicMs()).events;
    const half = keys.length / 2;
    for (const key of keys.slice(0, half)) calibration.takeKey(key);
    clock.block(2_000);
    expect(state().step).toBe('characters');
    for (const key of keys.slice(half)) calibration.takeKey(key);
    clock.advance(800);
    expect(state()).toMatchObject({ step: 'result', learnt: { isUsable: true } });
  });

  it('takes a key pressed by hand for no code', () => {
    const { clock, calibration, state } = open();
    for (const key of playKeys('Tab Enter')) calibration.takeKey(key);
    clock.advance(800);
    expect(state()).toMatchObject({ step: 'characters', received: 0 });
  });

  it('goes on without a code the scanner cannot read', () => {
    const { clock, calibration, scan, state } = open();
    scan('characters');
    clock.advance(800);
    calibration.skip();
    expect(state().step).toBe('length');
    calibration.skip();
    expect(state().learnt?.findings).toContainEqual({ code: 'gs-not-tested' });
  });

  it('keeps scans out of the row while it is open, the result included, and leaves no timer when it is closed', () => {
    const { clock, calibration, state } = open();
    const [key] = playKeys('Digit1');
    if (key === undefined) throw new Error('no key');
    for (const _step of [1, 2, 3]) calibration.skip();
    expect(state().step).toBe('result');
    expect(calibration.takeKey(key)).toBe(true);
    calibration.restart();
    calibration.takeKey(key);
    calibration.close();
    expect(clock.waitingDelays()).toEqual([]);
    expect(calibration.takeKey(key)).toBe(false);
  });
});
