/** One application identifier of a GS1 code and its value as it stands there. */
export interface Gs1Element {
  ai: string;
  value: string;
}

/** What is wrong with a GS1 code; the window has a sentence for each. */
export const gs1Problems = [
  'check-digit',
  'date',
  'too-long',
  'too-short',
  'characters',
  'combination',
  'unknown-ai',
  'other',
] as const;
export type Gs1Problem = (typeof gs1Problems)[number];

/** What reading a code as a GS1 element string led to. */
export type Gs1Reading =
  | { outcome: 'elements'; elements: readonly Gs1Element[] }
  /** It says itself that it is GS1 (AIM identifier or FNC1), or reads as such, and breaks GS1's rules. */
  | { outcome: 'invalid'; problem: Gs1Problem; detail: string }
  /** No element string at all. */
  | { outcome: 'not-gs1' };

/** What judging codes takes from outside, because it is large or changes: GS1's rules and the reference lists. */
export interface CodeTools {
  readGs1(code: string): Gs1Reading;
  /** Null: the list is not known here now, so nothing can be said. */
  isListed(list: string, code: string): boolean | null;
}

/** Without GS1 and lists; for workflows that use neither. */
export const plainTools: CodeTools = { readGs1: () => ({ outcome: 'not-gs1' }), isListed: () => null };
