import type { TFunction } from 'i18next';
import type { Mistake } from '../../shared/workflow-mistake';

/** What is wrong in a workflow, as a sentence behind the name of its place. */
export function describeMistake(t: TFunction, { code, values }: Mistake): string {
  // What each code fills in was checked where the mistake was made.
  const say = t as (key: string, filledIn: object) => string;
  return say(`mistake.${code}`, values);
}
