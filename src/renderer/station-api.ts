import type {
  AgentEventEnvelope,
  AgentRequestName,
  AgentRequests,
  ListAnswer,
  ListFormat,
  PathKind,
  PrintFailure,
  SetUpAnswer,
  StationBridge,
  StationSetup,
} from '../shared/ipc';
import type { SetUpAnswers } from '../shared/first-run';
import type { KeptPreferences, Volume } from '../shared/preferences';
import type { UpdateDeed, UpdateStatus } from '../shared/updates';
import type { ProfileLink } from './profile-link';
import type { WorkflowLink } from './workflow-link';

/** What is told about the link to the agent. */
export interface AgentListener {
  /** A fresh port is here; the agent may have missed or forgotten everything before. */
  onPort: () => void;
  /** The port is gone; everything in flight has been rejected and a new port was asked for. */
  onLost: () => void;
  onEvent: (event: AgentEventEnvelope) => void;
}

/** Everything outside the window, as the window sees it. */
export interface Station extends Pick<StationBridge, 'reportActivity' | 'takeEarlyKeys'> {
  getSetup(): Promise<StationSetup>;
  /** Null: the person changed their mind. */
  choosePath: (kind: PathKind) => Promise<string | null>;
  saveList: (format: ListFormat, bytes: Uint8Array) => Promise<ListAnswer>;
  actOnUpdate: (deed: UpdateDeed) => Promise<UpdateStatus>;
  workflows: WorkflowLink;
  /** Writes what the page shows to printers as a PDF; answers the file. */
  savePdf(name: string): Promise<string>;
  /** Keeps them for the next start. */
  keepPreferences(preferences: KeptPreferences): Promise<void>;
  /** Keeps how loud the tones are; rejects with the reason when this is not allowed. */
  keepVolume: (volume: Volume) => Promise<void>;
  scannerProfile: ProfileLink;
  /** The session that goes with every request from now on; null: none. */
  setSession: (session: string | null) => void;
  /** Rejects with the reason when this is not allowed. */
  leaveKiosk(): Promise<void>;
  /** Answers of the first run; the agent is started with them. Rejects when they could not be written. */
  keepSetUp(answers: SetUpAnswers): Promise<SetUpAnswer>;
  /** The first run is over, for good. */
  finishFirstRun(): Promise<void>;
  /** Opens the system's print dialog; in a kiosk the default printer takes it at once. Answers why it did not; null: done. */
  print(): Promise<PrintFailure | null>;
  /** Puts an error of the window into the station's log. Never throws. */
  reportError(message: string, error?: unknown): void;
  /**
   * Gives main a sign of life every two seconds; `isReady` tells whether scans can be taken. Call once. What it returns gives
   * another one at once.
   */
  startPulse(isReady: () => boolean): () => void;
  /** Opens the link to the agent and keeps it open. Call once. */
  openLink(listener: AgentListener): void;
  /** Tells every event of the agent, besides the link's listener, to what keeps a state of its own. */
  onEvent(tell: AgentListener['onEvent']): void;
  /**
   * Asks the agent. Rejects with `AgentLostError` when there is no port, when it closes, or after
   * `answerTimeoutMs`; with `AgentRefusedError` when the agent answers with an error.
   */
  request<Name extends AgentRequestName>(
    name: Name,
    ...parameters: Parameters<AgentRequests[Name]>
  ): Promise<ReturnType<AgentRequests[Name]>>;
  /** The same with a session of its own, whatever session goes with everything else. */
  requestAs<Name extends AgentRequestName>(
    session: string,
    name: Name,
    ...parameters: Parameters<AgentRequests[Name]>
  ): Promise<ReturnType<AgentRequests[Name]>>;
}
