import { approvingCodes } from '../../shared/approval';
import type { Command, ReadCommand } from '../../shared/command';
import { clearRow, emptyRow, nextField, setQuantity, skipField, type RowStep } from '../../shared/row';
import type { VoidReason } from '../../shared/void-reason';
import type { CommandRefusal, Deed } from './feedback';
import type { StationState } from './station-state';
import { switchWorkflow } from './switch-workflow';

/** What a command leads to; all but undo and the closing of a group change nothing outside of the window. */
export type CommandResult =
  | { result: 'refused'; reason: CommandRefusal }
  | { result: 'done'; state: Partial<StationState>; deed: Deed }
  /** Goes on like a scanned code. */
  | { result: 'step'; step: Exclude<RowStep, { outcome: 'refused' }> }
  | { result: 'code'; code: string }
  | { result: 'acknowledge' | 'undo' | 'close-group' | 'void' | 'lock' }
  | { result: 'void-reason'; reason: VoidReason };

/** Whether it says that somebody has understood. */
export const isAcknowledged = (read: ReadCommand | null): boolean =>
  read?.outcome === 'command' && read.command.name === 'acknowledge';

/** Decides what a command code does now. */
export function runCommand(read: ReadCommand, state: StationState): CommandResult {
  if (read.outcome === 'unknown') return refuse({ code: 'unknown-command' });
  if (read.outcome === 'wrong-key') return refuse({ code: 'wrong-key', command: read.name });
  return run(read.command, state);
}

function run(command: Command, state: StationState): CommandResult {
  const { workflow, workflows, row } = state;
  switch (command.name) {
    case 'acknowledge':
    case 'undo':
    case 'close-group':
    case 'void':
    case 'lock':
      return { result: command.name };
    case 'void-reason':
      return { result: command.name, reason: command.reason };
    case 'clear-row':
      // Whatever was begun is given up, that a row is cancelled as well.
      return done({ row: clearRow(workflow, row), voiding: null }, { done: 'row-cleared' });
    case 'sign-out':
      return done(
        { row: emptyRow, parkedRows: {}, lastOperator: null, groupCount: 0 },
        { done: 'signed-out' },
      );
    case 'no-defect': {
      const { approvedWhen } = workflow;
      const isExpected = approvedWhen !== undefined && nextField(workflow, row)?.name === approvedWhen.field;
      const [code] = isExpected ? approvingCodes(approvedWhen.equals) : [];
      return code === undefined ? refuse({ code: 'no-defect-here' }) : { result: 'code', code };
    }
    case 'skip': {
      const step = skipField(workflow, row);
      return step === null ? refuse({ code: 'cannot-skip' }) : { result: 'step', step };
    }
    case 'quantity': {
      const changed = setQuantity(workflow, row, command.quantity);
      if (changed === null) {
        return refuse({ code: 'no-quantity', maximum: workflow.quantity?.maximum ?? null });
      }
      return done({ row: changed }, { done: 'quantity', quantity: command.quantity });
    }
    case 'next-workflow': {
      const next = workflows[(workflows.indexOf(workflow) + 1) % workflows.length];
      if (next === undefined || next === workflow) return refuse({ code: 'only-workflow' });
      return done(switchWorkflow(state, next), { done: 'workflow', workflow: next });
    }
    case 'language': {
      const { language } = command;
      return done({ preferences: { ...state.preferences, language } }, { done: 'language', language });
    }
    case 'accept-duplicate':
      if (state.refusedRow === null) return refuse({ code: 'no-duplicate' });
      return done({ awaitsSupervisor: true }, { done: 'supervisor-awaited' });
  }
}

function refuse(reason: CommandRefusal): CommandResult {
  return { result: 'refused', reason };
}

function done(state: Partial<StationState>, deed: Deed): CommandResult {
  return { result: 'done', state, deed };
}
