import { readFileSync } from 'node:fs';
import path from 'node:path';
import { load } from 'js-yaml';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { programRoot } from '../setup/paths.mjs';
import { sizeBudgetMB } from './package-contents.mjs';

/* The workflow runs on public machines only; what can be known of it without one is judged here. */

const stepSchema = z.object({
  run: z.string().optional(),
  uses: z.string().optional(),
  with: z.looseObject({ path: z.string().optional() }).optional(),
});
const workflow = z
  .object({ jobs: z.record(z.string(), z.object({ steps: z.array(stepSchema) })) })
  .parse(load(readFileSync(path.join(programRoot, '.github', 'workflows', 'release.yml'), 'utf8')));
const steps = Object.values(workflow.jobs).flatMap((job) => job.steps);
const commands = steps.flatMap(({ run }) => run?.split('\n') ?? []);

describe('the release workflow', () => {
  it('hands on every kind of package, and the information that an update server needs', () => {
    const upload = steps.find(({ uses }) => uses?.startsWith('actions/upload-artifact@'));
    const wanted = [...Object.keys(sizeBudgetMB).map((kind) => `dist/*.${kind}`), 'dist/latest*.yml'];
    expect(upload?.with?.path?.trim().split('\n').toSorted()).toEqual(wanted.toSorted());
  });

  it('calls commands that there are', () => {
    const { scripts } = z
      .object({ scripts: z.record(z.string(), z.string()) })
      .parse(JSON.parse(readFileSync(path.join(programRoot, 'package.json'), 'utf8')));
    const called = commands.flatMap((line) =>
      [...line.matchAll(/\bnpm (?:run )?([a-z:]+)/g)].map(([, name]) => name ?? ''),
    );
    expect(called).toContain('dist');
    expect(called.filter((name) => !(name in scripts))).toEqual([]);
  });

  it('runs the Node it has set up as root too: sudo has a path of its own', () => {
    const asRoot = commands.filter((line) => line.includes('sudo') && line.includes('npm'));
    expect(asRoot).not.toEqual([]);
    expect(asRoot.filter((line) => !line.includes('env "PATH=$PATH" npm'))).toEqual([]);
  });
});
