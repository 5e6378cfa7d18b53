import { copyFileSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { programRoot } from '../../e2e/support/station';
import { runnerImport } from 'vite';
import type * as Icons from '../../src/renderer/components/Icon';
import { de } from '../../src/renderer/i18n/de';
import { en } from '../../src/renderer/i18n/en';
import { ro } from '../../src/renderer/i18n/ro';
import { themes } from '../../src/shared/preferences';

// Through Vite, which reads JSX as the window's build does.
const { module: icons } = await runnerImport<typeof Icons>(
  path.join(programRoot, 'src', 'renderer', 'components', 'Icon.tsx'),
  { configFile: false, logLevel: 'error' },
);

const styles = path.join(programRoot, 'src', 'renderer', 'styles');
const languages = [en, ro, de] as const;

/** What a status looks like wherever it is shown: its icon, its colour and its word. */
const statuses: readonly {
  icon: Icons.IconName;
  colour: string;
  wordIn: (texts: (typeof languages)[number]) => string;
}[] = [
  { icon: 'in-database', colour: 'good', wordIn: ({ entry }) => entry.acknowledged },
  { icon: 'saved-here', colour: 'ink', wordIn: ({ entry }) => entry.pending },
  { icon: 'attention', colour: 'alarm', wordIn: ({ entry }) => entry.quarantined },
  { icon: 'voided', colour: 'ink', wordIn: ({ recent }) => recent.voided },
];

/** The verdicts that fill the screen. */
const floods = [
  {
    icon: 'accepted',
    flood: 'flood-accepted',
    wordIn: (texts: (typeof languages)[number]) => texts.feedback.accepted,
  },
  {
    icon: 'refused',
    flood: 'flood-refused',
    wordIn: (texts: (typeof languages)[number]) => texts.feedback.refused,
  },
] as const;

/** Writes `tokens.html` with the fonts it needs: every token, icon and status in every theme, from the sheet itself. */
export function writeTokensPage(folder: string): void {
  const sheet = readFileSync(path.join(styles, 'tokens.css'), 'utf8');
  const tokens = [...new Set([...sheet.matchAll(/--([a-z0-9-]+):/g)].map(([, name = '']) => name))];
  // Each section has a theme of its own, as the whole page of the program has.
  const themed = sheet.replaceAll(/:root(?=\[data-theme)/g, '').replace(':root {', '[data-theme] {');
  const own = readFileSync(path.join(import.meta.dirname, 'tokens-page.css'), 'utf8');
  const base = readFileSync(path.join(styles, 'base.css'), 'utf8').replace('overflow: hidden', '');
  const sections = themes.map(
    (theme) => `<section data-theme="${theme}">\n<h1>${theme}</h1>\n${parts(tokens)}\n</section>`,
  );
  writeFileSync(
    path.join(folder, 'tokens.html'),
    `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>Scan Station, the design language</title>
<style>${copyFonts(folder)}${themed}${base}${own}</style>
${sections.join('\n')}
</html>
`,
  );
}

function parts(tokens: readonly string[]): string {
  const named = (pattern: RegExp): string[] => tokens.filter((name) => pattern.test(name));
  const list = (title: string, items: readonly string[]): string =>
    `<h2>${title}</h2>\n<ul>${items.map((item) => `<li>${item}</li>`).join('\n')}</ul>`;
  return [
    list(
      'Ground and lines',
      named(/^(ground|panel|panel-raised|line)$/).map(
        (name) => `<i class="swatch" style="background: var(--${name})"></i>${name}`,
      ),
    ),
    list(
      'Inks',
      named(/^(ink|ink-soft|now|good|waiting|offline|alarm)$/).map(
        (name) => `<b style="color: var(--${name})">${name}</b>`,
      ),
    ),
    list(
      'Status: colour, shape and word',
      statuses.map(
        ({ icon, colour, wordIn }) => `<b style="color: var(--${colour})">${draw(icon)} ${words(wordIn)}</b>`,
      ),
    ),
    list(
      'Floods',
      floods.map(
        ({ icon, flood, wordIn }) =>
          `<b class="verdict" style="background: var(--${flood})">${draw(icon)} ${words(wordIn)}</b>`,
      ),
    ),
    list(
      'Icons',
      icons.iconNames.map((name) => `<span class="drawing">${draw(name)}</span>${name}`),
    ),
    list('Type: two sizes, and the prompt that fills its stage; 0O 1lI cannot be mistaken', [
      ...named(/^size-/).map(
        (name) => `<span style="font-size: var(--${name})">${name}: ăâîșț ÄÖÜß 0123456789</span>`,
      ),
      '<span class="code" style="font-size: var(--size-medium)">font-code: CP00O1lI-0123456789</span>',
    ]),
    list(
      'Spacing',
      named(/^space/).map((name) => `<i class="bar" style="width: var(--${name})"></i>${name}`),
    ),
    list('Touch, radius', ['<i class="target"></i>touch: 64 px with the radius of every panel']),
    list('Motion', ['<i class="fade"></i>fade: the one that there is; point at it']),
  ].join('\n');
}

function words(wordIn: (texts: (typeof languages)[number]) => string): string {
  return languages.map(wordIn).join(' · ');
}

function draw(name: Icons.IconName): string {
  return renderToStaticMarkup(createElement(icons.Icon, { name }));
}

/** Copies the fonts beside the page; answers the rules that name them. */
function copyFonts(folder: string): string {
  const { resolve } = createRequire(import.meta.url);
  const families = ['next', 'mono'].map((name) => `@fontsource-variable/atkinson-hyperlegible-${name}`);
  return families
    .map((family) => {
      const sheet = resolve(`${family}/index.css`);
      const files = path.join(path.dirname(sheet), 'files');
      for (const file of readdirSync(files)) copyFileSync(path.join(files, file), path.join(folder, file));
      return readFileSync(sheet, 'utf8').replaceAll('./files/', './');
    })
    .join('\n');
}
