import { z } from 'zod';
import { mistake, reporting } from './workflow-mistake';

/** A whole number between two bounds, both included; whatever else is found, the message says what is accepted. */
export function wholeNumber(minimum: number, maximum: number): z.ZodType<number, number> {
  return z.custom<number>(
    (value) => typeof value === 'number' && Number.isInteger(value) && value >= minimum && value <= maximum,
    reporting(mistake('whole-number', { minimum, maximum })),
  );
}
