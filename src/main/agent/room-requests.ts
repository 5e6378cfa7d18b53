import type { Clock } from '../../shared/clock';
import type { Log } from '../../shared/log';
import { createCareRequests } from './care-requests';
import { createSerialRequests } from './devices/serial-requests';
import type { SerialScanners } from './devices/serial-scanners';
import { createHistoryRequests } from './history/history-requests';
import { createJudgementRequests, type JudgementRequestOptions } from './judgement/judgement-requests';
import { createLedgerRequests } from './ledger/ledger-requests';
import type { OutboxWork } from './outbox-work';
import type { StationPeople } from './people/start-people';
import { createQuarantineRequests } from './quarantine/quarantine-requests';
import { createShiftRequests, type ShiftRequestOptions } from './shift/shift-requests';

/** The parts that answer requests by themselves. */
export interface AnsweringParts {
  /** Throws in plain words when the outbox is not open. */
  open: () => OutboxWork;
  serial: SerialScanners;
  people: StationPeople;
  configuration: ShiftRequestOptions['configuration'] & JudgementRequestOptions['configuration'];
  clock: Clock;
  log: Log;
}

/** The requests of a window that a room answers without the agent. */
export function createRoomRequests(parts: AnsweringParts) {
  const { open, serial, people, configuration, clock, log } = parts;
  const { lists, leftScans } = people;
  const outbox = () => open().outbox;
  return {
    ...createQuarantineRequests(() => open().quarantine),
    ...createCareRequests(open),
    ...createHistoryRequests(() => open().history),
    ...createLedgerRequests(open, configuration.shifts),
    ...createShiftRequests({ outbox, configuration, clock }),
    ...createJudgementRequests({ outbox, lists, leftScans, configuration, clock, log }),
    ...createSerialRequests(serial),
    ...people.requests,
  };
}
