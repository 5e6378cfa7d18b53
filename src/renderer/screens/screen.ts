import type { ReactElement } from 'react';
import type { StoreApi } from 'zustand/vanilla';
import type { Clock } from '../../shared/clock';
import type { CalibrationStore } from '../calibration/calibration-store';
import type { ProfileActions } from '../calibration/profile-actions';
import type { IconName } from '../components/Icon';
import type { Paper } from '../components/PaperButtons';
import type { DifferencesStore } from '../differences/differences-store';
import type { EditorStore } from '../editor/editor-store';
import type { FirstRun } from '../first-run/first-run-store';
import type { HistoryStore } from '../history/history-store';
import type { QuarantineStore } from '../quarantine/quarantine-store';
import type { ScannerState } from '../scanner/scanner-store';
import type { SerialStore } from '../serial/serial-store';
import type { ShiftStore } from '../shift/shift-store';
import type { Sounds } from '../sound/sounds';
import type { VolumeChoice } from '../sound/volume-choice';
import type { Care } from '../store/care';
import type { StationStore } from '../store/station-store';
import type { Updates } from '../updates/update-store';

/** Everything the window works with; each screen takes from it what it needs. */
export interface WindowParts {
  stationStore: StationStore;
  scanner: StoreApi<ScannerState>;
  calibration: CalibrationStore;
  actions: ProfileActions;
  serial: SerialStore;
  history: HistoryStore;
  quarantine: QuarantineStore;
  differences: DifferencesStore;
  shift: ShiftStore;
  /** Brings what a screen shows onto paper. */
  paper: Paper;
  editor: EditorStore;
  firstRun: FirstRun;
  care: Care;
  sounds: Sounds;
  chooseVolume: VolumeChoice;
  updates: Updates;
  /** Sends again what the database has lost; rejects when that could not be done. */
  sendMissing: () => Promise<void>;
  clock: Clock;
}

/** A screen of the menu: what stands for it there, and what it is made of. */
export interface Screen {
  icon: IconName;
  Content: (props: { parts: WindowParts }) => ReactElement | null;
}
