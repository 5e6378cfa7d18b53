/** Makes values no program sends, from a seeded generator. */
export interface Fuzzer {
  /** Any value a message or JSON text can carry, at most `depth` levels deep. */
  anyValue(depth?: number): unknown;
  /** A copy of a valid value in which one part, chosen at random, is damaged: removed, replaced, added to or made huge. */
  damage(value: unknown): unknown;
  /** A valid text with some characters removed, doubled or replaced. */
  damageText(text: string): string;
  pick<Item>(items: readonly Item[]): Item;
}

const oddTexts = [
  '',
  ' ',
  '\0',
  '\u001d',
  '\ud800',
  '__proto__',
  'constructor',
  'toString',
  "'; DROP TABLE entry; --",
  '../../etc/passwd',
  '%s%n',
  '𝔸'.repeat(40),
];
const oddNumbers = [
  0,
  -0,
  -1,
  1.5,
  2 ** 31,
  2 ** 53,
  -(2 ** 53),
  1e308,
  Number.NaN,
  Number.POSITIVE_INFINITY,
];

/** Creates a fuzzer on the given generator of numbers in [0, 1). */
export function createFuzzer(random: () => number): Fuzzer {
  const below = (limit: number): number => Math.floor(random() * limit);
  const pick = <Item>(items: readonly Item[]): Item => items[below(items.length)] as Item;

  function anyText(): string {
    if (random() < 0.6) return pick(oddTexts);
    return String.fromCharCode(...Array.from({ length: below(60) }, () => below(0xffff)));
  }

  function anyValue(depth = 3): unknown {
    switch (below(depth > 0 ? 9 : 6)) {
      case 0:
        return null;
      case 1:
        return undefined;
      case 2:
        return random() < 0.5;
      case 3:
        return pick(oddNumbers);
      case 4:
        return anyText();
      case 5:
        return random() < 0.02 ? 'x'.repeat(1_000_000) : anyText();
      case 6:
        return Array.from({ length: below(6) }, () => anyValue(depth - 1));
      default:
        return Object.fromEntries(Array.from({ length: below(6) }, () => [anyText(), anyValue(depth - 1)]));
    }
  }

  function damage(value: unknown): unknown {
    if (random() < 0.25 || typeof value !== 'object' || value === null) return anyValue(2);
    if (Array.isArray(value)) {
      const copy: unknown[] = [...(value as unknown[])];
      const place = below(copy.length + 1);
      const change = below(3);
      if (change === 0) copy.splice(place, 1);
      else if (change === 1) copy.splice(place, 0, anyValue(2));
      else copy[place] = damage(copy[place]);
      return copy;
    }
    const entries = Object.entries(value);
    const place = below(entries.length + 1);
    const chosen = entries[place];
    if (chosen === undefined) return { ...value, [anyText()]: anyValue(2) };
    const others = entries.filter((_entry, index) => index !== place);
    if (random() < 0.3) return Object.fromEntries(others);
    return Object.fromEntries([...others, [chosen[0], damage(chosen[1])]]);
  }

  function damageText(text: string): string {
    const characters = Array.from(text);
    for (let count = 1 + below(8); count > 0; count -= 1) {
      const place = below(characters.length);
      const change = below(3);
      if (change === 0) characters.splice(place, 1 + below(20));
      else if (change === 1) characters.splice(place, 0, ...characters.slice(place, place + 1 + below(20)));
      else characters[place] = pick(['{', '}', '"', ',', '[', ']', '0', 'e', '\\', '\0']);
    }
    return characters.join('');
  }

  return { anyValue, damage, damageText, pick };
}
