import { z } from 'zod';
import { reporting, toMistake, withInput, type Mistake } from './workflow-mistake';

/**
 * A value that has one of several forms and is told by the key it has, so that a mistake is named as one of that form and
 * not of all. `none`: what a value is that has none of the keys.
 */
export function formByKey<Forms extends Record<string, z.ZodType>>(
  forms: Forms,
  none: Mistake,
): z.ZodType<z.infer<Forms[keyof Forms]>> {
  return z.unknown().transform((value, context): z.infer<Forms[keyof Forms]> => {
    const keys = typeof value === 'object' && value !== null ? Object.keys(value) : [];
    const form = Object.entries(forms).find(([key]) => keys.includes(key))?.[1];
    if (form === undefined) {
      const { error, params } = reporting(none);
      context.addIssue({ code: 'custom', message: error, params });
      return z.NEVER;
    }
    const parsed = form.safeParse(value, withInput);
    if (parsed.success) return parsed.data as z.infer<Forms[keyof Forms]>;
    for (const issue of parsed.error.issues) {
      const params = { mistake: toMistake(issue) };
      context.addIssue({ code: 'custom', path: [...issue.path], message: issue.message, params });
    }
    return z.NEVER;
  });
}
