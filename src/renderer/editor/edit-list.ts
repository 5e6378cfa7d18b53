/** The list with one entry put in the place of another. */
export function withEntry<Entry>(entries: readonly Entry[], index: number, entry: Entry): Entry[] {
  return entries.map((old, at) => (at === index ? entry : old));
}

/** The list without one entry. */
export function withoutEntry<Entry>(entries: readonly Entry[], index: number): Entry[] {
  return entries.filter((_old, at) => at !== index);
}

/** The list with one entry moved one place; at the end of the list it stays. */
export function withMoved<Entry>(entries: readonly Entry[], index: number, by: 1 | -1): Entry[] {
  const moved = [...entries];
  const entry = entries[index];
  const other = entries[index + by];
  if (entry === undefined || other === undefined) return moved;
  moved[index] = other;
  moved[index + by] = entry;
  return moved;
}

/** `base`, or the first of `base2`, `base3`, … that is not taken; `separator` stands before the number. */
export function freeName(base: string, separator: string, taken: readonly string[]): string {
  if (!taken.includes(base)) return base;
  const longest = 32 - separator.length - 2;
  const numbered = (number: number): string => `${base.slice(0, longest)}${separator}${number}`;
  let number = 2;
  while (taken.includes(numbered(number))) number += 1;
  return numbered(number);
}
