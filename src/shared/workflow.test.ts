import { describe, expect, it } from 'vitest';
import { boxContents, fgQuality, readyWorkflows, singleCode } from './ready-workflows';
import type { PatternVerdict } from './pattern';
import { describeInEnglish } from './workflow-mistake';
import { patternsIn, readNewWorkflow, type ReadWorkflow } from './read-workflow';

/** The document with changes, as somebody would write it, with one verdict for all of its patterns. */
function read(
  changes: object,
  verdict: PatternVerdict = { verdict: 'safe' },
  base: object = fgQuality,
): ReadWorkflow {
  const document = { ...base, ...changes };
  return readNewWorkflow(document, new Map(patternsIn(document).map((pattern) => [pattern, verdict])));
}

const problemsOf = (changes: object, verdict?: PatternVerdict): string[] =>
  read(changes, verdict).issues.map((found) => `${found.path} ${describeInEnglish(found)}`);

const withField = (changes: object, index = 1): object => ({
  fields: fgQuality.fields.map((field, at) => (at === index ? { ...field, ...changes } : field)),
});

describe('a workflow', () => {
  it.each(readyWorkflows.map((workflow) => [workflow.name, workflow] as const))(
    'ready made, %s, is a document that reads as itself',
    (_name, workflow) => {
      const document = JSON.parse(JSON.stringify(workflow)) as object;
      expect(read({}, undefined, document).workflow).toEqual(workflow);
    },
  );

  it.each([
    ['a name used twice', withField({ name: 'oc1' }), 'fields.2.name is used twice: "oc1"'],
    [
      'a derived value with the name of a field',
      { derived: [{ name: 'cp', field: 'oc1', take: { last: 2 } }] },
      'derived.0.name is used twice: "cp"',
    ],
    [
      'an operator that is no field',
      { operatorField: 'person' },
      'operatorField names the field "person", which does not exist',
    ],
    [
      'an optional operator',
      withField({ optional: true }, 0),
      'operatorField must not be one that may be left out: every scan has an operator',
    ],
    [
      'an outcome by a missing field',
      { approvedWhen: { field: 'result', equals: 'OK' } },
      'approvedWhen.field names the field "result", which does not exist',
    ],
    [
      'a rule about a missing value',
      { matches: [{ left: 'cp_base', right: 'oc9', must: 'equal' }] },
      'matches.0.right names the field "oc9", which does not exist',
    ],
    [
      'a start without its length',
      { matches: [{ left: 'oc1', right: 'oc2', must: 'same-start' }] },
      'matches.0.length is needed where beginnings are compared, and nowhere else',
    ],
    [
      'duplicates by a missing field',
      { duplicates: { windowSeconds: 60, fields: ['nr'] } },
      'duplicates.fields.0 names the field "nr", which does not exist',
    ],
    [
      'a list nobody has',
      withField({ list: 'colours' }),
      'fields.1.list names the list "colours", which does not exist',
    ],
    [
      'a group under a field that is not sticky',
      { group: { parent: 'cp' } },
      'group.parent must be a field that stays for the next rows, may not be left out and does not say who scans',
    ],
    [
      'nothing but sticky fields',
      { fields: fgQuality.fields.map((field) => ({ ...field, sticky: true })) },
      'fields need one that does not stay for the next rows',
    ],
    [
      'an example its own rule refuses',
      withField({ example: 'CP1' }),
      'fields.1.example is refused by the field\'s own rule: "CP1" does not match it',
    ],
    [
      'an example with a wrong check digit',
      withField({ pattern: undefined, gtin: {}, example: '5901234123458' }),
      'fields.1.example is refused by the field\'s own rule: the check digit of "5901234123458" is wrong',
    ],
    [
      'a field without any rule',
      withField({ pattern: undefined }),
      'fields.1 needs a rule: a pattern, an EAN, UPC or GTIN, a GS1 element, a check digit or a list',
    ],
    [
      'a field that its own table has no column for',
      { fields: [...fgQuality.fields, { ...fgQuality.fields[4], name: 'weight' }] },
      'fields must not contain weight: the table of "fg-quality" has no column for it; give the workflow another name, by copying it',
    ],
    [
      'a quantity that its own table has no column for',
      { quantity: {} },
      'fields must not contain quantity: the table of "fg-quality" has no column for it; give the workflow another name, by copying it',
    ],
    [
      'another outcome than its own table stores',
      { approvedWhen: { field: 'defect', equals: ['000', '001'] } },
      'approvedWhen must stay as it was: the table of "fg-quality" stores this outcome. For another one give the workflow another name, by copying it',
    ],
    [
      'a field that may be left out, and its own table has to hold',
      withField({ optional: true }, 3),
      'fields.3 may not be left out: the table of "fg-quality" needs it; or give the workflow another name, by copying it',
    ],
    ['a broken pattern', withField({ pattern: 'CP(' }), 'fields.1.pattern is not a valid regular expression'],
    ['a key nobody knows', { stikcy: true }, ' is unknown here: stikcy'],
    ['a part that is missing', { operatorField: undefined }, 'operatorField is missing'],
    ['a part of another kind', { fields: 'all' }, 'fields is not what belongs here'],
    [
      'a word nobody knows',
      withField({ case: 'title' }),
      'fields.1.case must be one of these: as-is, upper, lower',
    ],
    ['an empty label', withField({ label: '' }), 'fields.1.label must not be empty'],
  ])('with %s is refused at that place', (_what, changes, problem) => {
    expect(problemsOf(changes)).toContain(problem);
  });

  it.each([
    ['.+', true],
    ['[A-Z]{4,20}', true],
    ['(?!XSTX).+', false],
    ['[A-Z]{2}\\d{8}', false],
  ])('whose pattern %s takes command codes as data: %s', (pattern, isTaken) => {
    const found = problemsOf(
      withField({ pattern, example: 'AB12345678'.slice(0, pattern === '[A-Z]{4,20}' ? 2 : 10) }),
    );
    expect(found.some((problem) => problem.includes('would also take the command code'))).toBe(isTaken);
  });

  it.each([
    [
      { verdict: 'dangerous', attack: 'aaa' },
      'fields.1.pattern could hold up the station for a long time with a code that begins "aaa"; make its repeated parts exclude each other',
    ],
    [{ verdict: 'too-complicated' }, 'fields.1.pattern is too complicated to be examined; make it simpler'],
    [{ verdict: 'not-examined', reason: 'no thread' }, 'fields.1.pattern could not be examined: no thread'],
  ] as const)('whose pattern was found %o is refused, and the pattern is not run', (verdict, problem) => {
    // A code of 30 characters would take this pattern longer than a shift.
    const catastrophic = withField({ pattern: '(a+)+', example: `${'a'.repeat(60)}!` });
    expect(problemsOf(catastrophic, verdict)).toContain(problem);
  });

  it('whose pattern nobody has examined is read, and the pattern is not run', () => {
    const catastrophic = withField({ pattern: '(a+)+', example: `${'a'.repeat(60)}!` });
    expect(readNewWorkflow({ ...fgQuality, ...catastrophic }, new Map()).issues).toEqual([]);
  });

  it('may approve by the same code written as a list', () => {
    expect(problemsOf({ approvedWhen: { field: 'defect', equals: ['000'] } })).toEqual([]);
  });

  it('may look up a list of its own or one of the reference data', () => {
    expect(problemsOf({ ...withField({ list: 'defects' }, 4) })).toEqual([]);
    expect(
      problemsOf({
        ...withField({ list: 'colours', pattern: undefined, example: 'R' }),
        lists: { colours: [{ code: 'R' }] },
      }),
    ).toEqual([]);
  });

  it('knows which rows are approved', () => {
    expect(fgQuality.approvedWhen).toEqual({ field: 'defect', equals: '000' });
    expect([singleCode.approvedWhen, boxContents.approvedWhen]).toEqual([undefined, undefined]);
  });
});
