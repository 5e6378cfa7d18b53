import { z } from 'zod';
import { patternSchema, type PatternVerdicts } from './pattern';
import {
  keptPreferencesSchema,
  volumeSchema,
  type ChosenPreferences,
  type KeptPreferences,
  type Volume,
} from './preferences';
import type { WorkflowMistake } from './workflow-mistake';
import { keptProfileSchema, type KeptProfile, type ProfileFileAnswer } from './scanner-profile';
import {
  updateActivitySchema,
  updateDeedSchema,
  type UpdateActivity,
  type UpdateDeed,
  type UpdateStatus,
} from './updates';
import { sessionSchema, type SignInRules } from './sign-in';
import type { FocusChange, KeyEvent } from './key-event';
import type { Workflow } from './workflow';
import { setUpAnswersSchema, type SetUpAnswers } from './first-run';

/* The first border of the map in ipc.ts: window <-> main, over Electron's IPC. */

/** A setting that could not be used, in words for the person who mends it. */
export interface ConfigurationProblem {
  /** Where it was read: a file path, or the name of the environment variable. */
  source: string;
  /** Dotted path of the key, e.g. `relay.batchSize`; empty when the file as a whole is unusable. */
  key: string;
  /** The value found, shortened; secrets are never included. Empty for a part of a workflow, which has another place in it. */
  value: string;
  /** Why it was refused and what would be accepted. */
  reason: string;
}

/** What the window needs to know once, before its first scan. */
export interface StationSetup {
  stationName: string;
  version: string;
  /** In their order, the one to start with first; never empty. */
  workflows: readonly Workflow[];
  /** Goes into the command codes that change what was saved. */
  stationKey: string;
  configurationProblems: ConfigurationProblem[];
  /** The profile of the station's keyboard scanner; null while none was calibrated. */
  scannerProfile: KeptProfile | null;
  signIn: SignInRules;
  isKiosk: boolean;
  /** Nobody has set this station up, and nothing was scanned here: somebody is to be welcomed. */
  isFirstRun: boolean;
  /** The page before this one crashed or hung: what was scanned into it last, and until now, may be lost. */
  isAfterCrash: boolean;
  /** What was chosen at this station for how it speaks, looks and sounds. */
  preferences: ChosenPreferences;
}

/** What became of workflows that were handed to main. */
export type WorkflowAnswer =
  /** All of the station's workflows as they are now. */
  | { outcome: 'saved'; workflows: Workflow[] }
  /** Nothing was changed. */
  | { outcome: 'refused'; issues: readonly WorkflowMistake[] };

/** What became of a workflow's way to a file or out of one. Nothing is used before it is saved. */
export type WorkflowFileAnswer =
  | { outcome: 'cancelled' }
  | { outcome: 'exported'; file: string }
  | { outcome: 'imported'; file: string; text: string }
  | { outcome: 'refused'; reason: string };

/** The kinds of file a list of scans is saved as. */
export const listFormats = ['csv', 'xlsx'] as const;
export type ListFormat = (typeof listFormats)[number];

/** What became of a list that was to be saved as a file. */
export type ListAnswer =
  { outcome: 'cancelled' } | { outcome: 'saved'; file: string } | { outcome: 'refused'; reason: string };

/** Longest file of a list, in bytes: a hundred thousand scans. */
const longestList = 64 * 1024 * 1024;
const listBytesSchema = z.instanceof(Uint8Array).refine((bytes) => bytes.length <= longestList);

/** What became of an answer of the first run. */
export type SetUpAnswer =
  /** `setup`: what holds from now on. */
  | { outcome: 'kept'; setup: StationSetup }
  /** Nothing was kept. From now on IT changes this, in `station.json`. */
  | { outcome: 'refused'; because: 'first-run-over' | 'supervisors-known' };

/** Why a paper may not have come out of the printer; `detail` is Chromium's reason, in English. */
export type PrintFailure = { code: 'not-taken'; detail: string } | { code: 'no-answer' };

