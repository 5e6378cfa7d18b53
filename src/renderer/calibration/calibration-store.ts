import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Clock } from '../../shared/clock';
import type { KeyEvent } from '../../shared/key-event';
import { isModifier } from '../scanner/decoder-event';
import { createSilenceTimer } from '../scanner/silence-timer';
import { calibrationSteps, type CalibrationStep } from './calibration-codes';
import type { LearntScanner } from './findings';
import { learnProfile, type CalibrationRecordings } from './learn-profile';

/** What the calibration screen shows. */
export interface CalibrationState {
  isOpen: boolean;
  step: CalibrationStep | 'result';
  /** Characters of the code in hand that have arrived. */
  received: number;
  /** Null until the last code. */
  learnt: LearntScanner | null;
  /** What became of the last button that does something outside the window. */
  outcome: CalibrationOutcome | null;
}

/** What became of keeping, exporting or importing a profile. */
export type CalibrationOutcome =
  | { code: 'kept' }
  | { code: 'exported'; file: string }
  | { code: 'imported' }
  | { code: 'failed'; detail: string };

/** The state and what changes it. */
export interface CalibrationStore {
  store: StoreApi<CalibrationState>;
  /** Asks for these codes, one after the other. */
  open: (steps?: CalibrationSteps) => void;
  close: () => void;
  /** Takes a key while the screen is open; answers whether it did. */
  takeKey: (key: KeyEvent) => boolean;
  /** Goes on without the code in hand: the scanner cannot read its kind. */
  skip: () => void;
  restart: () => void;
  tell: (outcome: CalibrationOutcome) => void;
}

/** At least one code. */
export type CalibrationSteps = readonly [CalibrationStep, ...CalibrationStep[]];

/** Silence that ends a recording, whatever the scanner sends at the end; longer than any scanner pauses. */
const silenceMs = 700;
/** Fewer keys are a hand's, not a code's. */
const fewestKeys = 5;

const nothing: CalibrationRecordings = { characters: null, gs1: null, length: null };

const closed: CalibrationState = {
  isOpen: false,
  step: 'characters',
  received: 0,
  learnt: null,
  outcome: null,
};

/** Creates the calibration, closed. */
export function createCalibration(clock: Clock): CalibrationStore {
  const store = createStore<CalibrationState>(() => closed);
  let steps: CalibrationSteps = calibrationSteps;
  let recordings = nothing;
  let keys: KeyEvent[] = [];
  const silence = createSilenceTimer(clock, finishRecording);

  function begin(): void {
    recordings = nothing;
    forgetKeys();
    store.setState({ ...closed, isOpen: true, step: steps[0] });
  }

  function forgetKeys(): void {
    silence.stop();
    keys = [];
    store.setState({ received: 0 });
  }

  function finishRecording(): void {
    const recorded = keys;
    const { step } = store.getState();
    forgetKeys();
    if (step === 'result' || countCharacters(recorded) < fewestKeys) return;
    recordings = { ...recordings, [step]: recorded };
    goOn(step);
  }

  function goOn(step: CalibrationStep): void {
    const next = steps[steps.indexOf(step) + 1];
    if (next === undefined) store.setState({ step: 'result', learnt: learnProfile(recordings) });
    else store.setState({ step: next });
  }

  return {
    store,
    open: (asked = calibrationSteps) => {
      steps = asked;
      begin();
    },
    restart: begin,
    close: () => {
      forgetKeys();
      store.setState(closed);
    },
    takeKey: (key) => {
      const { isOpen, step } = store.getState();
      if (!isOpen || step === 'result') return isOpen;
      keys.push(key);
      store.setState({ received: countCharacters(keys) });
      silence.wait(silenceMs);
      return true;
    },
    skip: () => {
      const { step } = store.getState();
      forgetKeys();
      if (step !== 'result') goOn(step);
    },
    tell: (outcome) => {
      store.setState({ outcome });
    },
  };
}

function countCharacters(keys: readonly KeyEvent[]): number {
  return keys.filter(({ type, code, repeat }) => type === 'keydown' && !repeat && !isModifier(code)).length;
}
