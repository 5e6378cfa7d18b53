import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { programRoot } from './setup/paths.mjs';

const requireHere = createRequire(import.meta.url);
const configurationFile = path.join(programRoot, '.dependency-cruiser.cjs');
const timeoutMs = 60_000;

/** Files of a small house, by path; what each imports. `->` marks a type-only import. */
type House = Record<string, string[]>;

/** Every file here breaks the rule that is named before it, and no other. */
const broken: [rule: string, file: string, imported: string][] = [
  ['shared-is-pure', 'src/shared/a.ts', 'node:fs'],
  ['shared-is-pure', 'src/shared/b.ts', 'electron'],
  ['shared-is-pure', 'src/shared/c.ts', '../renderer/fine'],
  ['shared-is-pure', 'src/shared/d.ts', 'react'],
  ['renderer-knows-shared-only', 'src/renderer/a.ts', 'node:path'],
  ['renderer-knows-shared-only', 'src/renderer/b.ts', '../main/clock'],
  ['renderer-knows-shared-only', 'src/renderer/c.ts', 'electron'],
  ['preload-knows-shared-only', 'src/preload/a.ts', '../renderer/fine'],
  ['main-is-below-nobody', 'src/main/a.ts', '../renderer/fine'],
  ['sqlite-door', 'src/main/b.ts', 'better-sqlite3'],
  ['sqlite-door', 'src/main/agent/b.ts', '->better-sqlite3'],
  ['sqlite-door', 'src/main/agent/destination/b.ts', 'better-sqlite3'],
  ['mariadb-door', 'src/main/c.ts', 'mariadb'],
  ['mariadb-door', 'src/main/agent/outbox/c.ts', '->mariadb'],
  ['agent-without-electron', 'src/main/agent/d.ts', '->electron'],
  ['agent-entry-knows-electron-types-only', 'src/main/agent/index.ts', 'electron'],
  ['agent-is-its-own-process', 'src/main/agent/e.ts', '../window'],
  ['main-knows-agent-by-protocol', 'src/main/e.ts', './agent/entry'],
  ['outbox-behind-its-port', 'src/main/agent/f.ts', './outbox/sqlite-outbox'],
  ['destination-behind-its-port', 'src/main/agent/g.ts', './destination/mariadb-destination'],
  ['relay-knows-ports-only', 'src/main/agent/relay/a.ts', 'node:fs'],
  ['relay-knows-ports-only', 'src/main/agent/relay/b.ts', '../protocol'],
  ['outbox-knows-no-other-room', 'src/main/agent/outbox/a.ts', '../destination/destination'],
  ['destination-knows-no-other-room', 'src/main/agent/destination/a.ts', '->../outbox/outbox'],
  ['roots-belong-to-entries', 'src/main/f.ts', './station'],
  ['roots-belong-to-entries', 'src/main/agent/h.ts', './agent'],
  ['product-knows-no-tools', 'src/main/g.ts', '../../scripts/tool'],
  ['product-needs-no-dev-dependency', 'src/main/h.ts', 'yauzl'],
  ['no-unlisted-package', 'src/main/i.ts', 'node-addon-api'],
  ['no-unresolvable', 'src/main/j.ts', './nowhere'],
];

/** What the rule allows. */
const clean: House = {
  'src/shared/fine.ts': ['zod'],
  'src/renderer/fine.ts': ['react', '../shared/fine'],
  'src/preload/index.ts': ['electron', '../shared/fine'],
  'src/main/index.ts': ['electron', './station'],
  'src/main/clock.ts': [],
  'src/main/window.ts': ['electron', 'node:path'],
  'src/main/station.ts': ['./window', './agent/protocol', './agent/relay/settings'],
  'src/main/agent/agent.ts': [
    './entry',
    './outbox/sqlite-outbox',
    './destination/mariadb-destination',
    './relay/relay',
  ],
  'src/main/agent/protocol.ts': ['->./relay/settings'],
  'src/main/agent/entry.ts': ['../../shared/fine', '../clock'],
  'src/main/agent/relay/settings.ts': ['zod'],
  'src/main/agent/relay/relay.ts': ['->../outbox/outbox', '->../destination/destination', './settings'],
  'src/main/agent/outbox/outbox.ts': ['->../entry'],
  'src/main/agent/outbox/sqlite-outbox.ts': ['better-sqlite3', './outbox'],
  'src/main/agent/destination/destination.ts': ['->../entry'],
  'src/main/agent/destination/mariadb-destination.ts': ['mariadb', './destination'],
  'src/main/agent/relay/relay.test.ts': [
    'better-sqlite3',
    '../outbox/sqlite-outbox',
    '../../../../scripts/tool',
  ],
  'scripts/tool.ts': ['yauzl'],
};

const cycle: House = { 'src/main/one.ts': ['./two'], 'src/main/two.ts': ['->./one'] };

describe('the import rule', () => {
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'scan-station-import-rule-'));
    cpSync(path.join(programRoot, 'package.json'), path.join(folder, 'package.json'));
    symlinkSync(path.join(programRoot, 'node_modules'), path.join(folder, 'node_modules'), 'junction');
  });

  afterEach(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  it('accepts this checkout', { timeout: timeoutMs }, () => {
    expect(cruise(programRoot)).toEqual({ exitCode: 0, violations: [] });
  });

  it('accepts a house that keeps it', { timeout: timeoutMs }, () => {
    build(clean);
    expect(cruise(folder)).toEqual({ exitCode: 0, violations: [] });
  });

  it('fails for every file that breaks it, and names the rule', { timeout: timeoutMs }, () => {
    build(clean);
    build(cycle);
    build(Object.fromEntries(broken.map(([, file, imported]) => [file, [imported]])));
    const { exitCode, violations } = cruise(folder);
    expect(exitCode).not.toBe(0);
    expect(violations).toEqual(
      [...broken.map(([rule, file]) => `${rule}: ${file}`), 'no-cycle: src/main/one.ts'].sort(),
    );
  });

  it('has a broken example for each of its rules', () => {
    const { forbidden } = requireHere(configurationFile) as { forbidden: { name: string }[] };
    const shown = new Set(['no-cycle', ...broken.map(([rule]) => rule)]);
    expect(forbidden.map(({ name }) => name).filter((name) => !shown.has(name))).toEqual([]);
  });

  function build(house: House): void {
    for (const [name, imports] of Object.entries(house)) {
      const file = path.join(folder, name);
      mkdirSync(path.dirname(file), { recursive: true });
      const lines = imports.map((imported) =>
        imported.startsWith('->') ? `import type {} from '${imported.slice(2)}';` : `import '${imported}';`,
      );
      writeFileSync(file, [...lines, 'export {};', ''].join('\n'));
    }
  }
});

/** Runs the same command as `npm run check` in a folder. */
function cruise(cwd: string): { exitCode: number | null; violations: string[] } {
  const program = path.join(programRoot, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs');
  const { status, stdout } = spawnSync(process.execPath, [program, '--config', configurationFile, 'src'], {
    cwd,
    encoding: 'utf8',
    env: { ...process.env, NO_COLOR: '1' },
  });
  const found = [...stdout.matchAll(/^\s*error (\S+): (\S+)/gm)];
  return { exitCode: status, violations: found.map(([, rule, file]) => `${rule}: ${file}`).sort() };
}
