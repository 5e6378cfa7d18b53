import type { EnteredCode } from '../../shared/entered-code';
import type { CodeEnteredBy } from '../../shared/scan';
import type { ScannerProfile } from '../../shared/scanner-profile';

/** When and how fast the keys of an entry came. Times are `Event.timeStamp`. */
export interface EntryTiming {
  startedAtMs: number;
  endedAtMs: number;
  /** Zero when there was a single key. */
  medianGapMs: number;
  longestGapMs: number;
}

/** Who sent an entry. */
interface EntryOrigin extends EntryTiming {
  enteredBy: CodeEnteredBy;
  /** Name of the serial scanner; null: they came through the keyboard. */
  device: string | null;
}

/** A whole code. */
export interface DecodedCode extends EnteredCode, EntryTiming {
  kind: 'code';
  /**
   * A code that was not entered at scanner speed may be a person's, who goes by the keycaps, or a slow scanner's. `text`
   * is the likelier reading, and this the other one where it differs: the rules of the fields may know better.
   */
  otherReading: string | null;
}

/** What the keys turned out to be. Nothing is split, shortened or dropped in silence. */
export type DecodedEntry =
  | DecodedCode
  /** More characters than a field may hold; none of them is used. */
  | ({ kind: 'too-long'; length: number } & EntryOrigin)
  /** The code is not whole: the window had not the keyboard all the time, or the keys stopped before the end. */
  | ({ kind: 'unfinished'; text: string; because: 'blur' | 'silence' } & EntryOrigin);

/** The characters that separate the parts of a GS1 code on the wire. */
export const groupSeparator = '\u001d';

/** Code characters of ISO/IEC 15424 and a modifier; something must follow. */
const symbologyIdentifier = /^\][A-IK-PQ-UXZcdeghjopstuz][0-9A-Fa-f](?=.)/su;

/**
 * Takes off what a scanner puts around a code: its prefix, the symbology identifier, and the FNC1 in first or last
 * position, which says that the code is a GS1 one and is no part of it.
 */
export function unwrapCode(raw: string, profile: ScannerProfile): Pick<EnteredCode, 'text' | 'symbology'> {
  const { prefix, gsReplacement } = profile;
  let text = prefix !== '' && raw.startsWith(prefix) ? raw.slice(prefix.length) : raw;
  const symbology = profile.symbology === 'none' ? null : (symbologyIdentifier.exec(text)?.[0] ?? null);
  if (symbology !== null) text = text.slice(symbology.length);
  if (gsReplacement !== '') text = text.replaceAll(gsReplacement, groupSeparator);
  return { text: trimSeparators(text), symbology };
}

function trimSeparators(text: string): string {
  const from = text.startsWith(groupSeparator) ? 1 : 0;
  const to = text.length > from && text.endsWith(groupSeparator) ? text.length - 1 : text.length;
  return text.slice(from, to);
}
