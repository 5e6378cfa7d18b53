import { matchWhole } from './pattern';
import type { Derived, MatchRule } from './workflow-rules';

/** Values by the name of their field or derivation; absent while they are not known. */
export type Values = Readonly<Record<string, string>>;

/** The values with the derived ones added; one that cannot be taken out of its code is left out. */
export function withDerived(derived: readonly Derived[], fields: Values): Values {
  const found = derived.flatMap(({ name, field, take }): [string, string][] => {
    const code = fields[field];
    const value = code === undefined ? '' : takeFrom(code, take);
    return value === '' ? [] : [[name, value]];
  });
  return { ...fields, ...Object.fromEntries(found) };
}

function takeFrom(code: string, take: Derived['take']): string {
  if ('first' in take) return code.slice(0, take.first);
  if ('last' in take) return code.slice(-take.last);
  if ('from' in take) return code.slice(take.from - 1, take.from - 1 + take.length);
  return matchWhole(take.group, code)?.[1] ?? '';
}

/** The first rule two known values break; rules with a value that is not there yet wait. */
export function findMismatch(rules: readonly MatchRule[], values: Values): MatchRule | null {
  return rules.find((rule) => isBroken(rule, values[rule.left], values[rule.right])) ?? null;
}

function isBroken({ must, length }: MatchRule, left: string | undefined, right: string | undefined): boolean {
  if (left === undefined || right === undefined) return false;
  switch (must) {
    case 'equal':
      return left !== right;
    case 'differ':
      return left === right;
    case 'same-start':
      return left.slice(0, length) !== right.slice(0, length);
  }
}
