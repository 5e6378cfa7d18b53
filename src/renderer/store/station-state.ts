import type { StationSetup } from '../../shared/ipc';
import type { Preferences } from '../../shared/preferences';
import type { ReferenceCopies } from '../../shared/reference';
import type { Row } from '../../shared/row';
import type { EntrySummary, StationStatus } from '../../shared/status';
import type { Workflow } from '../../shared/workflow';
import type { Feedback } from './feedback';
import type { ScreenName } from './screens';
import type { PinAnswer, PinFor } from './pin-for';
import type { Submission } from './submissions';
import type { Voiding } from './void-step';

/** Everything the screen shows. */
export interface StationState {
  setup: StationSetup;
  /** Those of the station in their order; never empty. */
  workflows: readonly Workflow[];
  /** The one that is scanned now. */
  workflow: Workflow;
  row: Row;
  /** What was begun in the other workflows, by name. */
  parkedRows: Readonly<Record<string, Row>>;
  /** Whoever finished the last row of this window; null: nobody yet, or they have signed out or made way since. */
  lastOperator: string | null;
  /** Children of the open group that are saved. */
  groupCount: number;
  /** What a person is typing, null while nobody types. */
  typing: string | null;
  feedback: Feedback;
  /** The row that was refused as a duplicate, as long as it can still be let pass. */
  refusedRow: Submission | null;
  /** A supervisor's badge is the next code. */
  awaitsSupervisor: boolean;
  /** A scan that is about to be cancelled. */
  voiding: Voiding | null;
  /** Finished rows that are not known to be on disk yet. */
  waiting: number;
  /** `starting` until the agent's first answer; `lost` from the end of an agent to the first answer of the next. */
  agent: 'starting' | 'ready' | 'lost';
  /** Null until the agent's first answer. */
  status: StationStatus | null;
  /** Newest first. */
  recent: readonly EntrySummary[];
  /** How the window speaks, looks and sounds. */
  preferences: Preferences;
  /** Whether this PC has anything that tones can be heard from. */
  isAudible: boolean;
  /** What is in front. */
  screen: ScreenName;
  /** The latest code scanned into a screen that tries codes out. */
  triedCode: string | null;
  /** `warned`: it locks soon. While it is locked nothing but a badge is taken. */
  lock: 'open' | 'warned' | 'locked';
  /** The lists of the database as they are known here; null until the agent has told them. */
  lists: ReferenceCopies | null;
  /** The screen that waits for a supervisor; null: none does. */
  pinFor: PinFor | null;
  /** What came of the last PIN; it counts for the question it answers alone. */
  pinAnswer: PinAnswer | null;
  /** Keys reach this window. */
  isFocused: boolean;
}
