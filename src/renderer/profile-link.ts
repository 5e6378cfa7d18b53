import type { StationBridge } from '../shared/ipc';
import type { KeptProfile, ProfileFileAnswer } from '../shared/scanner-profile';

/** The profile of the keyboard scanner on its way to and from files. Each rejects with a reason in words. */
export interface ProfileLink {
  keep: (kept: KeptProfile) => Promise<void>;
  /** Answers the file; null when the person chose none. */
  exportToFile: () => Promise<string | null>;
  /** Answers the profile of the file; null when the person chose none. */
  importFromFile: () => Promise<KeptProfile | null>;
}

/** Creates the link over the bridge to main. */
export function createProfileLink(
  bridge: Pick<StationBridge, 'keepScannerProfile' | 'exportScannerProfile' | 'importScannerProfile'>,
  session: () => string | null,
): ProfileLink {
  return {
    keep: async (kept) => {
      doneOrRefused(await bridge.keepScannerProfile(kept, session()));
    },
    exportToFile: async () => doneOrRefused(await bridge.exportScannerProfile(session()))?.file ?? null,
    importFromFile: async () => doneOrRefused(await bridge.importScannerProfile(session()))?.kept ?? null,
  };
}

/** Null when the person chose no file; throws the reason of a refusal. */
function doneOrRefused(answer: ProfileFileAnswer): Extract<ProfileFileAnswer, { outcome: 'done' }> | null {
  if (answer.outcome === 'refused') throw new Error(answer.reason);
  return answer.outcome === 'done' ? answer : null;
}
