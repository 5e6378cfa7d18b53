import { commandCode, type Command } from '../../shared/command';
import { languages } from '../../shared/preferences';
import { voidReasons } from '../../shared/void-reason';
import type { Workflow } from '../../shared/workflow';

/** One code of the sheet. */
export interface SheetCommand {
  command: Command;
  code: string;
}

/** The sheet in two parts: what operators keep at hand, and what a supervisor keeps. */
export interface Sheet {
  operator: readonly SheetCommand[];
  supervisor: readonly SheetCommand[];
}

/** Quantities worth a code of their own. */
const quantities = [2, 3, 4, 5, 6, 10, 12, 20, 24, 50, 100];

/** The commands that do something in these workflows; others would only be refused. */
export function sheetOf(workflows: readonly Workflow[], stationKey: string): Sheet {
  const has = (test: (workflow: Workflow) => boolean): boolean => workflows.some(test);
  const most = Math.max(0, ...workflows.map(({ quantity }) => quantity?.maximum ?? 0));
  const operator: Command[] = [
    { name: 'acknowledge' },
    { name: 'undo' },
    { name: 'void' },
    ...voidReasons.map((reason): Command => ({ name: 'void-reason', reason })),
    { name: 'clear-row' },
    ...when(
      has(({ approvedWhen }) => approvedWhen !== undefined),
      { name: 'no-defect' },
    ),
    ...when(
      has(({ fields }) => fields.some(({ optional }) => optional)),
      { name: 'skip' },
    ),
    ...when(
      has(({ group }) => group !== undefined),
      { name: 'close-group' },
    ),
    ...when(workflows.length > 1, { name: 'next-workflow' }),
    { name: 'sign-out' },
    { name: 'lock' },
    ...languages.map((language): Command => ({ name: 'language', language })),
    ...quantities
      .filter((quantity) => quantity <= most)
      .map((quantity): Command => ({ name: 'quantity', quantity })),
  ];
  const supervisor = when(
    has(({ duplicates }) => duplicates !== undefined),
    { name: 'accept-duplicate' },
  );
  const withCode = (command: Command): SheetCommand => ({ command, code: commandCode(command, stationKey) });
  return { operator: operator.map(withCode), supervisor: supervisor.map(withCode) };
}

function when(isWanted: boolean, command: Command): Command[] {
  return isWanted ? [command] : [];
}
