import type { Feedback, WindowRefusal } from '../store/feedback';
import type { StationState } from '../store/station-state';

/*
 * What is wrong, under a name that is the same in every language: what an operator reads out on the telephone, and what
 * IT looks for in the documentation.
 */

/** Of the trust line; null while nothing is wrong. */
export function trustCode({ status }: Pick<StationState, 'status'>): string | null {
  if (status === null) return null;
  if (status.outbox.state === 'refused') return toCode(status.outbox.problem.code);
  if (status.storage.disk.state === 'full') return toCode('disk-full');
  const { connection } = status;
  if (connection.state === 'offline' || connection.state === 'misconfigured') return toCode(connection.cause);
  return null;
}

/** Of the verdict on what was just scanned; null when it is good. */
export function feedbackCode(feedback: Feedback): string | null {
  switch (feedback.outcome) {
    case 'none':
    case 'accepted':
    case 'done':
      return null;
    case 'duplicate':
      return toCode('duplicate');
    case 'unsaved':
      return toCode(feedback.reason);
    case 'refused':
      return toCode(refusalName(feedback.reason));
  }
}

function refusalName(reason: WindowRefusal): string {
  switch (reason.code) {
    case 'gs1':
      return `gs1-${reason.problem}`;
    case 'mismatch':
      return `mismatch-${reason.rule.must}`;
    case 'unfinished':
      return `unfinished-${reason.because}`;
    default:
      return reason.code;
  }
}

function toCode(name: string): string {
  return `E-${name.toUpperCase()}`;
}
