import type { Role } from './roles';
import { referenceLists } from './workflow-rules';

export { referenceLists } from './workflow-rules';

/** A list that is copied down from the database. */
export type ReferenceListName = (typeof referenceLists)[number];

/** A person of the operator list, as far as the window may know: never the PIN. */
export interface KnownOperator {
  badge: string;
  name: string;
  role: Role;
  /** Such as `ro`; null: that of the station. */
  language: string | null;
  hasPin: boolean;
  /** False: known, and not to work here any more. */
  isActive: boolean;
}

/** A code of a list, with its text: by language where the list has that, else under the empty name. */
export interface KnownCode {
  code: string;
  texts: Readonly<Record<string, string>>;
}

/** What a list held when it was read; `version` rises with every change that arrives here, 0: never read. */
export interface ListCopy<Item> {
  version: number;
  items: readonly Item[];
}

/** The lists as the window uses them. */
export interface ReferenceCopies {
  operators: ListCopy<KnownOperator>;
  /** Active codes alone. */
  defects: ListCopy<KnownCode>;
  products: ListCopy<KnownCode>;
}

/** What is known of one list. */
export interface ListStatus {
  /** 0: it was never read. */
  version: number;
  /** Rows that can be used. */
  count: number;
  /** Wall time of the last look at which the copy was found, or made, the same as the list; null: never. */
  checkedAtMs: number | null;
  /** It could not be compared for longer than the station's configuration allows. */
  isStale: boolean;
  /** Rows of the database that cannot be used, by code, the first few; they are left out. */
  badRows: readonly { code: string; why: string }[];
  /** Why it cannot be read, in words for whoever mends it; null: it can, or the database is away. */
  problem: string | null;
}

/** What is known of all of them. */
export type ReferenceStatus = Readonly<Record<ReferenceListName, ListStatus>>;

/** Before any list was read. */
export const unknownLists: ReferenceStatus = Object.fromEntries(
  referenceLists.map((name) => [
    name,
    { version: 0, count: 0, checkedAtMs: null, isStale: false, badRows: [], problem: null },
  ]),
) as unknown as ReferenceStatus;
