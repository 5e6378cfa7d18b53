import type { AgentRequestName, MainChannels } from './ipc';
import type { Permission } from './roles';

/*
 * Everything a window can ask for, and the right it takes. The agent and the main process look here before they do it, so
 * that it does not matter which screen asked. Looking and sending again change nothing that counts: they are for everybody.
 */

/** `by-content`: the agent judges what is in it, scan by scan. */
export type Right = Permission | 'everybody' | 'by-content';

/** What a window asks the agent. */
export const agentRights = {
  append: 'by-content',
  'get-status': 'everybody',
  'recent-entries': 'everybody',
  'count-group': 'everybody',
  flush: 'everybody',
  'run-doctor': 'examine-database',
  'pool-state': 'everybody',
  'reference-copies': 'everybody',
  'enter-pin': 'everybody',
  'end-session': 'everybody',
  'list-differences': 'everybody',
  'leave-scan': 'decide-differences',
  'quarantined-entries': 'everybody',
  'quarantine-causes': 'everybody',
  'requeue-entries': 'decide-refused-scans',
  'requeue-cause': 'decide-refused-scans',
  'discard-entries': 'decide-refused-scans',
  'export-quarantine': 'decide-refused-scans',
  'import-quarantine': 'decide-refused-scans',
  'import-file': 'take-in-files',
  'rescue-from': 'take-in-files',
  'note-salvages': 'take-in-files',
  'search-history': 'everybody',
  'entry-detail': 'everybody',
  'shift-report': 'everybody',
  ledger: 'everybody',
  'check-ledger': 'everybody',
  // Whoever is told that scans are missing shall not have to wait for a supervisor; a repeat arrives once.
  'requeue-missing': 'everybody',
  'serial-scanners': 'everybody',
  'use-serial-scanners': 'set-up-scanners',
  'detect-serial-scanner': 'set-up-scanners',
  'stop-serial-detection': 'set-up-scanners',
} as const satisfies Record<AgentRequestName, Right>;

/** What a window asks the main process. The last argument of what is not for everybody is the session. */
export const mainRights = {
  'station:get-setup': 'everybody',
  // Main refuses both when the first run is over. Before it is, the operator list with its PINs may have come already.
  'first-run:keep': 'set-up-station',
  'first-run:finish': 'everybody',
  'agent:request-port': 'everybody',
  'log:window-error': 'everybody',
  'workflows:examine': 'edit-workflows',
  'workflows:save': 'edit-workflows',
  'workflows:arrange': 'edit-workflows',
  'workflows:export': 'edit-workflows',
  'workflows:import': 'edit-workflows',
  'history:save-list': 'export-history',
  'window:save-pdf': 'everybody',
  'care:choose-path': 'take-in-files',
  'window:pulse': 'everybody',
  // Language, brightness and size. How loud it is has a channel of its own.
  'station:keep-preferences': 'everybody',
  'station:keep-volume': 'change-volume',
  'scanner:keep-profile': 'set-up-scanners',
  'scanner:export-profile': 'set-up-scanners',
  'scanner:import-profile': 'set-up-scanners',
  'updates:report-activity': 'everybody',
  'updates:act': 'manage-updates',
  'window:print': 'everybody',
  'window:leave-kiosk': 'leave-kiosk',
} as const satisfies Record<keyof MainChannels, Right>;

/** A channel that is not for everybody. */
export type GuardedChannel = {
  [Channel in keyof MainChannels]: (typeof mainRights)[Channel] extends Permission ? Channel : never;
}[keyof MainChannels];

/** The permission a right takes; null: none. */
export function permissionOf(right: Right): Permission | null {
  return right === 'everybody' || right === 'by-content' ? null : right;
}
