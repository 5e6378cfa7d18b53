import type { StoreApi } from 'zustand/vanilla';
import type { Clock } from '../shared/clock';
import type { KeptProfile } from '../shared/scanner-profile';
import { createCalibration, type CalibrationStore } from './calibration/calibration-store';
import { createProfileActions, type ProfileActions } from './calibration/profile-actions';
import { listenToScanner } from './scanner/listen';
import { readPcLayout, watchPcLayout } from './scanner/pc-layout';
import { createScannerStore, notePcLayout, profileOf, type ScannerState } from './scanner/scanner-store';
import type { Station } from './station';
import { steer } from './steer';
import type { StationStore } from './store/station-store';

/** What the scanner's parts are made of. */
export interface StartScannerOptions {
  page: Window;
  station: Station;
  clock: Clock;
  /** The kept profile, or null. */
  kept: KeptProfile | null;
  stationStore: StationStore;
}

/** What the screens need of them. */
export interface StartedScanner {
  scanner: StoreApi<ScannerState>;
  calibration: CalibrationStore;
  actions: ProfileActions;
  /**
   * Takes what was scanned since the page began, and listens from then on. To be called once, when everything that takes
   * codes is there.
   */
  listen: () => void;
}

/** Puts together everything that is about the keyboard scanner: listening, its profile, its set-up, the PC's layout. */
export function startScanner(options: StartScannerOptions): StartedScanner {
  const { page, station, clock, kept, stationStore } = options;
  const { store, showScreen } = stationStore;
  const scanner = createScannerStore(kept);
  const calibration = createCalibration(clock);
  const actions = createProfileActions({ calibration, scanner, station, clock });
  const listen = (): void => {
    listenToScanner({
      target: page,
      clock,
      profile: () => profileOf(scanner.getState()),
      onKey: calibration.takeKey,
      onHandKey: (key) => {
        stationStore.noteActivity();
        if (key.code !== 'Escape') return steer(page.document, key);
        if (store.getState().screen === 'scan') stationStore.acknowledge();
        // The first run has no way back: its questions come again at the next start.
        else if (store.getState().screen !== 'first-run') showScreen('scan');
        return true;
      },
      onEntry: (entry) => {
        // A button that was reached by hand must not stay under the next Enter.
        if (page.document.activeElement instanceof HTMLElement) page.document.activeElement.blur();
        stationStore.takeEntry(entry);
      },
      onTyping: stationStore.setTyping,
      early: station.takeEarlyKeys(),
    });
    // Whoever scanned meanwhile could not see it yet: it is told after what came of that.
    if (store.getState().setup.isAfterCrash) stationStore.refuse({ code: 'window-restarted' }, '');
  };
  store.subscribe(({ screen }, previous) => {
    if (screen === previous.screen) return;
    if (screen === 'calibration') calibration.open();
    if (previous.screen === 'calibration') calibration.close();
  });
  watchPcLayout({
    read: () => readPcLayout(page.navigator),
    clock,
    onLayout: (layout) => {
      notePcLayout(scanner, layout);
    },
    onFailure: (error) => {
      station.reportError('The keyboard layout of this PC cannot be watched', error);
    },
  });
  return { scanner, calibration, actions, listen };
}
