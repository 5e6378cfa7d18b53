import { z } from 'zod';
import type { ReferenceListName } from './reference';
import type { EntrySummary } from './status';

/** What happens to a code that is not in its list: by the rule of the field, or by the station's way with badges. */
export type UnknownCodeRule = 'refuse' | 'warn' | 'accept';

/** A code of a scan that a newer list knows otherwise than the one that judged the scan. */
export interface ListDifference {
  field: string;
  code: string;
  list: ReferenceListName;
  /** Of the list that judged it; null: it had not been read then. */
  thenVersion: number | null;
  /** Whether the list had the code then; null: that cannot be said. */
  wasKnown: boolean | null;
  nowVersion: number;
  isKnown: boolean;
  /** What happens now to a code that is not known. */
  unknownCode: UnknownCodeRule;
}

/** A scan with codes that are known otherwise now. */
export interface DifferingScan extends EntrySummary {
  differences: readonly ListDifference[];
  /** What a decision to leave it as it is refers to: it counts until another code of the scan differs. */
  key: string;
}

/** What newer lists make of the scans that older ones judged. */
export interface ListDifferences {
  /** The first of them, newest first. */
  scans: readonly DifferingScan[];
  /** How many there are. */
  count: number;
}

/** The `key` of a scan, as a window sends it back. */
export const differenceKeySchema = z.string().min(1).max(10_000);
