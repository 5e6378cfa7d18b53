import type { StoreApi } from 'zustand/vanilla';
import { localWallTime } from '../clock';
import { errorText } from '../../shared/error-text';
import type { ScannerState } from '../scanner/scanner-store';
import type { Station } from '../station';
import type { Clock } from '../../shared/clock';
import { keptProfileFormat, type KeptProfile } from '../../shared/scanner-profile';
import type { CalibrationStore } from './calibration-store';

/** What the calibration's buttons do outside the window; each tells its outcome on the screen. */
export interface ProfileActions {
  /** Keeps what was learnt, from the next code on. */
  keep: () => void;
  /** Writes the kept profile to a file the person chooses. */
  exportProfile: () => void;
  /** Takes the profile of another station from a file. */
  importProfile: () => void;
}

/** What the actions work with. */
export interface ProfileActionsOptions {
  calibration: CalibrationStore;
  scanner: StoreApi<ScannerState>;
  station: Pick<Station, 'scannerProfile'>;
  clock: Pick<Clock, 'wallMs'>;
}

/** Creates the actions. */
export function createProfileActions(options: ProfileActionsOptions): ProfileActions {
  const { calibration, scanner, station, clock } = options;

  function run(work: () => Promise<void>): void {
    work().catch((error: unknown) => {
      calibration.tell({ code: 'failed', detail: errorText(error) });
    });
  }

  return {
    keep: () => {
      run(async () => {
        const { learnt } = calibration.store.getState();
        if (learnt === null) return;
        const kept: KeptProfile = {
          ...keptProfileFormat,
          learntAt: localWallTime(clock.wallMs()),
          pcLayout: scanner.getState().pcLayout,
          profile: learnt.profile,
        };
        await station.scannerProfile.keep(kept);
        scanner.setState({ kept });
        calibration.tell({ code: 'kept' });
      });
    },
    exportProfile: () => {
      run(async () => {
        const file = await station.scannerProfile.exportToFile();
        if (file !== null) calibration.tell({ code: 'exported', file });
      });
    },
    importProfile: () => {
      run(async () => {
        const imported = await station.scannerProfile.importFromFile();
        if (imported === null) return;
        // The layout of the PC the profile comes from says nothing about this one.
        const kept = { ...imported, pcLayout: scanner.getState().pcLayout };
        await station.scannerProfile.keep(kept);
        scanner.setState({ kept });
        calibration.tell({ code: 'imported' });
      });
    },
  };
}
