import type { i18n } from 'i18next';
import type { StoreApi } from 'zustand/vanilla';
import { fittingLanguage, type ChosenPreferences, type Preferences } from '../shared/preferences';
import type { Station } from './station';
import type { StationState } from './store/station-state';

/** What was chosen, and for the rest what the system of this PC wishes. */
export function completePreferences(chosen: ChosenPreferences, page: Window): Preferences {
  const wishesContrast = page.matchMedia('(prefers-contrast: more)').matches;
  return {
    language: chosen.language ?? fittingLanguage(page.navigator.languages),
    theme: chosen.theme ?? (wishesContrast ? 'contrast' : 'dark'),
    distance: chosen.distance ?? 'normal',
    volume: chosen.volume ?? 'normal',
    operatorLanguages: chosen.operatorLanguages ?? {},
  };
}

/** Changes some of the preferences, from now on and for the next start of this station. */
export function changePreferences(
  store: Pick<StoreApi<StationState>, 'setState'>,
  changed: Partial<Preferences>,
): void {
  store.setState(({ preferences }) => ({ preferences: { ...preferences, ...changed } }));
}

/** Makes the page follow the preferences, and keeps each change. Returns a function that stops. */
export function followPreferences(
  store: Pick<StoreApi<StationState>, 'getState' | 'subscribe'>,
  page: Document,
  i18n: i18n,
  station: Pick<Station, 'keepPreferences' | 'reportError'>,
): () => void {
  show(store.getState().preferences);
  return store.subscribe(({ preferences }, previous) => {
    if (preferences === previous.preferences) return;
    show(preferences);
    const { volume: _volume, ...kept } = preferences;
    station.keepPreferences(kept).catch((error: unknown) => {
      station.reportError('The preferences could not be kept', error);
    });
  });

  function show({ language, theme, distance }: Preferences): void {
    const { documentElement } = page;
    documentElement.lang = language;
    documentElement.dataset['theme'] = theme;
    documentElement.dataset['distance'] = distance;
    // The catalogues are in memory: it is done when the call returns.
    void i18n.changeLanguage(language);
  }
}
