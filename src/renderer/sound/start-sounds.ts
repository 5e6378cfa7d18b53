import type { StoreApi } from 'zustand/vanilla';
import type { Clock } from '../../shared/clock';
import type { Station } from '../station';
import type { StationState } from '../store/station-state';
import { watchAudioOutput } from './audio-output';
import { createSounds, type Sounds } from './sounds';
import { toneOf } from './tone-of';

/** What the sounds need. */
export interface StartSoundsOptions {
  devices: MediaDevices;
  store: StoreApi<StationState>;
  station: Pick<Station, 'reportError'>;
  clock: Clock;
}

/** Everything there is to hear: each outcome once, when it appears, as loud as was chosen; and whether it can be heard. */
export function startSounds({ devices, store, station, clock }: StartSoundsOptions): Sounds {
  let hasOutput = true;
  let isRunning = true;
  const onFailure = (error: unknown): void => {
    station.reportError('Tones cannot be played', error);
  };
  const tell = (): void => {
    const isAudible = hasOutput && isRunning;
    if (isAudible !== store.getState().isAudible) store.setState({ isAudible });
  };
  const sounds = createSounds({
    clock,
    volume: store.getState().preferences.volume,
    onRunning: (running) => {
      isRunning = running;
      tell();
    },
    onFailure,
  });
  watchAudioOutput({
    devices,
    clock,
    onOutput: (output) => {
      hasOutput = output;
      tell();
    },
    onFailure,
  });
  followOutcomes(store, sounds);
  return sounds;
}

/** A tone starts in the task that shows its outcome. Returns a function that stops. */
export function followOutcomes(store: Pick<StoreApi<StationState>, 'subscribe'>, sounds: Sounds): () => void {
  return store.subscribe((state, previous) => {
    if (state.preferences.volume !== previous.preferences.volume) sounds.setVolume(state.preferences.volume);
    const tone = toneOf(state, previous);
    if (tone !== null) sounds.play(tone);
  });
}
