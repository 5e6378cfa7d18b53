import { createStore, type StoreApi } from 'zustand/vanilla';
import {
  defaultProfile,
  type KeptProfile,
  type PcLayout,
  type ScannerProfile,
} from '../../shared/scanner-profile';
import { isSameLayout } from './pc-layout';

/** How the keyboard scanner of this station is read, and what the PC's keyboard layout is. */
export interface ScannerState {
  /** Null while no scanner was calibrated. */
  kept: KeptProfile | null;
  /** Null while unknown. */
  pcLayout: PcLayout | null;
  /** What the layout was when the window first looked. */
  firstLayout: PcLayout | null;
}

/** Creates the store with the kept profile. */
export function createScannerStore(kept: KeptProfile | null): StoreApi<ScannerState> {
  return createStore<ScannerState>(() => ({ kept, pcLayout: null, firstLayout: null }));
}

/** The profile to decode with. */
export function profileOf({ kept }: ScannerState): ScannerProfile {
  return kept?.profile ?? defaultProfile;
}

/**
 * What the layout of the PC means for reading: `harmless` when it was changed and codes are read by position all the
 * same, `wrong` when a profile goes by a layout that is not there any more; null when all is as it was.
 */
export function layoutWarning({ kept, pcLayout, firstLayout }: ScannerState): 'harmless' | 'wrong' | null {
  const isByPcLayout = kept?.profile.decode === 'host-key';
  const expected = (isByPcLayout ? kept.pcLayout : null) ?? firstLayout;
  if (pcLayout === null || expected === null || isSameLayout(pcLayout, expected)) return null;
  return isByPcLayout ? 'wrong' : 'harmless';
}

/** Notes what the layout of the PC is now. */
export function notePcLayout(store: StoreApi<ScannerState>, pcLayout: PcLayout): void {
  store.setState(({ firstLayout }) => ({ pcLayout, firstLayout: firstLayout ?? pcLayout }));
}
