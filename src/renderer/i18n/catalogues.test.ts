import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { languages } from '../../shared/preferences';
import { catalogues, createI18n } from './create-i18n';

type Texts = Map<string, string>;

function flatten(value: object, prefix = ''): [string, string][] {
  return Object.entries(value).flatMap(([key, inner]: [string, unknown]): [string, string][] =>
    typeof inner === 'string' ? [[prefix + key, inner]] : flatten(inner as object, `${prefix}${key}.`),
  );
}

/** The plural forms of a language for whole numbers. */
function formsOf(language: string): string[] {
  const rules = new Intl.PluralRules(language);
  return [...new Set(Array.from({ length: 200 }, (_unused, count) => rules.select(count)))];
}

const pluralForm = /_(zero|one|two|few|many|other)$/;
const placeholders = (text: string): string[] => [...new Set(text.match(/{{\w+}}/g) ?? [])].sort();
const textsOf = (language: (typeof languages)[number]): Texts => new Map(flatten(catalogues[language]));
const english = textsOf('en');
const baseOf = (key: string): string => key.replace(pluralForm, '');
const isCounted = (key: string): boolean => english.has(`${baseOf(key)}_other`);

describe.each(languages)('the catalogue of %s', (language) => {
  const texts = textsOf(language);

  it('has every key of English and no other, with the plural forms of its language', () => {
    const forms = formsOf(language);
    const expected = [...english.keys()].flatMap((key) =>
      key.endsWith('_other') && isCounted(key) ? forms.map((form) => `${baseOf(key)}_${form}`) : [key],
    );
    expect([...texts.keys()].sort()).toEqual([...new Set(expected)].sort());
  });

  it('fills in what English fills in', () => {
    const differing = [...texts].filter(([key, text]) => {
      // "In about a minute" needs no number; every other form does where English has one.
      const forms = [...english].filter(([other]) => baseOf(other) === baseOf(key)).map(([, own]) => own);
      const allowed = new Set(forms.flatMap(placeholders));
      const needed = placeholders(english.get(key) ?? english.get(`${baseOf(key)}_other`) ?? '');
      const found = placeholders(text);
      const isOne = key.endsWith('_one') || key.endsWith('_zero');
      return (
        found.some((name) => !allowed.has(name)) ||
        needed.some((name) => !found.includes(name) && !(isOne && name === '{{count}}'))
      );
    });
    expect(differing).toEqual([]);
  });

  it('is written in its own letters, with no blanks at the ends', () => {
    for (const [key, text] of texts) {
      expect(text, key).toBe(text.trim());
      // The cedilla letters are Turkish; Romanian has a comma below.
      expect(text, key).not.toMatch(/[şţŞŢ]/);
      expect(text, key).not.toBe('');
    }
  });
});

describe('numbers', () => {
  it.each([
    ['en', 1, '1 scan is safe on this PC.'],
    ['en', 12_345, '12,345 scans are safe on this PC.'],
    ['de', 12_345, '12.345 Scans sind auf diesem PC sicher.'],
    ['ro', 1, '1 scanare este în siguranță pe acest PC.'],
    ['ro', 2, '2 scanări sunt în siguranță pe acest PC.'],
    ['ro', 19, '19 scanări sunt în siguranță pe acest PC.'],
    ['ro', 20, '20 de scanări sunt în siguranță pe acest PC.'],
    ['ro', 101, '101 scanări sunt în siguranță pe acest PC.'],
    ['ro', 12_345, '12.345 de scanări sunt în siguranță pe acest PC.'],
  ] as const)('follow the rules of %s: %d', (language, count, sentence) => {
    const i18n = createI18n((key) => {
      throw new Error(key);
    });
    expect(i18n.getFixedT(language)('trust.kept', { count })).toBe(sentence);
  });
});

describe('the window', () => {
  const root = path.resolve(import.meta.dirname, '..');
  const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.tsx'),
  );

  it('has its components where this test looks for them', () => {
    expect(files.length).toBeGreaterThan(20);
  });

  it.each(files)('says nothing that is not in the catalogues: %s', (file) => {
    expect(literalTexts(path.join(root, file))).toEqual([]);
  });

  it('would notice a text, an attribute that is read out, and a text in braces', () => {
    const source = `<p title="Tip">Hello {'there'} {"1."} <b>·</b></p>`;
    expect(literalTextsIn(source)).toEqual(['Tip', 'Hello', 'there']);
  });
});

const spokenAttributes = new Set(['title', 'alt', 'placeholder', 'aria-label', 'aria-description', 'label']);

function literalTexts(file: string): string[] {
  return literalTextsIn(readFileSync(file, 'utf8'));
}

/** Texts with letters in them that the markup shows or reads out. */
function literalTextsIn(source: string): string[] {
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isJsxText(node)) found.push(node.text);
    if (ts.isStringLiteralLike(node)) {
      const { parent } = node;
      if (ts.isJsxAttribute(parent) && spokenAttributes.has(parent.name.getText())) found.push(node.text);
      if (ts.isJsxExpression(parent) && !ts.isJsxAttribute(parent.parent)) found.push(node.text);
    }
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile('text.tsx', source, ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX));
  return found.map((text) => text.trim()).filter((text) => /\p{L}/u.test(text));
}
