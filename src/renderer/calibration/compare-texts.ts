/** How much of what was printed has arrived. */
export interface TextComparison {
  /** Characters of the expected text that are missing. */
  missing: number;
  /** Characters that were not expected there. */
  surplus: number;
}

/** Compares by the longest common subsequence: a code that lost some characters still has all others in their order. */
export function compareTexts(expected: string, received: string): TextComparison {
  let previous = new Array<number>(received.length + 1).fill(0);
  for (const character of expected) {
    const row = [0];
    for (let index = 0; index < received.length; index += 1) {
      const isSame = received[index] === character;
      row.push(isSame ? (previous[index] ?? 0) + 1 : Math.max(row[index] ?? 0, previous[index + 1] ?? 0));
    }
    previous = row;
  }
  const common = previous.at(-1) ?? 0;
  return { missing: expected.length - common, surplus: received.length - common };
}
