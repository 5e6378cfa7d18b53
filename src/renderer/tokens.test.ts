import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { themes } from '../shared/preferences';

const sheet = readFileSync(path.join(import.meta.dirname, 'styles/tokens.css'), 'utf8');

/** The colours of a theme: those of the dark one, and what its own block changes. */
function coloursOf(theme: (typeof themes)[number]): Map<string, string> {
  const own = new RegExp(`:root\\[data-theme='${theme}'\\] {([^}]*)}`).exec(sheet)?.[1] ?? '';
  const base = /:root {([^}]*)}/.exec(sheet)?.[1] ?? '';
  const declared = [...(base + own).matchAll(/--([a-z-]+): (#[0-9a-f]{6});/g)];
  return new Map(declared.map(([, name = '', colour = '']) => [name, colour]));
}

/** Relative luminance, WCAG 2.2. */
function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [lighter = 0, darker = 0] = [luminance(one), luminance(other)].sort((left, right) => right - left);
  return (lighter + 0.05) / (darker + 0.05);
}

const grounds = ['ground', 'panel', 'panel-raised'];
const inks = ['ink', 'ink-soft', 'now', 'good', 'waiting', 'offline', 'alarm'];
const floods = ['flood-accepted', 'flood-refused'];

describe.each(themes)('the %s theme', (theme) => {
  const colours = coloursOf(theme);
  const of = (name: string): string => colours.get(name) ?? `no ${name}`;

  it('has 7:1 for every ink and status on every ground, and for the words on every flood', () => {
    const pairs = [
      ...inks.flatMap((ink) => grounds.map((ground) => [ink, ground] as const)),
      ...floods.map((flood) => ['flood-ink', flood] as const),
      ...['veil-ink', 'veil-status'].map((ink) => [ink, 'veil-ground'] as const),
    ];
    for (const [ink, ground] of pairs) {
      expect(contrast(of(ink), of(ground)), `${ink} on ${ground}`).toBeGreaterThanOrEqual(7);
    }
  });

  it('has 3:1 for the frames of what can be pressed', () => {
    for (const ground of grounds) {
      expect(contrast(of('line'), of(ground)), ground).toBeGreaterThanOrEqual(3);
    }
  });
});

it('the contrast of black and white is 21:1, as WCAG says', () => {
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21);
  expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.48, 2);
});

it('every token that a stylesheet uses is declared', () => {
  // Set by the components whose text or fields they count.
  const declared = new Set([
    'characters',
    'fields',
    ...[...sheet.matchAll(/--([a-z0-9-]+):/g)].map(([, name]) => name),
  ]);
  const folder = path.join(import.meta.dirname, 'styles');
  for (const file of readdirSync(folder)) {
    for (const [, name] of readFileSync(path.join(folder, file), 'utf8').matchAll(/var\(--([a-z0-9-]+)/g)) {
      expect(declared, `${file}: --${name}`).toContain(name);
    }
  }
});
