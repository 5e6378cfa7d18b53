import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createTemporaryFolder } from '../../../e2e/support/temporary-folder';
import { boxContents, fgQuality, singleCode } from '../../shared/ready-workflows';
import type { PatternVerdict } from '../../shared/pattern';
import { judgePattern } from './judge-pattern';
import type { PatternExaminer } from './pattern-examiner';
import { openStationKey } from './station-key';
import { openWorkflowFiles } from './workflow-files';
import { readWrittenWorkflows, workflowsFileName, workflowVersionsFolderName } from './written-workflows';

let home: ReturnType<typeof createTemporaryFolder>;
beforeEach(() => {
  home = createTemporaryFolder('workflows');
});
afterEach(() => {
  home.remove();
});

/** Judges in this thread what a station has judged aside, and counts what is noted. */
function createExaminer(): PatternExaminer & { noted: readonly string[] } {
  const examiner = {
    noted: [] as readonly string[],
    examine: (patterns: readonly string[]) =>
      Promise.resolve(new Map(patterns.map((pattern) => [pattern, judgePattern(pattern)]))),
    remember: (patterns: readonly string[]) => {
      examiner.noted = patterns;
    },
  };
  return examiner;
}

/** What the station delivers by and what it scans by. */
async function open(examiner: PatternExaminer = createExaminer(), configured = fgQuality) {
  const written = readWrittenWorkflows(home.folder, configured);
  const files = await openWorkflowFiles(written, configured, examiner);
  return { ...files, deliverable: () => written.deliverable(files.current()) };
}
const file = () => path.join(home.folder, workflowsFileName);
const version = (name: string) => path.join(home.folder, workflowVersionsFolderName, `${name}.json`);
/** Puts a version among those that were saved, as an earlier release has left it there. */
function leaveVersion(name: string, document: unknown): void {
  mkdirSync(path.dirname(version(name)), { recursive: true });
  writeFileSync(version(name), JSON.stringify(document));
}
const versionsOf = (workflows: readonly { name: string; version: number }[]): string[] =>
  workflows.map(({ name, version }) => `${name} ${version}`);

describe('the workflows of a station', () => {
  it('are that of the configuration until one is saved, and nothing is written before', async () => {
    expect((await open()).current()).toEqual([fgQuality]);
    expect(existsSync(file())).toBe(false);
  });

  it('get a new version with every save, and the older ones stay known', async () => {
    const files = await open();
    expect(await files.save({ ...fgQuality, undoSeconds: 60 })).toMatchObject({
      outcome: 'saved',
      workflows: [{ version: 2 }],
    });
    await files.save(singleCode);
    await files.save({ ...fgQuality, undoSeconds: 30 });
    expect(versionsOf(files.current())).toEqual(['fg-quality 3', 'single-code 1']);
    const again = await open();
    expect(versionsOf(again.current())).toEqual(['fg-quality 3', 'single-code 1']);
    expect(readdirSync(path.join(home.folder, workflowVersionsFolderName)).toSorted()).toEqual([
      'fg-quality.2.json',
      'fg-quality.3.json',
      'single-code.1.json',
    ]);
    expect(again.problems).toEqual([]);
  });

  it('refuse a document with the place of every mistake, and keep what they were', async () => {
    const files = await open();
    const fields = fgQuality.fields.map((field) =>
      field.name === 'cp' ? { ...field, example: 'X' } : field,
    );
    expect(await files.save({ ...fgQuality, operatorField: 'person', fields })).toEqual({
      outcome: 'refused',
      issues: [
        { path: 'operatorField', code: 'no-field', values: { name: 'person' } },
        { path: 'fields.1.example', code: 'example-pattern', values: { example: 'X' } },
      ],
    });
    expect(files.current()).toEqual([fgQuality]);
  });

  it('can be put into another order and taken away, and come back with a higher version', async () => {
    const files = await open();
    await files.save(singleCode);
    expect(files.arrange(['single-code'])).toMatchObject({
      outcome: 'saved',
      workflows: [{ name: 'single-code' }],
    });
    expect(versionsOf(files.deliverable())).toEqual(['single-code 1', 'fg-quality 1']);
    expect(files.arrange([])).toMatchObject({ outcome: 'refused' });
    await files.save(fgQuality);
    expect(versionsOf(files.current())).toEqual(['single-code 1', 'fg-quality 2']);
  });

  it('name a broken document, and its last good version stands', async () => {
    const files = await open();
    await files.save({ ...fgQuality, undoSeconds: 60 });
    await files.save(singleCode);
    const content = JSON.parse(readFileSync(file(), 'utf8')) as { workflows: { fields: object[] }[] };
    content.workflows[0]?.fields.splice(1, 4);
    writeFileSync(file(), JSON.stringify(content));
    const again = await open();
    expect(versionsOf(again.current())).toEqual(['fg-quality 2', 'single-code 1']);
    expect(again.current()[0]?.fields).toHaveLength(5);
    expect(again.problems[0]).toMatchObject({
      source: file(),
      key: expect.stringContaining('workflows.fg-quality') as string,
    });
    expect(again.problems[0]?.reason).toContain('Its version 2 stands.');
  });

  it('keep the description of a table with a mistake as it was written, also when they are written again', async () => {
    const described = { ...singleCode, destination: { tabel: 'quality', columns: { n: { value: 'seq' } } } };
    writeFileSync(file(), JSON.stringify({ workflows: [described, fgQuality] }));
    (await open()).arrange(['fg-quality', 'single-code']);
    const again = (await open()).current()[1];
    expect(again?.destination).toMatchObject({ written: described.destination });
    expect(again?.destination).toHaveProperty('problems.length', 2);
  });

  it('survive a file that is no JSON at all, and leave it as it is', async () => {
    await (await open()).save({ ...fgQuality, undoSeconds: 60 });
    writeFileSync(file(), '{ "workflows": [');
    const again = await open();
    expect(versionsOf(again.current())).toEqual(['fg-quality 2']);
    expect(again.problems[0]?.reason).toContain('The last good workflows stand.');
    expect(readFileSync(file(), 'utf8')).toBe('{ "workflows": [');
  });
});

