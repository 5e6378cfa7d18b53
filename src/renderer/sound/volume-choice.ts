import type { StoreApi } from 'zustand/vanilla';
import type { Volume } from '../../shared/preferences';
import { changePreferences } from '../preferences';
import type { Station } from '../station';
import type { StationState } from '../store/station-state';

/** Changes how loud the tones are, now and for the next start; resolves with whether it was allowed. */
export type VolumeChoice = (volume: Volume) => Promise<boolean>;

/** Creates it. The main process keeps the volume, and refuses whoever may not change it. */
export function createVolumeChoice(
  station: Pick<Station, 'keepVolume' | 'reportError'>,
  store: Pick<StoreApi<StationState>, 'setState'>,
): VolumeChoice {
  return async (volume) => {
    try {
      await station.keepVolume(volume);
    } catch (error) {
      station.reportError('The volume was not changed', error);
      return false;
    }
    changePreferences(store, { volume });
    return true;
  };
}
