import { z } from 'zod';
import { mistake, reporting } from './workflow-mistake';

/** Longest regular expression in a workflow, in characters. */
const maximumPatternLength = 200;

/** A regular expression that is anchored by the program and read with the `u` flag. */
export const patternSchema = z
  .string()
  .min(1)
  .max(maximumPatternLength)
  .refine((source) => compile(source) !== null, {
    ...reporting(mistake('not-a-pattern')),
    // Whatever looks at the pattern afterwards may count on it.
    abort: true,
  });

/** What the examination of a pattern found out: whether some code could hold up whatever judges with it. */
export type PatternVerdict =
  | { verdict: 'safe' }
  /** `attack`: how such a code begins. */
  | { verdict: 'dangerous'; attack: string }
  /** It could not be told in the time there is. */
  | { verdict: 'too-complicated' }
  /** The examination itself failed. */
  | { verdict: 'not-examined'; reason: string };

/** Whether a verdict is one of the pattern itself: any other is one of the moment, and a quieter one may find out. */
export function isDecided({ verdict }: PatternVerdict): boolean {
  return verdict === 'safe' || verdict === 'dangerous';
}

/** Verdicts by pattern. One that is absent has not been examined yet. */
export type PatternVerdicts = ReadonlyMap<string, PatternVerdict>;

/**
 * The match of a whole text, with its groups; null when it does not match. Throws a SyntaxError when the pattern is none;
 * workflows are checked when they are loaded. Only for patterns that were examined: any other could run for hours.
 */
export function matchWhole(pattern: string, text: string): RegExpExecArray | null {
  return new RegExp(`^(?:${pattern})$`, 'u').exec(text);
}

function compile(source: string): RegExp | null {
  try {
    return new RegExp(`^(?:${source})$`, 'u');
  } catch {
    return null;
  }
}