describe('a saved version', () => {
  /** Of an earlier release: a part that the table of this workflow has no column for. */
  const surplus = {
    ...fgQuality,
    derived: [{ name: 'cp_year', field: 'cp', take: { first: 4 } }, ...fgQuality.derived],
  };

  it.each([
    ['whose rules are refused today', surplus],
    ['that cannot be read any more', { torn: true }],
  ])('%s keeps its number and what it says', async (_what, document) => {
    leaveVersion('fg-quality.5', document);
    const files = await open();
    expect(await files.save({ ...fgQuality, undoSeconds: 60 })).toMatchObject({
      outcome: 'saved',
      workflows: [{ version: 6 }],
    });
    expect(JSON.parse(readFileSync(version('fg-quality.5'), 'utf8'))).toEqual(document);
  });

  it('is not written over by a workflow in use that has its number', async () => {
    const document = { ...surplus, version: 1 };
    leaveVersion('fg-quality.1', document);
    writeFileSync(file(), JSON.stringify({ workflows: [fgQuality, singleCode] }));
    expect((await open()).arrange(['single-code', 'fg-quality'])).toMatchObject({ outcome: 'saved' });
    expect(JSON.parse(readFileSync(version('fg-quality.1'), 'utf8'))).toEqual(document);
  });

  it('is told from one of a workflow whose name begins alike', async () => {
    leaveVersion('fg-quality-2.9', { torn: true });
    expect(await (await open()).save(fgQuality)).toMatchObject({ workflows: [{ version: 2 }] });
  });
});

describe('a workflow whose table could not hold its rows', () => {
  const surplus = {
    ...fgQuality,
    version: 3,
    derived: [...fgQuality.derived, { name: 'cp_year', field: 'cp', take: { first: 4 } }],
  };

  it('goes on at the start with the rules it had, and its mistake is named', async () => {
    leaveVersion('fg-quality.2', { ...fgQuality, version: 2 });
    writeFileSync(file(), JSON.stringify({ workflows: [surplus] }));
    const files = await open();
    expect(versionsOf(files.current())).toEqual(['fg-quality 3']);
    expect(files.current()[0]?.derived.map(({ name }) => name)).toContain('cp_year');
    expect(files.problems).toMatchObject([{ source: file(), key: 'workflows.fg-quality.fields' }]);
    expect(files.problems[0]?.reason).toMatch(/^must not contain cp_year: .* It is used all the same\.$/);
  });

  it('is refused when somebody saves it', async () => {
    expect(await (await open()).save(surplus)).toMatchObject({
      outcome: 'refused',
      issues: [{ path: 'fields', code: 'table-surplus' }],
    });
    expect(existsSync(file())).toBe(false);
  });
});

