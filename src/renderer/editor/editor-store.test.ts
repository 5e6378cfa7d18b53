import { describe, expect, it } from 'vitest';
import type { WorkflowAnswer } from '../../shared/ipc';
import { fgQuality, singleCode } from '../../shared/ready-workflows';
import type { PatternVerdict } from '../../shared/pattern';
import type { Workflow } from '../../shared/workflow';
import { mistake } from '../../shared/workflow-mistake';
import { createEditorStore, entriesOf } from './editor-store';

/** Everything that is under way in promises has come to its end. */
const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** The editor before a station whose answers are given by hand. */
function openEditor() {
  let workflows: readonly Workflow[] = [fgQuality, singleCode];
  let settle: (answer: WorkflowAnswer) => void = () => undefined;
  const arranged: (readonly string[])[] = [];
  const files: (string | null)[] = [];
  const examined: (readonly string[])[] = [];
  let tell: (verdict: PatternVerdict) => void = () => undefined;
  const editor = createEditorStore(
    {
      examine: (patterns) => {
        examined.push(patterns);
        return new Promise((resolve) => {
          tell = (verdict) => {
            resolve(new Map(patterns.map((pattern) => [pattern, verdict])));
          };
        });
      },
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
  /** Main's answer to the examination that is under way, the same for all patterns. */
  const verdict = async (given: PatternVerdict): Promise<void> => {
    tell(given);
    await settled();
  };
  return { editor, answer, states, arranged, files, examined, verdict };
}

// Tried out on its own example, this pattern would take longer than a shift.
const catastrophic = {
  ...singleCode,
  fields: singleCode.fields.map((field) =>
    field.name === 'code' ? { ...field, pattern: '(a+)+', example: `${'a'.repeat(60)}!` } : field,
  ),
};

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
    const issues = [{ path: 'fields.1.pattern', ...mistake('complicated-pattern') }];
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
    const { editor, files, states, verdict } = openEditor();
    files.push(
      '{',
      JSON.stringify({ ...fgQuality, title: '' }),
      JSON.stringify({ ...fgQuality, title: 'A' }),
    );
    for (const expected of ['not-imported', 'not-imported', 'imported']) {
      editor.importOne();
      await settled();
      await verdict({ verdict: 'safe' });
      expect(editor.store.getState().said?.what).toBe(expected);
    }
    expect(states()).toEqual(['fg-quality changed', 'single-code kept']);
  });

  it('does not take in a file whose pattern could hold up the window, and does not run it', async () => {
    const { editor, files, states, verdict } = openEditor();
    files.push(JSON.stringify(catastrophic));
    editor.importOne();
    await settled();
    expect(editor.store.getState().said).toBeNull();
    await verdict({ verdict: 'dangerous', attack: 'aaa' });
    expect(editor.store.getState().said).toMatchObject({
      what: 'not-imported',
      issues: [{ path: 'fields.0.pattern' }, { path: 'fields.1.pattern' }],
    });
    expect(states()).toEqual(['fg-quality kept', 'single-code kept']);
  });

  it('has a pattern examined once, and while it is being typed the latest one alone', async () => {
    const { editor, examined, verdict } = openEditor();
    for (const pattern of ['C', 'CP', 'CP\\', 'CP\\d', 'CP\\d+']) editor.examine([pattern, 'X']);
    await verdict({ verdict: 'safe' });
    await verdict({ verdict: 'dangerous', attack: 'aaa' });
    editor.examine(['C', 'CP\\d+']);
    await settled();
    expect(examined).toEqual([['C', 'X'], ['CP\\d+']]);
    expect(editor.store.getState().verdicts.get('CP\\d+')).toEqual({ verdict: 'dangerous', attack: 'aaa' });
  });

  it.each<PatternVerdict>([{ verdict: 'too-complicated' }, { verdict: 'not-examined', reason: 'no thread' }])(
    'has a pattern examined again that no end was come to: $verdict',
    async (ofTheMoment) => {
      const { editor, examined, files, states, verdict } = openEditor();
      editor.examine(['X', 'Y']);
      await verdict(ofTheMoment);
      editor.examine(['X']);
      await verdict({ verdict: 'safe' });
      editor.examine(['X', 'Y']);
      await verdict(ofTheMoment);
      expect(examined).toEqual([['X', 'Y'], ['X'], ['Y']]);
      expect(editor.store.getState().verdicts.get('X')).toEqual({ verdict: 'safe' });

      for (const [answer, said] of [
        [ofTheMoment, 'not-imported'],
        [{ verdict: 'safe' }, 'imported'],
      ] as const) {
        files.push(JSON.stringify({ ...singleCode, title: 'A' }));
        editor.importOne();
        await settled();
        await verdict(answer);
        expect(editor.store.getState().said?.what).toBe(said);
      }
      expect(states()).toEqual(['fg-quality kept', 'single-code changed']);
    },
  );

  it('says why a file could not be written', async () => {
    const { editor } = openEditor();
    editor.exportIt(fgQuality);
    await Promise.resolve();
    await Promise.resolve();
    expect(editor.store.getState().said).toEqual({ what: 'failed', detail: 'The disk is full.' });
  });
});
