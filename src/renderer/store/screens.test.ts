import { afterEach, describe, expect, it } from 'vitest';
import { createManualClock } from '../../../e2e/support/manual-clock';
import { closeStores, openStore } from '../testing/open-store';

afterEach(closeStores);

describe('a code scanned while another screen is open', () => {
  it.each(['menu', 'calibration', 'care'] as const)('counts, and %s goes away', (name) => {
    const { stationStore, scan, state } = openStore(createManualClock(), false);
    stationStore.showScreen(name);
    scan('OP1234');
    expect(state()).toMatchObject({ screen: 'scan', row: { badge: { code: 'OP1234' } } });
  });

  it('is tried out and not stored where workflows are changed', () => {
    const { stationStore, scan, state } = openStore(createManualClock(), false);
    stationStore.showScreen('set-up');
    scan('OP1234');
    expect(state()).toMatchObject({ screen: 'set-up', triedCode: 'OP1234', row: {} });
    stationStore.showScreen('scan');
    expect(state().triedCode).toBeNull();
  });

  it('is told when it is not whole, where codes are tried out too', () => {
    const { stationStore, state } = openStore(createManualClock(), false);
    stationStore.showScreen('set-up');
    const timing = { startedAtMs: 0, endedAtMs: 10, medianGapMs: 5, longestGapMs: 5 };
    const entry = { ...timing, enteredBy: 'scan', device: null, text: 'OP12' } as const;
    stationStore.takeEntry({ ...entry, kind: 'unfinished', because: 'silence' });
    expect(state()).toMatchObject({
      screen: 'set-up',
      triedCode: null,
      feedback: { outcome: 'refused', reason: { code: 'unfinished' } },
    });
  });

  it('is refused for its length where that is too much, with no word of a field that is not asked for there', () => {
    const { stationStore, scan, state } = openStore(createManualClock(), false);
    for (const name of ['set-up', 'history'] as const) {
      stationStore.showScreen(name);
      scan('7'.repeat(600));
      const { feedback } = state();
      const reason = feedback.outcome === 'refused' ? feedback.reason : null;
      expect(reason).toEqual({ code: 'too-long', length: 600, maximum: 512 });
    }
  });
});
