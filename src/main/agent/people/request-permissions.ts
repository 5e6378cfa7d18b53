import type { AgentRequestName } from '../../../shared/ipc';
import type { Permission } from '../../../shared/roles';

/** The requests of a window that are not for everybody. What is appended is judged by itself. */
export const requestPermissions: Readonly<Partial<Record<AgentRequestName, Permission>>> = {
  'requeue-entries': 'decide-refused-scans',
  'requeue-cause': 'decide-refused-scans',
  'discard-entries': 'decide-refused-scans',
  'export-quarantine': 'decide-refused-scans',
  'import-quarantine': 'decide-refused-scans',
  'import-file': 'take-in-files',
  'rescue-from': 'take-in-files',
  'note-salvages': 'take-in-files',
  'use-serial-scanners': 'set-up-scanners',
  'detect-serial-scanner': 'set-up-scanners',
};
