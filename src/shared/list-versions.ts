import { z } from 'zod';
import type { ReferenceCopies } from './reference';

const versionSchema = z.int().positive().nullable();

/** Which version of each list a scan was judged by, as this station counts them; null: the list was never read here. */
export const listVersionsSchema = z.strictObject({
  operators: versionSchema,
  defects: versionSchema,
  products: versionSchema,
});
export type ListVersions = z.infer<typeof listVersionsSchema>;

/** The versions of the lists as they are known now; null: nothing has been told of them yet. */
export function versionsOf(lists: ReferenceCopies | null): ListVersions {
  const versionIn = (list: keyof ReferenceCopies): number | null => lists?.[list].version || null;
  return {
    operators: versionIn('operators'),
    defects: versionIn('defects'),
    products: versionIn('products'),
  };
}
