import { describe, expect, it } from 'vitest';
import type { ListVersions } from '../../../shared/list-versions';
import type { ReferenceListName } from '../../../shared/reference';
import { boxContents, fgQuality } from '../../../shared/ready-workflows';
import { workflowSchema, type Workflow } from '../../../shared/workflow';
import { compareJudgement, listedFields, type ListsInTime } from './compare-judgement';

const strict: Workflow = workflowSchema.parse({
  ...fgQuality,
  fields: fgQuality.fields.map((field) => (field.name === 'defect' ? { ...field, list: 'defects' } : field)),
});

describe('the fields whose codes are in a list', () => {
  it('are the badge, what is looked up, and the code that approves or rejects', () => {
    expect(listedFields(fgQuality, 'warn')).toEqual([
      { field: 'badge', list: 'operators', unknownCode: 'warn' },
      { field: 'defect', list: 'defects', unknownCode: 'accept' },
    ]);
    expect(listedFields(strict, 'accept')).toEqual([
      { field: 'badge', list: 'operators', unknownCode: 'accept' },
      { field: 'defect', list: 'defects', unknownCode: 'refuse' },
    ]);
    expect(listedFields(boxContents, 'refuse')).toEqual([
      { field: 'badge', list: 'operators', unknownCode: 'refuse' },
    ]);
  });

  it('are not those that the workflow itself has a list for', () => {
    const own = { ...strict, lists: { defects: [{ code: '000', text: '' }] } };
    expect(listedFields(own, 'accept').map(({ field }) => field)).toEqual(['badge']);
  });
});

/** Codes by list as each version had them; the last one is that of now. */
function listsOf(history: Partial<Record<ReferenceListName, string[][]>>): ListsInTime {
  const at = (list: ReferenceListName, version: number) => history[list]?.[version - 1] ?? [];
  const latest = (list: ReferenceListName) => history[list]?.length ?? 0;
  return {
    versions: () => ({
      operators: latest('operators') || null,
      defects: latest('defects') || null,
      products: latest('products') || null,
    }),
    isKnown: (list, code) => at(list, latest(list)).includes(code),
    wasKnown: (list, code, version) => (version > latest(list) ? null : at(list, version).includes(code)),
  };
}

describe('judging a scan again', () => {
  const lists = listsOf({
    operators: [['OP1234']],
    defects: [
      ['000', '101'],
      ['000', '101', '205'],
      ['000', '205'],
    ],
  });
  const judge = (defect: string, versions: Partial<ListVersions>, workflow: Workflow = strict) =>
    compareJudgement(
      {
        fields: { badge: 'OP1234', defect },
        listVersions: { operators: 1, defects: 3, products: null, ...versions },
      },
      listedFields(workflow, 'warn'),
      lists,
    );
  const withdrawn = { field: 'defect', code: '101', list: 'defects', nowVersion: 3, isKnown: false } as const;

  it('names a code that was taken out of the list since, with both versions and what would happen now', () => {
    expect(judge('101', { defects: 2 })).toEqual([
      { ...withdrawn, thenVersion: 2, wasKnown: true, unknownCode: 'refuse' },
    ]);
    expect(judge('101', { defects: 2 }, fgQuality)).toEqual([
      { ...withdrawn, thenVersion: 2, wasKnown: true, unknownCode: 'accept' },
    ]);
  });

  it('names a code that came into the list since', () => {
    expect(judge('205', { defects: 1 }, fgQuality)).toMatchObject([{ wasKnown: false, isKnown: true }]);
  });

  it.each([
    ['is judged by the list as it is now', '101', { defects: 3 }],
    ['has a code that the list knew then and knows now', '000', { defects: 1 }],
    ['has a code that the list never knew', '999', { defects: 1 }],
    ['was taken before the list was read, and its code is in it', '205', { defects: null }],
  ])('names nothing where the scan %s', (_why, defect, versions) => {
    expect(judge(defect, versions)).toEqual([]);
  });

  it.each([
    ['the list had not been read', null],
    ['the list of then was counted by another file', 9],
  ])('names a code that would be refused now where %s', (_why, defects) => {
    expect(judge('101', { defects })).toEqual([
      { ...withdrawn, thenVersion: defects, wasKnown: null, unknownCode: 'refuse' },
    ]);
    expect(judge('101', { defects }, fgQuality)).toEqual([]);
  });

  it('names nothing about a list that is not there any more, and every field that differs', () => {
    const gone = listsOf({ operators: [['OP1234'], []] });
    const scan = {
      fields: { badge: 'OP1234', defect: '101' },
      listVersions: { operators: 1, defects: 2, products: null },
    };
    expect(compareJudgement(scan, listedFields(strict, 'refuse'), gone)).toMatchObject([
      { field: 'badge', wasKnown: true, isKnown: false, unknownCode: 'refuse' },
    ]);
    const both = listsOf({ operators: [['OP1234'], []], defects: [['101'], []] });
    const judgedByFirst = { ...scan, listVersions: { operators: 1, defects: 1, products: null } };
    const found = compareJudgement(judgedByFirst, listedFields(strict, 'refuse'), both);
    expect(found.map(({ field }) => field)).toEqual(['badge', 'defect']);
  });
});
