import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createManualClock, type ManualClock } from '../../e2e/support/manual-clock';
import { commandCode } from '../shared/command';
import type { StationSetup } from '../shared/ipc';
import { createFirstRun } from './first-run/first-run-store';
import { playKeys, scriptOf } from './scanner/fixtures/key-script';
import { startScanner } from './start-scanner';
import { closeStores, openStore, row, type OpenedStore } from './testing/open-store';

let opened: OpenedStore<ManualClock>;

/** A window whose page was scanned at before it could listen: these codes, oldest first. */
function open(changes: Partial<StationSetup>, ...early: string[]) {
  opened = openStore(createManualClock());
  const { agent, clock, station, stationStore } = opened;
  const { setup } = opened.state();
  stationStore.store.setState({ setup: { ...setup, ...changes } });
  agent.bridge.takeEarlyKeys = () =>
    early.flatMap((code) => playKeys(scriptOf(code), { startMs: clock.monotonicMs() }));
  // Node has events but no page.
  const page = Object.assign(new EventTarget(), { document: { activeElement: null }, navigator: {} });
  return startScanner({ page: page as unknown as Window, station, clock, kept: null, stationStore });
}

const refusal = () => {
  const { feedback } = opened.state();
  return feedback.outcome === 'refused' ? [feedback.reason.code, feedback.code] : null;
};

beforeEach(() => {
  vi.stubGlobal('HTMLElement', EventTarget);
});
afterEach(() => {
  closeStores();
  vi.unstubAllGlobals();
});

describe('what was scanned before the window was ready', () => {
  it('answers the questions of the first run in its order, and what is no answer is refused, each time', () => {
    const { listen, ...started } = open(
      { isFirstRun: true },
      commandCode({ name: 'language', language: 'de' }, ''),
      row[0] ?? '',
    );
    const { station, stationStore } = opened;
    stationStore.showScreen('first-run');
    const firstRun = createFirstRun({ station, stationStore, ...started });
    listen();
    expect(opened.state().preferences.language).toBe('de');
    expect(firstRun.store.getState().step).toBe('name');
    expect(refusal()).toEqual(['at-first-run', row[0]]);
    stationStore.acknowledge();
    opened.scan(row[0] ?? '');
    expect(refusal()).toEqual(['at-first-run', row[0]]);
  });

  it('is taken after a crash of the window, and does not hide that it was one, whether it was right or wrong', () => {
    for (const early of [['OP1234'], ['OP1234', 'nonsense']]) {
      open({ isAfterCrash: true }, ...early).listen();
      expect(opened.state().row).toMatchObject({ badge: { code: 'OP1234' } });
      expect(refusal()).toEqual(['window-restarted', '']);
      opened.scan(row[0] ?? '');
      expect(opened.state()).toMatchObject({ feedback: { outcome: 'none' }, row: { cp: { code: row[0] } } });
    }
  });

  it('is all there is to tell where no window crashed', () => {
    open({}, 'OP1234').listen();
    expect(opened.state()).toMatchObject({
      feedback: { outcome: 'none' },
      row: { badge: { code: 'OP1234' } },
    });
  });
});
