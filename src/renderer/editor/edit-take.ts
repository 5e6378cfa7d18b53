import type { Derived } from '../../shared/workflow';

/** How a value is taken out of a code. */
export const takes = ['first', 'last', 'from', 'group'] as const;
export type Take = (typeof takes)[number];

/** What each way begins as. */
const firstTakes: { readonly [Way in Take]: Derived['take'] } = {
  first: { first: 4 },
  last: { last: 4 },
  from: { from: 1, length: 4 },
  group: { group: '([^-]+)-.*' },
};

/** Which way it is. */
export function takeOf(value: Derived): Take {
  return takes.find((way) => way in value.take) ?? 'first';
}

/** The value taken in another way, as that begins. */
export function withTake(value: Derived, way: Take): Derived {
  return { ...value, take: firstTakes[way] };
}
