import { existsSync, mkdirSync, readdirSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createManualClock } from '../../e2e/support/manual-clock';
import { createTemporaryFolder } from '../../e2e/support/temporary-folder';
import { keepCrashDumps } from './crash-dumps';

const dayMs = 24 * 3_600_000;

describe('crash dumps', () => {
  let home: ReturnType<typeof createTemporaryFolder>;
  let lines: [string, unknown][];
  let clock: ReturnType<typeof createManualClock>;
  const pending = (...names: string[]): string => path.join(home.folder, 'pending', ...names);
  const keep = (folder = home.folder): void => {
    keepCrashDumps(folder, clock, (_level, message, details) => lines.push([message, details]));
  };
  const dump = (name: string, ageMs: number): void => {
    const atSeconds = (clock.wallMs() - ageMs) / 1_000;
    for (const ending of ['dmp', 'meta']) {
      writeFileSync(pending(`${name}.${ending}`), 'x');
      utimesSync(pending(`${name}.${ending}`), atSeconds, atSeconds);
    }
  };
  beforeEach(() => {
    home = createTemporaryFolder('crash-dumps');
    lines = [];
    clock = createManualClock();
    mkdirSync(pending());
    writeFileSync(path.join(home.folder, 'settings.dat'), 'x');
  });
  afterEach(() => {
    home.remove();
  });

  it('are kept, ten at most and none for longer than 90 days, and the log says how many', () => {
    for (let number = 0; number < 12; number += 1) dump(`crash-${number}`, number * dayMs);
    keep();
    const kept = Array.from({ length: 10 }, (_, number) => `crash-${number}`);
    expect(readdirSync(pending()).toSorted()).toEqual(
      kept.flatMap((name) => [`${name}.dmp`, `${name}.meta`]).toSorted(),
    );
    expect(existsSync(path.join(home.folder, 'settings.dat'))).toBe(true);
    expect(lines).toEqual([
      [
        'Crash dumps lie in the data folder; they are sent nowhere.',
        { folder: home.folder, kept: 10, newest: 'crash-0.dmp' },
      ],
    ]);
    clock.advance(85 * dayMs);
    expect(readdirSync(pending())).toHaveLength(12);
  });

  it('are told once, and again when there is another one', () => {
    dump('crash-0', 0);
    keep();
    clock.advance(dayMs);
    expect(lines).toHaveLength(1);
    dump('crash-1', 0);
    clock.advance(dayMs);
    expect(lines).toHaveLength(2);
    expect(lines[1]?.[1]).toMatchObject({ kept: 2, newest: 'crash-1.dmp' });
  });

  it('that are not there are not spoken of', () => {
    keep();
    expect(lines).toEqual([]);
  });

  it('in a folder that cannot be read never end the program', () => {
    keep(pending('absent'));
    expect(lines).toHaveLength(1);
    expect(lines[0]?.[0]).toBe('Old crash dumps could not be removed.');
  });
});
