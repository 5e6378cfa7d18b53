import type { AgentRequestHandlers } from '../window-port';
import type { QuarantineOperations } from './quarantine-operations';

/** The requests of a window that are about refused scans. */
export type QuarantineRequests = Pick<
  AgentRequestHandlers,
  | 'quarantined-entries'
  | 'quarantine-causes'
  | 'requeue-entries'
  | 'requeue-cause'
  | 'discard-entries'
  | 'export-quarantine'
  | 'import-quarantine'
>;

/** Answers them. `operations` throws in plain words when the outbox is not open. */
export function createQuarantineRequests(operations: () => QuarantineOperations): QuarantineRequests {
  return {
    'quarantined-entries': (page) => operations().list(page),
    'quarantine-causes': () => operations().causes(),
    'requeue-entries': (scanIds, record) => operations().requeue(scanIds, record),
    'requeue-cause': (cause, record) => operations().requeueCause(cause, record),
    'discard-entries': (scanIds, record) => operations().discard(scanIds, record),
    'export-quarantine': (cause) => operations().exportToFile(cause),
    'import-quarantine': (text, record) => operations().importText(text, record),
  };
}
