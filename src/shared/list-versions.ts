import { z } from 'zod';
import type { ReferenceListName } from './reference';

const versionSchema = z.int().positive().nullable();

/** Which version of each list a scan was judged by, as this station counts them; null: the list was never read here. */
export const listVersionsSchema = z.strictObject({
  operators: versionSchema,
  defects: versionSchema,
  products: versionSchema,
});
export type ListVersions = z.infer<typeof listVersionsSchema>;

/** The versions of the lists as a copy of them has them, or as one is told; 0 and undefined: never read. */
export function versionsOf(find: (list: ReferenceListName) => { version: number } | undefined): ListVersions {
  const versionOf = (list: ReferenceListName): number | null => find(list)?.version || null;
  return {
    operators: versionOf('operators'),
    defects: versionOf('defects'),
    products: versionOf('products'),
  };
}
