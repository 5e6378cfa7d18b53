import type { ListDifference, UnknownCodeRule } from '../../../shared/list-differences';
import type { ListVersions } from '../../../shared/list-versions';
import { referenceLists, type ReferenceListName } from '../../../shared/reference';
import type { UnknownBadgePolicy } from '../../../shared/sign-in';
import type { Workflow } from '../../../shared/workflow';

/** A field whose code a list of the database knows or does not. */
export interface ListedField {
  field: string;
  list: ReferenceListName;
  unknownCode: UnknownCodeRule;
}

/** What the lists know now, and knew when they had an earlier version. */
export interface ListsInTime {
  versions: () => ListVersions;
  isKnown: (list: ReferenceListName, code: string) => boolean;
  /** Null: that cannot be said (any more). */
  wasKnown: (list: ReferenceListName, code: string, version: number) => boolean | null;
}

/**
 * The fields of a workflow whose codes are in a list: the badge, what is looked up, and the code that approves or rejects,
 * whose words are those of the defects even where any code is taken. A list of the workflow itself stands before that of
 * the database.
 */
export function listedFields(
  { fields, operatorField, approvedWhen, lists }: Workflow,
  unknownBadge: UnknownBadgePolicy,
): ListedField[] {
  return fields.flatMap(({ name, list }): ListedField[] => {
    if (name === operatorField) return [{ field: name, list: 'operators', unknownCode: unknownBadge }];
    const looked = referenceLists.find((known) => known === list && !Object.hasOwn(lists, known));
    if (looked !== undefined) return [{ field: name, list: looked, unknownCode: 'refuse' }];
    const isOutcome = list === undefined && name === approvedWhen?.field;
    return isOutcome ? [{ field: name, list: 'defects', unknownCode: 'accept' }] : [];
  });
}

/**
 * Judges a scan again: which of its codes the lists know otherwise now than those that judged it. Where a list had not been
 * read then, a code counts only if it would not simply be taken now.
 */
export function compareJudgement(
  scan: { fields: Readonly<Record<string, string>>; listVersions: ListVersions },
  fields: readonly ListedField[],
  lists: ListsInTime,
): ListDifference[] {
  const now = lists.versions();
  return fields.flatMap(({ field, list, unknownCode }): ListDifference[] => {
    const code = scan.fields[field];
    const nowVersion = now[list];
    const thenVersion = scan.listVersions[list];
    if (code === undefined || nowVersion === null || nowVersion === thenVersion) return [];
    const wasKnown = thenVersion === null ? null : lists.wasKnown(list, code, thenVersion);
    const isKnown = lists.isKnown(list, code);
    const isSame = wasKnown === null ? isKnown || unknownCode === 'accept' : wasKnown === isKnown;
    if (isSame) return [];
    return [{ field, code, list, thenVersion, wasKnown, nowVersion, isKnown, unknownCode }];
  });
}
