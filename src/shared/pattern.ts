import { z } from 'zod';

/** Longest regular expression in a workflow, in characters. */
const maximumPatternLength = 200;

/** A regular expression that is anchored by the program and read with the `u` flag. */
export const patternSchema = z
  .string()
  .min(1)
  .max(maximumPatternLength)
  .refine((source) => compile(source) !== null, {
    error: 'is not a valid regular expression',
    // Whatever looks at the pattern afterwards may count on it.
    abort: true,
  });

/**
 * The match of a whole text, with its groups; null when it does not match. Throws a SyntaxError when the pattern is none;
 * workflows are checked when they are loaded.
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
