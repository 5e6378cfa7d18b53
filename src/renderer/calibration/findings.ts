import type { ScannerProfile } from '../../shared/scanner-profile';
import type { LayoutName } from '../scanner/keyboard-layouts';

/** What calibration found out, in codes without language; the window has sentences for each. */
export type Finding =
  // how keys are read
  | { code: 'reads-by-position' }
  | { code: 'reads-by-pc-layout'; country: LayoutName | null }
  | { code: 'other-country'; country: LayoutName }
  | { code: 'unreadable'; received: string }
  | { code: 'caps-lock-harmless' | 'caps-lock-compensated' | 'input-method' | 'alt-codes' }
  // what is around the code
  | { code: 'ends-with'; end: 'enter' | 'tab' | 'etx' }
  | { code: 'no-end' }
  | { code: 'prefix'; prefix: string }
  | { code: 'prefix-key'; key: string }
  | { code: 'symbology'; identifier: string }
  | { code: 'suffix'; suffix: string }
  // speed and losses
  | { code: 'fast' | 'slow' | 'too-slow'; gapMs: number }
  | { code: 'complete' }
  | { code: 'drops'; missing: number; of: number }
  // GS1
  | { code: 'gs-arrives' | 'gs-missing' | 'gs-not-tested' | 'gs-unclear' }
  | { code: 'gs-replaced'; replacement: string };

export type FindingCode = Finding['code'];

/** `good`: nothing to do. `note`: works, and worth knowing. `change`: something should be changed at the scanner. */
export type FindingTone = 'good' | 'note' | 'change';

/** How much each finding matters. */
export const findingTones: Readonly<Record<FindingCode, FindingTone>> = {
  'reads-by-position': 'good',
  'reads-by-pc-layout': 'note',
  'other-country': 'change',
  unreadable: 'change',
  'caps-lock-harmless': 'note',
  'caps-lock-compensated': 'note',
  'input-method': 'note',
  'alt-codes': 'note',
  'ends-with': 'good',
  'no-end': 'change',
  prefix: 'note',
  'prefix-key': 'note',
  symbology: 'note',
  suffix: 'change',
  fast: 'good',
  slow: 'note',
  'too-slow': 'change',
  complete: 'good',
  drops: 'change',
  'gs-arrives': 'good',
  'gs-missing': 'change',
  'gs-not-tested': 'note',
  'gs-unclear': 'change',
  'gs-replaced': 'note',
};

/** `good`: in order; `usable`: something could be better; `unusable`: codes would be read wrong. */
export type ScannerVerdict = 'good' | 'usable' | 'unusable';

/** What was learnt from the recorded keys. */
export interface LearntScanner {
  findings: readonly Finding[];
  profile: ScannerProfile;
  /** False while codes would be read wrong with this profile: then the scanner must be changed first. */
  isUsable: boolean;
}

/** What was learnt in a word. */
export function verdictOf({ isUsable, findings }: LearntScanner): ScannerVerdict {
  const hasChanges = findings.some(({ code }) => findingTones[code] === 'change');
  return isUsable ? (hasChanges ? 'usable' : 'good') : 'unusable';
}
