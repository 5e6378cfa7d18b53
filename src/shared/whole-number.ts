import { z } from 'zod';

/** A whole number between two bounds, both included; whatever else is found, the message says what is accepted. */
export function wholeNumber(minimum: number, maximum: number): z.ZodInt {
  const error = `must be a whole number from ${minimum} to ${maximum}`;
  return z.int({ error }).min(minimum, { error }).max(maximum, { error });
}
