import type { DoctorCheck, DoctorFinding, DoctorLevel, DoctorRemedy } from '../../../../shared/doctor';
import { quoteValue } from '../schema/quote';
import type { DoctorFacts, ServerFacts } from './facts';

/** What a check says of the facts. */
export interface Judgement {
  level: Exclude<DoctorLevel, 'not-reached'>;
  found: string;
  recommended: string;
  why: string;
  remedy?: Partial<DoctorRemedy>;
}

/** One question about the facts; `judge` answers null when an earlier failure was in the way. */
export interface Check {
  name: DoctorCheck;
  title: string;
  judge: (facts: DoctorFacts) => Judgement | null;
}

/** A check of what only a log-in shows. */
export function serverCheck(
  name: DoctorCheck,
  title: string,
  judge: (server: ServerFacts, facts: DoctorFacts) => Judgement | null,
): Check {
  return { name, title, judge: (facts) => (facts.server === null ? null : judge(facts.server, facts)) };
}

/** A check of global variables; `names` are those it reads. A server that lacks one (a proxy may) is told so. */
export function variableCheck(
  name: DoctorCheck,
  title: string,
  names: readonly string[],
  judge: (server: ServerFacts, facts: DoctorFacts) => Judgement,
): Check {
  return serverCheck(name, title, (server, facts) => {
    const missing = names.filter((variable) => server.variables[variable] === undefined);
    if (missing.length === 0) return judge(server, facts);
    return {
      level: 'note',
      found: `the server does not tell ${missing.join(', ')}`,
      recommended: 'a MariaDB reached directly',
      why: 'What stands between station and server, or a newer server, hides what is to be judged here.',
    };
  });
}

/** The judgement as people read it. What is in order needs no remedy. */
export function toFinding({ name, title, judge }: Check, facts: DoctorFacts): DoctorFinding {
  const { host, port } = facts.question;
  const server = `${host}:${port}`;
  const judgement = judge(facts);
  if (judgement === null) {
    return {
      server,
      check: name,
      title,
      level: 'not-reached',
      found: 'not reached',
      recommended: '',
      why: '',
      remedy: null,
    };
  }
  const { level, found, recommended, why, remedy } = judgement;
  const isInOrder = level === 'ok' || remedy === undefined;
  return {
    server,
    check: name,
    title,
    level,
    found,
    recommended,
    why,
    remedy: isInOrder ? null : { sql: [], optionFile: [], advice: null, ...remedy },
  };
}

/** Changes a variable of the server, now and after its next start. */
export function setGlobal(name: string, value: string | number): Pick<DoctorRemedy, 'sql' | 'optionFile'> {
  return {
    sql: [['SET GLOBAL', name, '=', quoteValue(value)].join(' ')],
    optionFile: [`${name} = ${value}`],
  };
}

/** A global variable as a number. Throws when it was not told: a `variableCheck` names what it reads. */
export function variableNumber(server: ServerFacts, name: string): number {
  return Number(variableText(server, name));
}

/** A global variable as text; see `variableNumber`. */
export function variableText({ variables }: ServerFacts, name: string): string {
  const value = variables[name];
  if (value === undefined) throw new Error(`The server did not tell its variable ${name}.`);
  return value;
}

/** Whether a global variable is on; see `variableNumber`. */
export function isVariableOn(server: ServerFacts, name: string): boolean {
  return ['ON', '1'].includes(variableText(server, name).toUpperCase());
}
