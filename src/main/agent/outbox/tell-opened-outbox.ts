import type { Log } from '../../../shared/log';
import type { OutboxProblem, OutboxStatus } from '../../../shared/status';
import type { OpenedOutbox } from './open-outbox';

/**
 * How the outbox was opened, as the window is told; `failure` is what went wrong with it since, `vanished` why
 * a deleted one could not be put back.
 */
export function toOutboxStatus(
  opened: OpenedOutbox,
  failure: string | null,
  vanished: OutboxProblem | null,
): OutboxStatus {
  if (vanished !== null) return { state: 'refused', problem: vanished };
  if (failure !== null && opened.state !== 'refused') {
    return { state: 'failing', outboxId: opened.outbox.outboxId, detail: failure };
  }
  if (opened.state === 'refused') return { state: 'refused', problem: opened.problem };
  return { state: 'ready', outboxId: opened.outbox.outboxId };
}

/** Whether another try at opening led to anything but the same refusal again. */
export function isNews(before: OpenedOutbox, opened: OpenedOutbox): boolean {
  const isRefusedAgain = before.state === 'refused' && opened.state === 'refused';
  return !isRefusedAgain || before.problem.code !== opened.problem.code;
}

/** Writes to the log how the outbox was opened. */
export function logOpenedOutbox(opened: OpenedOutbox, log: Log): void {
  if (opened.state === 'ready') {
    log('info', 'The outbox is open.', { outboxId: opened.outbox.outboxId, ...opened.outbox.counts() });
  } else if (opened.state === 'replaced') {
    log('error', 'The outbox file is damaged. It is kept whole under another name and a new one is in use.', {
      ...opened.setAside,
    });
  } else {
    log('error', 'The outbox file cannot be used; scans cannot be saved.', { ...opened.problem });
  }
}

/** What works on the open outbox; throws in words when there is none. */
export function requireOpen<Part>(part: Part | null): Part {
  if (part === null) throw new Error('The outbox file is not open.');
  return part;
}
