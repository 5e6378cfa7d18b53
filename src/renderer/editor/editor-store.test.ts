import { describe, expect, it } from 'vitest';
import type { WorkflowAnswer } from '../../shared/ipc';
import { fgQuality, singleCode } from '../../shared/ready-workflows';
import type { Workflow } from '../../shared/workflow';
import { createEditorStore, entriesOf } from './editor-store';

/** The editor before a station whose answers are given by hand. */
function openEditor() {
  let workflows: readonly Workflow[] = [fgQuality, singleCode];
  let settle: (answer: WorkflowAnswer) => void = () => undefined;
  const arranged: (readonly string[])[] = [];
  const files: (string | null)[] = [];
  const editor = createEditorStore(
    {
      save: () => new Promise((resolve) => (settle = resolve)),
      arrange: (names) => {
        arranged.push(names);
        return new Promise((resolve) => (settle = resolve));
      },
      exportToFile: () => Promise.reject(new Error('The disk is full.')),
      importFromFile: () => Promise.resolve(files.shift() ?? null),
    },
    () => workflows,
  );
  const answer = async (given: WorkflowAnswer): Promise<void> => {
    if (given.outcome === 'saved') ({ workflows } = given);
    settle(given);
    await Promise.resolve();
  };
  const states = (): string[] =>
    entriesOf(workflows, editor.store.getState().drafts).map(({ key, state }) => `${key} ${state}`);
  return { editor, answer, states, arranged, files };
}

describe('the editor', () => {
  it('keeps what was changed in each workflow until it is saved or dropped', () => {
    const { editor, states } = openEditor();
    editor.change('fg-quality', { ...fgQuality, title: 'A' });
    editor.add(singleCode);
    expect(states()).toEqual(['fg-quality changed', 'single-code kept', 'single-code-2 new']);
    editor.choose('single-code');
    editor.drop('fg-quality');
    expect(states()).toEqual(['fg-quality kept', 'single-code kept', 'single-code-2 new']);
  });

  it('shows what saving refuses until the workflow changes', async () => {
    const { editor, answer } = openEditor();
    editor.change('fg-quality', { ...fgQuality, title: 'A' });
    editor.save('fg-quality');
    expect(editor.store.getState().said).toEqual({ what: 'busy' });
    const issues = [{ path: 'fields.1.pattern', message: 'could hold up the station' }];
    await answer({ outcome: 'refused', issues });
    expect(editor.store.getState()).toMatchObject({ refused: issues, said: null });
    editor.change('fg-quality', { ...fgQuality, title: 'B' });
    expect(editor.store.getState().refused).toEqual([]);
  });

  it('does not lose what was changed while it was being saved', async () => {
    const { editor, answer, states } = openEditor();
    editor.change('fg-quality', { ...fgQuality, title: 'A' });
    editor.save('fg-quality');
    editor.change('fg-quality', { ...fgQuality, title: 'AB' });
    await answer({ outcome: 'saved', workflows: [{ ...fgQuality, title: 'A', version: 2 }, singleCode] });
    expect(states()).toEqual(['fg-quality changed', 'single-code kept']);
    expect(editor.store.getState().drafts['fg-quality']?.title).toBe('AB');
  });

  it('goes on with a saved workflow under its new name', async () => {
    const { editor, answer, states } = openEditor();
    editor.add(singleCode);
    editor.change('single-code-2', { ...singleCode, name: 'count' });
    editor.save('single-code-2');
    await answer({ outcome: 'saved', workflows: [fgQuality, singleCode, { ...singleCode, name: 'count' }] });
    expect(states()).toEqual(['fg-quality kept', 'single-code kept', 'count kept']);
    expect(editor.store.getState()).toMatchObject({ key: 'count', said: { what: 'saved' } });
  });

  it('puts a workflow first, and takes one out', async () => {
    const { editor, answer, arranged, states } = openEditor();
    editor.moveFirst('single-code');
    await answer({ outcome: 'saved', workflows: [singleCode, fgQuality] });
    editor.takeOut('single-code');
    await answer({ outcome: 'saved', workflows: [fgQuality] });
    expect(arranged).toEqual([['single-code', 'fg-quality'], ['fg-quality']]);
    expect(states()).toEqual(['fg-quality kept']);
    expect(editor.store.getState().said).toEqual({ what: 'removed' });
  });

  it('takes in a file without mistakes and names those of another', async () => {
    const { editor, files, states } = openEditor();
    files.push(
      '{',
      JSON.stringify({ ...fgQuality, title: '' }),
      JSON.stringify({ ...fgQuality, title: 'A' }),
    );
    for (const expected of ['not-imported', 'not-imported', 'imported']) {
      editor.importOne();
      await Promise.resolve();
      expect(editor.store.getState().said?.what).toBe(expected);
    }
    expect(states()).toEqual(['fg-quality changed', 'single-code kept']);
  });

  it('says why a file could not be written', async () => {
    const { editor } = openEditor();
    editor.exportIt(fgQuality);
    await Promise.resolve();
    await Promise.resolve();
    expect(editor.store.getState().said).toEqual({ what: 'failed', detail: 'The disk is full.' });
  });
});
