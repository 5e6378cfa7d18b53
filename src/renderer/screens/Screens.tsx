import type { ReactElement } from 'react';
import { useStore } from 'zustand';
import type { StoreApi } from 'zustand/vanilla';
import type { Clock } from '../../shared/clock';
import type { Care } from '../store/care';
import type { CalibrationStore } from '../calibration/calibration-store';
import type { ProfileActions } from '../calibration/profile-actions';
import { Veil } from '../components/Veil';
import type { ScannerState } from '../scanner/scanner-store';
import type { StationStore } from '../store/station-store';
import { CalibrationScreen } from './CalibrationScreen';
import { ScanScreen } from './ScanScreen';
import { SetUpScreen, type SetUpActions } from './SetUpScreen';

/** What the screens show. */
export interface ScreensProps {
  stationStore: StationStore;
  scanner: StoreApi<ScannerState>;
  calibration: CalibrationStore;
  actions: ProfileActions;
  setUp: SetUpActions;
  care: Care;
  /** Sends again what the database has lost; rejects when that could not be done. */
  sendMissing: () => Promise<void>;
  clock: Clock;
}

/** The scan screen, or a set-up in its place; the veil lies over each of them. */
export function Screens(props: ScreensProps): ReactElement {
  const isFocused = useStore(props.stationStore.store, (state) => state.isFocused);
  return (
    <>
      <OpenScreen {...props} />
      {!isFocused && <Veil />}
    </>
  );
}

function OpenScreen({
  stationStore,
  scanner,
  calibration,
  actions,
  setUp,
  care,
  sendMissing,
  clock,
}: ScreensProps): ReactElement {
  const { store, acknowledge, showScreen } = stationStore;
  const screen = useStore(store, (state) => state.screen);
  const isCalibrating = useStore(calibration.store, ({ isOpen }) => isOpen);
  if (isCalibrating) return <CalibrationScreen calibration={calibration} actions={actions} />;
  if (screen === 'set-up') {
    return (
      <SetUpScreen
        store={store}
        actions={setUp}
        onClose={() => {
          showScreen('scan');
        }}
      />
    );
  }
  return (
    <ScanScreen
      store={store}
      scanner={scanner}
      clock={clock}
      care={care}
      sendMissing={sendMissing}
      onAcknowledge={acknowledge}
      onSetUp={() => {
        showScreen('set-up');
      }}
      onCalibrate={calibration.open}
    />
  );
}
