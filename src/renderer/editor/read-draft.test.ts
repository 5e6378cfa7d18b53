import { describe, expect, it } from 'vitest';
import { fgQuality } from '../../shared/ready-workflows';
import { describeInEnglish } from '../../shared/workflow-mistake';
import { fromLines, toLines } from './edit-codes';
import { withWord } from './edit-words';
import { placeOf } from './places';
import { readDraft } from './read-draft';

const column = { table: 'quality', columns: { 'a.b': { field: 'cp' } } };

describe('the mistakes of a draft', () => {
  it.each([
    ['an empty text', { title: '' }, 'title', 'must not be empty', { tab: 'general', open: null }],
    [
      'a text that is too long',
      { title: 'x'.repeat(49) },
      'title',
      'must not be longer than 48 characters',
      { tab: 'general', open: null },
    ],
    [
      'a number that is left out',
      { undoSeconds: Number.NaN },
      'undoSeconds',
      'must be a whole number from 0 to 86400',
      { tab: 'general', open: null },
    ],
    [
      'a part of no characters',
      { derived: [{ name: 'cp_base', field: 'cp', take: { first: 0 } }] },
      'derived.0.take.first',
      'must be a whole number from 1 to 512',
      { tab: 'derived', open: 0 },
    ],
    [
      'an empty code that approves',
      { approvedWhen: { field: 'defect', equals: ['000', ''] } },
      'approvedWhen.equals.1',
      'must not be empty',
      { tab: 'row', open: null },
    ],
    [
      'an empty code of a list',
      { lists: { colours: [{ code: 'R' }, { code: '' }] } },
      'lists.colours.1.code',
      'must not be empty',
      { tab: 'lists', open: 0 },
    ],
    [
      'a part of a column that begins nowhere',
      { destination: { ...column, columns: { n: { value: 'seq' }, 'a.b': { field: 'cp', from: 0 } } } },
      'destination.columns.a.b.from',
      'must be a whole number from 1 to 512',
      { tab: 'table', open: 1 },
    ],
    [
      'a table without columns',
      { destination: { ...column, columns: {} } },
      'destination.columns',
      'must name at least one column',
      { tab: 'table', open: null },
    ],
    [
      'a table that was read with mistakes before',
      { destination: { problems: [], written: { columns: column.columns } } },
      'destination.table',
      'is missing',
      { tab: 'table', open: null },
    ],
    [
      'the name of another workflow',
      { name: 'single-code' },
      'name',
      'is the name of another workflow',
      { tab: 'general', open: null },
    ],
  ])('name %s at its place', (_what, changes, path, message, place) => {
    const draft = { ...fgQuality, ...changes };
    const { issues } = readDraft(draft, new Map(), ['single-code']);
    expect(issues.map((issue) => [issue.path, describeInEnglish(issue)])).toEqual([[path, message]]);
    expect(placeOf(path, draft as typeof fgQuality)).toEqual(place);
  });

  it('are none in a good one', () => {
    expect(readDraft(fgQuality, new Map(), ['single-code'])).toEqual({ workflow: fgQuality, issues: [] });
  });
});

describe('what is written in the form', () => {
  it('is a code a line, and what it means behind a blank', () => {
    const entries = [
      { code: 'R', text: 'Red as a rose' },
      { code: 'G', text: '' },
    ];
    expect(toLines(entries)).toBe('R Red as a rose\nG');
    expect(fromLines('R Red as a rose\nG')).toEqual(entries);
  });

  it('in other languages leaves nothing empty behind', () => {
    const german = withWord(undefined, 'de', 'title', 'Ware');
    expect(german).toEqual({ de: { title: 'Ware' } });
    expect(withWord(german, 'ro', 'title', 'Marfă')).toEqual({
      de: { title: 'Ware' },
      ro: { title: 'Marfă' },
    });
    expect(withWord(german, 'de', 'title', '')).toBeUndefined();
  });
});
