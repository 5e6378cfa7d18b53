import type { StoreApi } from 'zustand/vanilla';
import type { Clock } from '../../shared/clock';
import type { CodeTools } from '../../shared/gs1';
import type { StationSetup } from '../../shared/ipc';
import type { Preferences } from '../../shared/preferences';
import type { VoidReason } from '../../shared/void-reason';
import type { Workflow } from '../../shared/workflow';
import type { DecodedEntry } from '../scanner/entry';
import type { Station } from '../station';
import type { WindowRefusal } from './feedback';
import type { ScreenName } from './screens';
import type { StationState } from './station-state';
import type { Supervisor } from './supervisor';
import type { VoidingSteps } from './voiding';

/** The state, what changes it, and its links to the outside. */
export interface StationStore {
  store: StoreApi<StationState>;
  /** Opens the link to the agent. Call once. */
  connect: () => void;
  /** Takes what the scanner's decoder made out. */
  takeEntry: (entry: DecodedEntry) => void;
  /** The error on the screen has been seen. */
  acknowledge: () => void;
  /** Something that was scanned is not taken, or is gone: told and sounded like any refusal, and after all that came before. */
  refuse: (reason: WindowRefusal, code: string) => void;
  /** Takes the station's workflows after a change, and what their codes are judged with. */
  setWorkflows: (workflows: readonly Workflow[], tools: CodeTools) => void;
  showScreen: (screen: ScreenName) => void;
  voiding: Pick<VoidingSteps, 'choose' | 'leave'>;
  /** Cancels the chosen scan. */
  voidBecause: (reason: VoidReason) => void;
  readonly supervisor: Supervisor;
  /** A hand has done something: a key, a touch. */
  noteActivity: () => void;
  setTyping: (typing: string | null) => void;
  setFocused: (isFocused: boolean) => void;
}

/** What the store is made of. */
export interface StationStoreOptions {
  station: Station;
  setup: StationSetup;
  preferences: Preferences;
  clock: Clock;
  /** Makes a UUIDv7. */
  createScanId: () => string;
  isFocused: boolean;
  /** What the codes of the workflows are judged with. */
  tools?: CodeTools;
}