/** An error of the window, reported to the log that main writes. */
export const windowErrorSchema = z.strictObject({
  message: z.string().max(2_000),
  stack: z.string().max(10_000).optional(),
});
export type WindowError = z.infer<typeof windowErrorSchema>;

/** What a person chooses: a file of scans, or a folder to rescue from. */
const pathKindSchema = z.enum(['file', 'folder']);
export type PathKind = z.infer<typeof pathKindSchema>;

/** Of a supervisor; null: of anybody. What is not for everybody is refused without it, where somebody has a PIN. */
type Session = string | null;

/** Window -> main: request and answer. */
export interface MainChannels {
  'station:get-setup': () => StationSetup;
  /**
   * Keeps what was answered during the first run and starts the agent with it; refused when the first run is over, and without
   * a supervisor's session from the moment anybody has a PIN. Rejects when it could not be written.
   */
  'first-run:keep': (answers: SetUpAnswers, session: Session) => SetUpAnswer;
  /** The first run is over, for good. Rejects when it is already. */
  'first-run:finish': () => void;
  /** Asks main to broker a fresh port to the agent; it arrives as the page message `agentPortMessage`. */
  'agent:request-port': () => void;
  'log:window-error': (error: WindowError) => void;
  /** Whether these patterns may judge codes; while a workflow is being edited. */
  'workflows:examine': (patterns: readonly string[], session: Session) => PatternVerdicts;
  /** Adds or replaces a workflow; its version is raised. The agent is restarted with it. */
  'workflows:save': (document: unknown, session: Session) => WorkflowAnswer;
  /** Keeps the workflows of these names, in this order. */
  'workflows:arrange': (names: readonly string[], session: Session) => WorkflowAnswer;
  /** Writes a workflow to a file that a person chooses. */
  'workflows:export': (document: unknown, session: Session) => WorkflowFileAnswer;
  /** Reads the text of a file that a person chooses. */
  'workflows:import': (session: Session) => WorkflowFileAnswer;
  /** Writes the bytes of a file of this format to where a person chooses. */
  'history:save-list': (format: ListFormat, bytes: Uint8Array, session: Session) => ListAnswer;
  /** Writes what the page shows to printers as a PDF into the data folder; answers the file. */
  'window:save-pdf': (name: string) => string;
  /** Lets a person choose a file of scans, or a folder; null: they changed their mind. */
  'care:choose-path': (kind: PathKind, session: Session) => string | null;
  /** The page's sign of life, every two seconds; `isReady`: scans can be taken. */
  'window:pulse': (isReady: boolean) => void;
  'station:keep-preferences': (preferences: KeptPreferences) => void;
  /** How loud the tones are from the next start on; answers why not, null: done. */
  'station:keep-volume': (volume: Volume, session: Session) => string | null;
  'scanner:keep-profile': (kept: KeptProfile, session: Session) => ProfileFileAnswer;
  /** A person chooses the file. */
  'scanner:export-profile': (session: Session) => ProfileFileAnswer;
  /** Reads a profile from a file a person chooses; it is not kept yet. */
  'scanner:import-profile': (session: Session) => ProfileFileAnswer;
  /** What the operator is doing, for updates to wait for; answers what is known of them. To be told often. */
  'updates:report-activity': (activity: UpdateActivity) => UpdateStatus;
  'updates:act': (deed: UpdateDeed, session: Session) => UpdateStatus;
  /**
   * Prints what the page shows to printers: the system's dialog asks how. In a kiosk it would be a way out; there the default
   * printer takes it without a question; answers why it did not, null: it did, or the dialog is open.
   */
  'window:print': () => PrintFailure | null;
  /** Gives the screen back to the system until the next start; answers why not, null: done. */
  'window:leave-kiosk': (session: Session) => string | null;
}

