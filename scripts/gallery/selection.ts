import { parseArgs } from 'node:util';
import { languages, themes, type Language, type Theme } from '../../src/shared/preferences';
import { firstRunScenes, firstRunState } from './first-run-pictures';
import { sittings } from './sittings';

/** The common panel PC, a large screen, and an upright one. */
const sizes = ['1366x768', '1920x1080', '1080x1920'] as const;
type Size = (typeof sizes)[number];

/** What pictures are taken of. */
export interface Selection {
  states: readonly string[];
  scenes: readonly string[];
  themes: readonly Theme[];
  languages: readonly Language[];
  sizes: readonly Size[];
}

/**
 * What the command line asks for, each option a list with commas: `--state calm,offline --scene scan --theme dark
 * --language ro --size 1080x1920`; without an option everything. Throws when something is not known.
 */
export function readSelection(parameters: readonly string[]): Selection {
  const option = { type: 'string' } as const;
  const options = { state: option, scene: option, theme: option, language: option, size: option };
  const { values } = parseArgs({ args: [...parameters], options });
  const states = sittings.flatMap((sitting) => sitting.states);
  return {
    states: choose(values.state, [...states.map(({ name }) => name), firstRunState]),
    scenes: choose(values.scene, [
      ...states.flatMap(({ scenes }) => scenes.map(({ name }) => name)),
      ...firstRunScenes,
    ]),
    themes: choose(values.theme, themes),
    languages: choose(values.language, languages),
    sizes: choose(values.size, sizes),
  };
}

function choose<Name extends string>(wanted: string | undefined, known: readonly Name[]): readonly Name[] {
  if (wanted === undefined) return known;
  return wanted.split(',').map((name) => {
    const found = known.find((one) => one === name);
    if (found === undefined) throw new Error(`"${name}" is none of ${[...new Set(known)].join(', ')}.`);
    return found;
  });
}
