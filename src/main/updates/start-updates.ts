import { lt } from 'semver';
import type { Clock } from '../../shared/clock';
import type { MainChannels } from '../../shared/ipc';
import type { Log } from '../../shared/log';
import type { Shifts } from '../../shared/shift';
import type { UpdateStatus } from '../../shared/updates';
import type { AgentHealth } from '../agent/protocol';
import { openUpdater } from './open-updater';
import { createProof } from './prove';
import { trialVariable } from './run-trial';
import type { UpdateSettings } from './settings';
import { openUpdateFiles, type Trial, type UpdateFiles } from './trial';

/** What the station hands over. */
export interface StartUpdatesOptions {
  dataFolder: string;
  version: string;
  /** Null: no updates are looked for. */
  settings: UpdateSettings | null;
  stationName: string;
  shifts: Shifts;
  localTime: () => string;
  /** How the agent stands with the database. */
  connection: () => string | null;
  chooseFolder: () => Promise<string | null>;
  /** Ends the program in order and starts it again. */
  restart: () => void;
  clock: Clock;
  log: Log;
}

/** Everything the station has to do with updates. */
export interface Updates {
  /** The outbox may have been changed by a version that failed. */
  takesOutboxBack: boolean;
  noteHealth: (health: AgentHealth | null) => void;
  noteWindow(isReady: boolean): void;
  report: (
    frame: unknown,
    ...parameters: Parameters<MainChannels['updates:report-activity']>
  ) => UpdateStatus;
  act: (frame: unknown, ...parameters: Parameters<MainChannels['updates:act']>) => Promise<UpdateStatus>;
  /** What is known of them now. */
  status: () => UpdateStatus;
  stop(): void;
}

/** Starts looking for updates and, in a version that is on trial, proving it. */
export function startUpdates(options: StartUpdatesOptions): Updates {
  const { settings, clock, log } = options;
  const files = openUpdateFiles(options.dataFolder, log);
  const trial = claimTrial(files);
  const proof = trial === null ? null : createProof({ trial, proofFile: files.proofFile, clock, log });
  const isWayBack = trial !== null && lt(trial.version, trial.fromVersion);
  const updater = settings === null ? null : openUpdater({ ...options, settings, files });
  updater?.start();

  const status = (): UpdateStatus => updater?.status() ?? { progress: { state: 'off' }, lastFailure: null };
  return {
    takesOutboxBack: isWayBack || files.read().takesOutboxBack,
    noteHealth: (health) => {
      proof?.note({ health });
      if (health?.outbox === 'ready' && proof === null) noteTakenBack(files);
    },
    noteWindow: (isWindowReady) => {
      proof?.note({ isWindowReady });
    },
    status,
    report: (_frame, activity) => {
      updater?.reportActivity(activity);
      return status();
    },
    act: async (_frame, deed) => {
      if (deed === 'check') updater?.checkNow();
      if (deed === 'install') updater?.installNow();
      const folder = deed === 'choose-folder' ? await options.chooseFolder() : null;
      if (folder !== null) updater?.checkFolder(folder);
      return status();
    },
    stop: () => {
      updater?.stop();
      proof?.stop();
    },
  };
}

/** The trial this very process is; null in every other. What it starts later on is not on trial. */
function claimTrial(files: UpdateFiles): Trial | null {
  const token = process.env[trialVariable];
  Reflect.deleteProperty(process.env, trialVariable);
  const { trial } = files.read();
  if (token === undefined || trial?.token !== token) return null;
  // Once it has proven itself it lies in the place of the program.
  process.env['APPIMAGE'] = trial.programFile;
  return trial;
}

function noteTakenBack(files: UpdateFiles): void {
  const state = files.read();
  if (state.takesOutboxBack) files.write({ ...state, takesOutboxBack: false });
}
