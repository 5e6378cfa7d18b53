/*
 * Codes as words of the full-text index. A code is one word, whatever characters it is made of, and beside it stands the
 * same code from its end to its beginning: what a code ends with is what the second one begins with.
 */

/** Marks a word that is written backwards. */
const backwards = '\u2190';

/** The tokenizer takes ASCII letters, digits and everything beyond ASCII as parts of a word: the rest is moved there. */
function toWord(text: string): string {
  return text.replace(/[^A-Za-z0-9\u0080-\uffff]/g, (character) =>
    String.fromCharCode(0x2000 + character.charCodeAt(0)),
  );
}

function reverse(text: string): string {
  return Array.from(text).reverse().join('');
}

/** What is indexed for the values of a scan. */
export function wordsOf(values: readonly string[]): string {
  return [...new Set(values)]
    .filter((value) => value !== '')
    .flatMap((value) => [toWord(value), backwards + toWord(reverse(value))])
    .join(' ');
}

/** First words of the codes that begin with a text, and of those that end with it, as the index spells them. */
export function prefixesOf(text: string): [start: string, end: string] {
  return [foldCase(toWord(text)), foldCase(backwards + toWord(reverse(text)))];
}

/** The question to the index: a code that begins or ends with the text, and the operator. Null: nothing it could help with. */
export function matchOf(code: string | null, operator: string | null): string | null {
  const parts = [
    ...(code === null
      ? []
      : [
          `(${prefixesOf(code)
            .map((prefix) => `"${prefix}"*`)
            .join(' OR ')})`,
        ]),
    ...(operator === null ? [] : [`"${toWord(operator)}"`]),
  ];
  return parts.length === 0 ? null : parts.join(' AND ');
}

/** As the tokenizer does it. */
function foldCase(text: string): string {
  return text.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
}

/** Whether one of the values begins or ends with the text, in whichever case. */
export function hasCode(values: readonly string[], text: string): boolean {
  const wanted = text.toLowerCase();
  return values.some((value) => {
    const found = value.toLowerCase();
    return found.startsWith(wanted) || found.endsWith(wanted);
  });
}