describe('a start of a busy PC', () => {
  const own = {
    ...singleCode,
    fields: singleCode.fields.map((field) =>
      field.name === 'code' ? { ...field, pattern: 'QX\\d{6}', example: 'QX123456' } : field,
    ),
  };
  const undecided: PatternVerdict[] = [
    { verdict: 'too-complicated' },
    { verdict: 'not-examined', reason: 'no thread' },
  ];
  /** Comes to no verdict, and notes what it was asked for. */
  function createBusyExaminer(verdict: PatternVerdict = { verdict: 'too-complicated' }) {
    const asked: string[] = [];
    const examine: PatternExaminer['examine'] = (patterns) => {
      asked.push(...patterns);
      return Promise.resolve(new Map(patterns.map((pattern) => [pattern, verdict])));
    };
    return { examine, remember: () => undefined, asked };
  }

  it.each(undecided)('does not doubt what was saved here before: $verdict', async (verdict) => {
    await (await open()).save(own);
    const files = await open(createBusyExaminer(verdict));
    expect(versionsOf(files.current())).toEqual(['fg-quality 1', 'single-code 1']);
    expect(files.problems).toEqual([]);
  });

  it.each(undecided)('does not use what nobody has examined: $verdict', async (verdict) => {
    writeFileSync(file(), JSON.stringify({ workflows: [fgQuality, own] }));
    leaveVersion('fg-quality.1', fgQuality);
    const files = await open(createBusyExaminer(verdict));
    expect(versionsOf(files.current())).toEqual(['fg-quality 1']);
    expect(files.problems).toMatchObject([{ key: 'workflows.single-code.fields.1.pattern' }]);
  });

  it('examines what is in use, and the versions only when one has to stand in', async () => {
    const files = await open();
    await files.save(own);
    await files.save(singleCode);
    const calm = createBusyExaminer();
    await open(calm);
    expect(calm.asked).not.toContain('QX\\d{6}');
    writeFileSync(file(), '{');
    const needy = createBusyExaminer();
    await open(needy);
    expect(needy.asked).toContain('QX\\d{6}');
  });
});

describe('a pattern that could hold up the station', () => {
  // Tried out on its own example, this one would take longer than the universe has.
  const catastrophic = {
    ...singleCode,
    fields: singleCode.fields.map((field) =>
      field.name === 'code' ? { ...field, pattern: '(a+)+', example: `${'a'.repeat(60)}!` } : field,
    ),
  };
  it('is refused when a workflow is saved, and never run', async () => {
    const files = await open();
    expect(await files.save(catastrophic)).toMatchObject({
      outcome: 'refused',
      issues: [{ path: 'fields.1.pattern', code: 'dangerous-pattern' }],
    });
    expect(existsSync(file())).toBe(false);
  });

  it('is refused in a file somebody wrote, and in one of the versions that would stand in for it', async () => {
    writeFileSync(file(), JSON.stringify({ workflows: [catastrophic, boxContents] }));
    leaveVersion('single-code.1', catastrophic);
    const files = await open();
    expect(versionsOf(files.current())).toEqual(['box-contents 1']);
    expect(files.problems).toMatchObject([{ source: file(), key: 'workflows.single-code.fields.1.pattern' }]);
    expect(files.problems[0]?.reason).toMatch(/^could hold up the station .* It is left out\.$/);
  });

  it('takes no waiting scan its home away: a delivery runs no pattern', async () => {
    writeFileSync(file(), JSON.stringify({ workflows: [boxContents] }));
    leaveVersion('single-code.1', catastrophic);
    expect(versionsOf((await open()).deliverable())).toEqual(['box-contents 1', 'single-code 1']);
    writeFileSync(file(), JSON.stringify({ workflows: [boxContents, { ...catastrophic, version: 2 }] }));
    expect(versionsOf((await open()).deliverable())).toEqual(['box-contents 1', 'single-code 2']);
  });

  it('takes the scans of a configured workflow no home away either', async () => {
    const files = await open(createExaminer(), catastrophic);
    expect(versionsOf(files.deliverable())).toEqual(['fg-quality 1', 'single-code 1']);
  });

  it('is refused in the configuration, and the ready workflow stands', async () => {
    const files = await open(createExaminer(), catastrophic);
    expect(files.current()).toEqual([fgQuality]);
    expect(files.problems).toMatchObject([{ key: 'workflow.fields.1.pattern' }]);
  });

  it('is not among those that are noted as safe', async () => {
    const examiner = createExaminer();
    const files = await open(examiner);
    await files.save(catastrophic);
    await files.save(singleCode);
    expect(examiner.noted).toContain(singleCode.fields[1]?.pattern);
    expect(examiner.noted).not.toContain('(a+)+');
  });
});

describe('the key of the command sheet', () => {
  it('is made once and stays', () => {
    const first = openStationKey(home.folder, () => 0.5);
    expect(first).toMatchObject({ problem: null });
    expect(first.key).toMatch(/^[A-Z]{6}$/);
    expect(openStationKey(home.folder, () => 0.1)).toEqual(first);
  });

  it('that cannot be written is told', () => {
    expect(openStationKey(path.join(home.folder, 'missing'), () => 0.5).problem).toContain('cannot be kept');
  });
});
