import { versionsOf } from '../../../shared/list-versions';
import type { ListsInTime } from '../judgement/compare-judgement';
import type { ListChanges } from './list-changes';
import type { ListCopies } from './list-copies';

/** What the lists know now and knew earlier, as far back as their file goes. */
export function createListsInTime(
  copies: Pick<ListCopies, 'state'>,
  changes: Pick<ListChanges, 'isKnown' | 'wasKnown'>,
): ListsInTime {
  return {
    versions: () => versionsOf(copies.state),
    isKnown: changes.isKnown,
    wasKnown: (list, code, version) => {
      const { firstVersion, version: now } = copies.state(list);
      return version < firstVersion || version > now ? null : changes.wasKnown(list, code, version);
    },
  };
}
