import { commandCode, keyLetters, keyLength, oneOfEachCommand } from './command';
import { plainTools } from './gs1';
import { matchWhole, type PatternVerdict, type PatternVerdicts } from './pattern';
import { readFieldValue, type FieldProblem, type InlineLists } from './read-code';
import type { Field, Workflow } from './workflow';
import { mistake, type Mistake, type WorkflowMistake } from './workflow-mistake';

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
export function checkPatterns(workflow: Workflow, verdicts: PatternVerdicts): WorkflowMistake[] {
  const dangers = placesOf(workflow).flatMap(({ path, pattern }) => {
    const danger = dangerOf(verdicts.get(pattern));
    return danger === null ? [] : { path, ...danger };
  });
  const samples = workflow.fields.flatMap((field, index) =>
    isSafeField(field, verdicts) ? checkSamples(field, index, workflow.lists) : [],
  );
  return [...dangers, ...samples];
}

function placesOf({ fields, derived }: Pick<Workflow, 'fields' | 'derived'>): {
  path: string;
  pattern: string;
}[] {
  return [
    ...fields.flatMap(({ pattern }, index) =>
      pattern === undefined ? [] : { path: `fields.${index}.pattern`, pattern },
    ),
    ...derived.flatMap(({ take }, index) =>
      'group' in take ? { path: `derived.${index}.take.group`, pattern: take.group } : [],
    ),
  ];
}

function dangerOf(verdict: PatternVerdict | undefined): Mistake | null {
  switch (verdict?.verdict) {
    case undefined:
    case 'safe':
      return null;
    case 'dangerous':
      return mistake('dangerous-pattern', { attack: verdict.attack });
    case 'too-complicated':
      return mistake('complicated-pattern');
    case 'not-examined':
      return mistake('unexamined-pattern', { reason: verdict.reason });
  }
}

/** A field whose own example it refuses is a mistake; one that would take a command as data is a trap. */
function checkSamples(field: Field, index: number, lists: InlineLists): WorkflowMistake[] {
  const found: WorkflowMistake[] = [];
  const { pattern, example } = field;
  // The example of a GS1 field is the whole code, for people; it is tried out in the editor, with GS1's rules.
  if (field.gs1 === undefined) {
    const reading = readFieldValue(field, example, { lists, tools: plainTools });
    if (reading.outcome === 'problem') {
      found.push({ path: `fields.${index}.example`, ...refusedExample(example, reading.problem) });
    }
  }
  const command = pattern === undefined ? undefined : sampleCommands.find((code) => accepts(field, code));
  if (command !== undefined) {
    found.push({ path: `fields.${index}.pattern`, ...mistake('takes-command', { command }) });
  }
  return found;
}

function refusedExample(example: string, problem: FieldProblem): Mistake {
  switch (problem.code) {
    case 'breaks-pattern':
      return mistake('example-pattern', { example });
    case 'wrong-length': {
      const { length, minimum, maximum } = problem;
      return mistake('example-length', { example, length, minimum, maximum });
    }
    case 'check-digit':
      return mistake('example-check-digit', { example });
    case 'not-in-list':
      return mistake('example-list', { example, list: problem.list });
  }
}

const sampleKey = keyLetters.slice(0, keyLength);
const sampleCommands = oneOfEachCommand(12).map((command) => commandCode(command, sampleKey));

function accepts({ pattern, length }: Field, code: string): boolean {
  if (length !== undefined && (code.length < length.minimum || code.length > length.maximum)) return false;
  return pattern !== undefined && matchWhole(pattern, code) !== null;
}
