import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createTemporaryFolder } from '../../../e2e/support/temporary-folder';
import { fgQuality, singleCode } from '../../shared/ready-workflows';
import { openStationKey } from './station-key';
import { openWorkflowFiles, workflowsFileName, workflowVersionsFolderName } from './workflow-files';

let home: ReturnType<typeof createTemporaryFolder>;
beforeEach(() => {
  home = createTemporaryFolder('workflows');
});
afterEach(() => {
  home.remove();
});

const open = () => openWorkflowFiles(home.folder, fgQuality);
const file = () => path.join(home.folder, workflowsFileName);
const versionsOf = (workflows: readonly { name: string; version: number }[]): string[] =>
  workflows.map(({ name, version }) => `${name} ${version}`);

describe('the workflows of a station', () => {
  it('are that of the configuration until one is saved, and nothing is written before', () => {
    expect(open().current()).toEqual([fgQuality]);
    expect(existsSync(file())).toBe(false);
  });

  it('get a new version with every save, and the older ones stay known', () => {
    const files = open();
    expect(files.save({ ...fgQuality, undoSeconds: 60 })).toMatchObject({
      outcome: 'saved',
      workflows: [{ version: 2 }],
    });
    files.save(singleCode);
    files.save({ ...fgQuality, undoSeconds: 30 });
    expect(versionsOf(files.current())).toEqual(['fg-quality 3', 'single-code 1']);
    const again = open();
    expect(versionsOf(again.current())).toEqual(['fg-quality 3', 'single-code 1']);
    expect(readdirSync(path.join(home.folder, workflowVersionsFolderName)).toSorted()).toEqual([
      'fg-quality.2.json',
      'fg-quality.3.json',
      'single-code.1.json',
    ]);
    expect(again.problems).toEqual([]);
  });

  it('refuse a document with the place of every mistake, and keep what they were', () => {
    const files = open();
    const fields = fgQuality.fields.map((field) =>
      field.name === 'cp' ? { ...field, example: 'X' } : field,
    );
    expect(files.save({ ...fgQuality, operatorField: 'person', fields })).toEqual({
      outcome: 'refused',
      issues: [
        { path: 'operatorField', message: 'names the field "person", which does not exist' },
        { path: 'fields.1.example', message: `is refused by the field's own rule (breaks-pattern): "X"` },
      ],
    });
    expect(files.current()).toEqual([fgQuality]);
  });

  it('can be put into another order and taken away, and come back with a higher version', () => {
    const files = open();
    files.save(singleCode);
    expect(files.arrange(['single-code'])).toMatchObject({
      outcome: 'saved',
      workflows: [{ name: 'single-code' }],
    });
    expect(versionsOf(files.deliverable())).toEqual(['single-code 1', 'fg-quality 1']);
    expect(files.arrange([])).toMatchObject({ outcome: 'refused' });
    files.save(fgQuality);
    expect(versionsOf(files.current())).toEqual(['single-code 1', 'fg-quality 2']);
  });

  it('name a broken document, and its last good version stands', () => {
    const files = open();
    files.save({ ...fgQuality, undoSeconds: 60 });
    files.save(singleCode);
    const content = JSON.parse(readFileSync(file(), 'utf8')) as { workflows: { fields: object[] }[] };
    content.workflows[0]?.fields.splice(1, 4);
    writeFileSync(file(), JSON.stringify(content));
    const again = open();
    expect(versionsOf(again.current())).toEqual(['fg-quality 2', 'single-code 1']);
    expect(again.current()[0]?.fields).toHaveLength(5);
    expect(again.problems[0]).toMatchObject({
      source: file(),
      key: expect.stringContaining('workflows.fg-quality') as string,
    });
    expect(again.problems[0]?.reason).toContain('Its version 2 stands.');
  });

  it('survive a file that is no JSON at all, and leave it as it is', () => {
    open().save({ ...fgQuality, undoSeconds: 60 });
    writeFileSync(file(), '{ "workflows": [');
    const again = open();
    expect(versionsOf(again.current())).toEqual(['fg-quality 2']);
    expect(again.problems[0]?.reason).toContain('The last good workflows stand.');
    expect(readFileSync(file(), 'utf8')).toBe('{ "workflows": [');
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
