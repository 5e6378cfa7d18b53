import type { WorkflowIssue } from './check-workflow';
import { commandCode, keyLetters, keyLength, oneOfEachCommand } from './command';
import { plainTools } from './gs1';
import { matchWhole, type PatternVerdict, type PatternVerdicts } from './pattern';
import { readFieldValue, type InlineLists } from './read-code';
import type { Field, Workflow } from './workflow';

/** Every pattern a workflow judges or cuts codes with. */
export function patternsOf(workflow: Pick<Workflow, 'fields' | 'derived'>): string[] {
  return placesOf(workflow).map(({ pattern }) => pattern);
}

/** Whether a field can judge codes without holding anything up. */
export function isSafeField({ pattern }: Pick<Field, 'pattern'>, verdicts: PatternVerdicts): boolean {
  return pattern === undefined || verdicts.get(pattern)?.verdict === 'safe';
}

/**
 * What only the patterns of a workflow show: those that could hold up the station, and of the others what they make of the
 * field's own example and of command codes. Runs no pattern but those that were found safe; says nothing of one without
 * a verdict.
 */
export function checkPatterns(workflow: Workflow, verdicts: PatternVerdicts): WorkflowIssue[] {
  const dangers = placesOf(workflow).flatMap(({ path, pattern }) => {
    const message = describeDanger(verdicts.get(pattern));
    return message === null ? [] : { path, message };
  });
  const samples = workflow.fields.flatMap((field, index) =>
    isSafeField(field, verdicts) ? checkSamples(field, index, workflow.lists) : [],
  );
  return [...dangers, ...samples];
}

function placesOf({ fields, derived }: Pick<Workflow, 'fields' | 'derived'>): {
  path: PropertyKey[];
  pattern: string;
}[] {
  return [
    ...fields.flatMap(({ pattern }, index) =>
      pattern === undefined ? [] : { path: ['fields', index, 'pattern'], pattern },
    ),
    ...derived.flatMap(({ take }, index) =>
      'group' in take ? { path: ['derived', index, 'take', 'group'], pattern: take.group } : [],
    ),
  ];
}

function describeDanger(verdict: PatternVerdict | undefined): string | null {
  switch (verdict?.verdict) {
    case undefined:
    case 'safe':
      return null;
    case 'dangerous':
      return `could hold up the station for a long time with a code that begins ${JSON.stringify(verdict.attack)}; make its repeated parts exclude each other`;
    case 'too-complicated':
      return 'is too complicated to be examined; make it simpler';
    case 'not-examined':
      return `could not be examined: ${verdict.reason}`;
  }
}

/** A field whose own example it refuses is a mistake; one that would take a command as data is a trap. */
function checkSamples(field: Field, index: number, lists: InlineLists): WorkflowIssue[] {
  const issues: WorkflowIssue[] = [];
  // The example of a GS1 field is the whole code, for people; it is tried out in the editor, with GS1's rules.
  if (field.gs1 === undefined) {
    const reading = readFieldValue(field, field.example, { lists, tools: plainTools });
    if (reading.outcome === 'problem') {
      const message = `is refused by the field's own rule (${reading.problem.code}): "${field.example}"`;
      issues.push({ path: ['fields', index, 'example'], message });
    }
  }
  const { pattern } = field;
  const taken = pattern === undefined ? undefined : sampleCommands.find((code) => accepts(field, code));
  if (taken !== undefined) {
    const message = `would also take the command code "${taken}"; put (?!XSTX) in front of it`;
    issues.push({ path: ['fields', index, 'pattern'], message });
  }
  return issues;
}

const sampleKey = keyLetters.slice(0, keyLength);
const sampleCommands = oneOfEachCommand(12).map((command) => commandCode(command, sampleKey));

function accepts({ pattern, length }: Field, code: string): boolean {
  if (length !== undefined && (code.length < length.minimum || code.length > length.maximum)) return false;
  return pattern !== undefined && matchWhole(pattern, code) !== null;
}