/** Argument schemas of `MainChannels`, checked by main before a handler runs. */
export const mainChannelArguments = {
  'station:get-setup': z.tuple([]),
  'first-run:keep': z.tuple([setUpAnswersSchema, sessionSchema.nullable()]),
  'first-run:finish': z.tuple([]),
  'agent:request-port': z.tuple([]),
  'log:window-error': z.tuple([windowErrorSchema]),
  'workflows:export': z.tuple([z.unknown(), sessionSchema.nullable()]),
  'workflows:import': z.tuple([sessionSchema.nullable()]),
  'workflows:examine': z.tuple([z.array(patternSchema).max(40), sessionSchema.nullable()]),
  'workflows:save': z.tuple([z.unknown(), sessionSchema.nullable()]),
  'workflows:arrange': z.tuple([z.array(z.string().max(64)).max(50), sessionSchema.nullable()]),
  'history:save-list': z.tuple([z.enum(listFormats), listBytesSchema, sessionSchema.nullable()]),
  'window:save-pdf': z.tuple([z.string().regex(/^[a-z0-9-]{1,60}$/)]),
  'care:choose-path': z.tuple([pathKindSchema, sessionSchema.nullable()]),
  'window:pulse': z.tuple([z.boolean()]),
  'station:keep-preferences': z.tuple([keptPreferencesSchema]),
  'station:keep-volume': z.tuple([volumeSchema, sessionSchema.nullable()]),
  'scanner:keep-profile': z.tuple([keptProfileSchema, sessionSchema.nullable()]),
  'scanner:export-profile': z.tuple([sessionSchema.nullable()]),
  'scanner:import-profile': z.tuple([sessionSchema.nullable()]),
  'updates:report-activity': z.tuple([updateActivitySchema]),
  'updates:act': z.tuple([updateDeedSchema, sessionSchema.nullable()]),
  'window:print': z.tuple([]),
  'window:leave-kiosk': z.tuple([sessionSchema.nullable()]),
} as const satisfies Record<keyof MainChannels, z.ZodType>;

/** What the preload exposes as `window.station`: one named function per channel, and what it has seen before the page. */
export interface StationBridge {
  /**
   * The keys pressed since the page began, oldest first; from now on they are the page's own. Nothing the second time.
   */
  takeEarlyKeys(): (KeyEvent | FocusChange)[];
  getSetup(): Promise<StationSetup>;
  keepSetUp(answers: SetUpAnswers, session: Session): Promise<SetUpAnswer>;
  finishFirstRun(): Promise<void>;
  requestAgentPort(): Promise<void>;
  reportWindowError(error: WindowError): Promise<void>;
  choosePath(kind: PathKind, session: Session): Promise<string | null>;
  givePulse(isReady: boolean): Promise<void>;
  exportWorkflow(document: unknown, session: Session): Promise<WorkflowFileAnswer>;
  importWorkflow(session: Session): Promise<WorkflowFileAnswer>;
  examinePatterns(patterns: readonly string[], session: Session): Promise<PatternVerdicts>;
  saveWorkflow(document: unknown, session: Session): Promise<WorkflowAnswer>;
  arrangeWorkflows(names: readonly string[], session: Session): Promise<WorkflowAnswer>;
  saveList(format: ListFormat, bytes: Uint8Array, session: Session): Promise<ListAnswer>;
  savePdf(name: string): Promise<string>;
  keepPreferences(preferences: KeptPreferences): Promise<void>;
  keepVolume(volume: Volume, session: Session): Promise<string | null>;
  keepScannerProfile(kept: KeptProfile, session: Session): Promise<ProfileFileAnswer>;
  exportScannerProfile(session: Session): Promise<ProfileFileAnswer>;
  importScannerProfile(session: Session): Promise<ProfileFileAnswer>;
  reportActivity(activity: UpdateActivity): Promise<UpdateStatus>;
  actOnUpdate(deed: UpdateDeed, session: Session): Promise<UpdateStatus>;
  print(): Promise<PrintFailure | null>;
  leaveKiosk(session: Session): Promise<string | null>;
}
