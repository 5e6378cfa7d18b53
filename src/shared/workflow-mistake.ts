import type { z } from 'zod';

/**
 * Every mistake a workflow document can have: the code, and what it says in English behind the name of its place. This is the
 * English part of the catalogues as well; whatever has no window reads it by `describeInEnglish`.
 */
export const englishMistakes = {
  missing: 'is missing',
  empty: 'must not be empty',
  'wrong-kind': 'is not what belongs here',
  'unknown-key': 'is unknown here: {{keys}}',
  'not-one-of': 'must be one of these: {{allowed}}',
  'too-few': 'needs at least {{minimum}}',
  'too-many': 'must not be more than {{maximum}}',
  'too-long': 'must not be longer than {{maximum}} characters',
  'whole-number': 'must be a whole number from {{minimum}} to {{maximum}}',
  'workflow-name': 'may have lower-case letters, digits and - alone, and begins with a letter',
  name: 'may have lower-case letters, digits and _ alone, and begins with a letter',
  'name-taken': 'is the name of another workflow',
  'used-twice': 'is used twice: "{{name}}"',
  'no-field': 'names the field "{{name}}", which does not exist',
  'no-list': 'names the list "{{name}}", which does not exist',
  'no-rule': 'needs a rule: a pattern, an EAN, UPC or GTIN, a GS1 element, a check digit or a list',
  'minimum-above-maximum': 'has a minimum above its maximum',
  'default-above-maximum': 'has a default above its maximum',
  'application-identifier': 'must be an application identifier such as 01 or 3103',
  'all-sticky': 'need one that does not stay for the next rows',
  'optional-operator': 'must not be one that may be left out: every scan has an operator',
  parent: 'must be a field that stays for the next rows, may not be left out and does not say who scans',
  take: 'must be one of {first}, {last}, {from, length} and {group}',
  'same-start-length': 'is needed where beginnings are compared, and nowhere else',
  'not-a-pattern': 'is not a valid regular expression',
  'dangerous-pattern':
    'could hold up the station for a long time with a code that begins "{{attack}}"; make its repeated parts exclude each other',
  'complicated-pattern': 'is too complicated to be examined; make it simpler',
  'unexamined-pattern': 'could not be examined: {{reason}}',
  'takes-command': 'would also take the command code "{{command}}"; put (?!XSTX) in front of it',
  'example-pattern': 'is refused by the field\'s own rule: "{{example}}" does not match it',
  'example-length':
    'is refused by the field\'s own rule: "{{example}}" has {{length}} characters and not {{minimum}} to {{maximum}}',
  'example-check-digit': 'is refused by the field\'s own rule: the check digit of "{{example}}" is wrong',
  'example-list': 'is refused by the field\'s own rule: "{{example}}" is not in the list "{{list}}"',
  'database-name': 'is not a name that MariaDB allows',
  column: 'must have one of the keys field, value and constant',
  'no-column': 'must name at least one column',
  'table-outcome':
    'must stay as it was: the table of "fg-quality" stores this outcome. For another one give the workflow another name, by copying it',
  'table-missing':
    'must contain {{names}}: the table of "fg-quality" has a column for each; or give the workflow another name, by copying it',
  'table-surplus':
    'must not contain {{names}}: the table of "fg-quality" has no column for it; give the workflow another name, by copying it',
  'table-optional':
    'may not be left out: the table of "fg-quality" needs it; or give the workflow another name, by copying it',
  'not-json': 'is not a file of a workflow: {{reason}}',
  'none-left': 'A station needs at least one workflow.',
  'not-written': 'The workflows could not be written to {{file}}: {{reason}}.',
  'not-allowed': '{{reason}}',
} as const;

export type MistakeCode = keyof typeof englishMistakes;

/** What is wrong, without language. */
export interface Mistake {
  code: MistakeCode;
  /** What the sentence of the code fills in. */
  values: Readonly<Record<string, string | number>>;
}

/** A mistake and its place in the document, dotted: `fields.2.pattern`; empty: the whole. */
export interface WorkflowMistake extends Mistake {
  path: string;
}

type Placeholders<Text extends string> = Text extends `${string}{{${infer Name}}}${infer Rest}`
  ? Name | Placeholders<Rest>
  : never;
type Values<Code extends MistakeCode> = [Placeholders<(typeof englishMistakes)[Code]>] extends [never]
  ? []
  : [values: Record<Placeholders<(typeof englishMistakes)[Code]>, string | number>];

/** A mistake of this code; the compiler knows what it fills in. */
export function mistake<Code extends MistakeCode>(code: Code, ...[values]: Values<Code>): Mistake {
  return { code, values: values ?? {} };
}

/** A mistake as a schema reports it: `refine(isGood, reporting(mistake('name')))`. */
export function reporting(found: Mistake): { error: string; params: { mistake: Mistake } } {
  return { error: describeInEnglish(found), params: { mistake: found } };
}

/** The sentence of a mistake in English; for logs and for settings that are refused. */
export function describeInEnglish({ code, values }: Mistake): string {
  return englishMistakes[code].replace(/{{(\w+)}}/g, (_whole, name: string) => String(values[name]));
}

/** The same behind the place: `destination.table: is missing`. */
export function describeWithPlace(found: WorkflowMistake): string {
  return `${found.path}: ${describeInEnglish(found)}`;
}

/** How documents are parsed, so that what is missing can be told from what is wrong. */
export const withInput = { reportInput: true } as const;

/** What a schema found, as a mistake with its place. The document was parsed `withInput`. */
export function toMistake(issue: z.core.$ZodIssue): WorkflowMistake {
  return { ...codeOf(issue), path: issue.path.join('.') };
}

function codeOf(issue: z.core.$ZodIssue): Mistake {
  switch (issue.code) {
    case 'custom':
      return (issue.params as { mistake: Mistake } | undefined)?.mistake ?? mistake('wrong-kind');
    case 'unrecognized_keys':
      return mistake('unknown-key', { keys: issue.keys.join(', ') });
    case 'too_small':
      return issue.minimum === 1 ? mistake('empty') : mistake('too-few', { minimum: Number(issue.minimum) });
    case 'too_big': {
      const maximum = Number(issue.maximum);
      return issue.origin === 'string' ? mistake('too-long', { maximum }) : mistake('too-many', { maximum });
    }
    case 'invalid_value':
      return issue.input === undefined
        ? mistake('missing')
        : mistake('not-one-of', { allowed: issue.values.map(String).join(', ') });
    default:
      return mistake(issue.input === undefined ? 'missing' : 'wrong-kind');
  }
}
