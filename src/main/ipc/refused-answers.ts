import type { WorkflowAnswer } from '../../shared/ipc';
import { mistake } from '../../shared/workflow-mistake';
import type { UpdateStatus } from '../../shared/updates';
import type { RefusedAnswers } from './handle';

/** How each channel says that it is not for whoever asked. `updates`: what is known of them, for a deed that is not done. */
export function refusedAnswers(updates: () => UpdateStatus): RefusedAnswers {
  return {
    'workflows:examine': refuseLoudly,
    // Nobody can sign in while they are welcomed: that a supervisor is needed would not help there.
    'first-run:keep': () => ({ outcome: 'refused', because: 'supervisors-known' }),
    'workflows:save': refuseWorkflows,
    'workflows:arrange': refuseWorkflows,
    'workflows:export': refuse,
    'workflows:import': refuse,
    'history:save-list': refuse,
    'care:choose-path': refuseLoudly,
    'station:keep-volume': (reason) => reason,
    'scanner:keep-profile': refuse,
    'scanner:export-profile': refuse,
    'scanner:import-profile': refuse,
    'updates:act': updates,
    'window:leave-kiosk': (reason) => reason,
  };
}

function refuse(reason: string): { outcome: 'refused'; reason: string } {
  return { outcome: 'refused', reason };
}

function refuseLoudly(reason: string): never {
  throw new Error(reason);
}

function refuseWorkflows(reason: string): WorkflowAnswer {
  return { outcome: 'refused', issues: [{ path: '', ...mistake('not-allowed', { reason }) }] };
}
