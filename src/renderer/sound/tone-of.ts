import type { StationStatus } from '../../shared/status';
import { isUnknownBadge } from '../store/sign-in';
import type { StationState } from '../store/station-state';
import type { Tone } from './patterns';

type Heard = Pick<StationState, 'feedback' | 'status' | 'row' | 'workflow' | 'lists' | 'setup'>;

/** What is to be heard when the screen goes from one state to the next; null: nothing. */
export function toneOf(state: Heard, previous: Heard): Tone | null {
  const { feedback, status } = state;
  if (feedback === previous.feedback || feedback.outcome === 'none')
    return warnsOfBadge(state) && !warnsOfBadge(previous) ? 'warning' : null;
  switch (feedback.outcome) {
    case 'accepted':
      return isDatabaseAway(status) ? 'saved-offline' : 'accepted';
    case 'done':
      return 'accepted';
    case 'duplicate':
      // The row is on record already. A code after it, which an unseen refusal swallows, is lost.
      return previous.feedback.outcome === 'duplicate' ? 'refused' : 'warning';
    case 'refused':
    case 'unsaved':
      return 'refused';
  }
}

/** A station without a database has none that could be away. */
function isDatabaseAway(status: StationStatus | null): boolean {
  return status?.connection.state === 'offline' || status?.connection.state === 'misconfigured';
}

function warnsOfBadge({ row, workflow, lists, setup }: Heard): boolean {
  const badge = row[workflow.operatorField]?.code ?? null;
  return setup.signIn.unknownBadge === 'warn' && isUnknownBadge(lists, badge);
}
