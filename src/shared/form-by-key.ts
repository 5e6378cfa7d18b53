import { z } from 'zod';

/**
 * A value that has one of several forms and is told by the key it has, so that a mistake is named as one of that form and
 * not of all. `error`: for a value that has none of the keys.
 */
export function formByKey<Forms extends Record<string, z.ZodType>>(
  forms: Forms,
  error: string,
): z.ZodType<z.infer<Forms[keyof Forms]>> {
  return z.unknown().transform((value, context): z.infer<Forms[keyof Forms]> => {
    const keys = typeof value === 'object' && value !== null ? Object.keys(value) : [];
    const form = Object.entries(forms).find(([key]) => keys.includes(key))?.[1];
    if (form === undefined) {
      context.addIssue({ code: 'custom', message: error });
      return z.NEVER;
    }
    const parsed = form.safeParse(value);
    if (parsed.success) return parsed.data as z.infer<Forms[keyof Forms]>;
    for (const { path, message } of parsed.error.issues) {
      context.addIssue({ code: 'custom', path: [...path], message });
    }
    return z.NEVER;
  });
}
