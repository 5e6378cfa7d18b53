import type { Clock } from '../../../shared/clock';
import { letOthersRun } from '../../clock';
import type { AgentConfiguration } from '../protocol';
import type { OutboxShift } from '../shift-port';
import type { AgentRequestHandlers } from '../window-port';
import { reportShift } from './shift-report';

/** Entries counted at a time: a few milliseconds. */
const sliceSize = 500;

/** What they need. */
export interface ShiftRequestOptions {
  /** Throws in plain words when it is not open. */
  outbox: () => OutboxShift;
  configuration: Pick<AgentConfiguration, 'stationName' | 'shifts' | 'workflows' | 'targetPerHour'>;
  clock: Clock;
}

/** The requests of a window that are about what a shift came to. */
export function createShiftRequests({
  outbox,
  configuration: { stationName, shifts, workflows, targetPerHour = null },
  clock,
}: ShiftRequestOptions): Pick<AgentRequestHandlers, 'shift-report'> {
  return {
    'shift-report': (shift) =>
      reportShift(shift, {
        outbox: outbox(),
        stationName,
        shifts,
        workflows,
        targetPerHour,
        clock,
        offsetAt: (wallMs) => -new Date(wallMs).getTimezoneOffset(),
        sliceSize,
        letOthersRun,
      }),
  };
}
