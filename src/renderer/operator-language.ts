import type { StoreApi } from 'zustand/vanilla';
import { fittingLanguage, type Language } from '../shared/preferences';
import { changePreferences } from './preferences';
import { findOperator } from './store/sign-in';
import type { StationState } from './store/station-state';

/**
 * Speaks the language of whoever signs in: the one they chose at this station, else the one of the operator list, else the
 * language stays. What is chosen while somebody is signed in is remembered for them. Returns a function that stops.
 */
export function followOperatorLanguage(store: StoreApi<StationState>): () => void {
  return store.subscribe((state, previous) => {
    const badge = badgeOf(state);
    if (badge === null) return;
    const { preferences } = state;
    if (badge !== badgeOf(previous)) {
      const language = languageOf(state, badge);
      if (language !== null && language !== preferences.language) changePreferences(store, { language });
      return;
    }
    const isChosen = preferences.language !== previous.preferences.language;
    if (!isChosen || preferences.language === languageOf(state, badge)) return;
    const operatorLanguages = { ...preferences.operatorLanguages, [badge]: preferences.language };
    changePreferences(store, { operatorLanguages });
  });
}

function badgeOf({ row, workflow }: StationState): string | null {
  return row[workflow.operatorField]?.code ?? null;
}

function languageOf({ preferences, lists }: StationState, badge: string): Language | null {
  const listed = findOperator(lists, badge)?.language ?? null;
  return preferences.operatorLanguages[badge] ?? (listed === null ? null : fittingLanguage([listed]));
}
