import { damm, gtin, luhn, mod11_10, mod37_36, mod97_10, verhoeff, type CdigitAlgo } from 'cdigit';

/** Check digits a field can ask for: name in a workflow, and what it is called. */
const algorithms = {
  gtin,
  luhn,
  mod97_10,
  mod11_10,
  mod37_36,
  damm,
  verhoeff,
} as const satisfies Record<string, CdigitAlgo>;

export type CheckDigit = keyof typeof algorithms;

/** The names a workflow can use. */
export const checkDigits = Object.keys(algorithms) as [CheckDigit, ...CheckDigit[]];

/**
 * Whether the check digit at the end of a code is right. Characters the algorithm does not know (a dash, the letters in a
 * number of digits) are passed over, as on paper; a code with nothing to check is wrong.
 */
export function hasRightCheckDigit(kind: CheckDigit, code: string): boolean {
  try {
    return algorithms[kind].validate(code);
  } catch {
    // cdigit throws where there is no check digit to be found.
    return false;
  }
}
