import { mkdirSync, rmSync } from 'node:fs';
import { app } from 'electron';
import type { Clock } from '../../shared/clock';
import type { Log } from '../../shared/log';
import { withoutTurn } from '../start-in-turn';
import { runTrial, trialVariable } from './run-trial';
import { takePlace } from './take-place';
import { judgeStart, openUpdateFiles, withFailure, type Trial, type UpdateFiles } from './trial';

/** What the start of the program hands over. */
export interface GuardOptions {
  dataFolder: string;
  /** The file this program was started from, where it can replace itself; null: it cannot. */
  programFile: string | null;
  /** Longest a new version may take until it has proven itself. */
  proveWithinMs: () => number;
  clock: Clock;
  log: Log;
  /** Starts the station of this version. */
  run: () => void;
}

/**
 * Starts this version of the program or, where a newer one lies ready beside it, that one under guard: this version stays
 * the program of the station until the newer one has proven itself, and takes over again when it does not.
 */
export function guardOrRun(options: GuardOptions): void {
  const { dataFolder, programFile, log, run } = options;
  const files = openUpdateFiles(dataFolder, log);
  const state = files.read();
  // A version on trial guards nobody.
  const judged =
    process.env[trialVariable] === undefined
      ? judgeStart(state, { programFile, version: app.getVersion() })
      : { step: 'run' as const };
  switch (judged.step) {
    case 'run':
      run();
      break;
    case 'settle':
      files.write({ ...state, trial: null });
      log('info', 'The update is complete.', { version: app.getVersion() });
      run();
      break;
    case 'give-up':
      goBack(files, judged.trial, 'It was begun several times and never came to an end.', options);
      run();
      break;
    case 'guard':
      if (lockForTrial(files.folder, dataFolder)) void guard(files, judged.trial, options);
      else {
        process.stderr.write('Scan Station is running or being updated with this data folder.\n');
        app.exit(0);
      }
      break;
  }
}

/** The station's own lock must be free for the new version; a second guardian beside this one must not come up. */
function lockForTrial(folder: string, dataFolder: string): boolean {
  if (!app.requestSingleInstanceLock()) return false;
  app.releaseSingleInstanceLock();
  mkdirSync(folder, { recursive: true });
  app.setPath('userData', folder);
  const isAlone = app.requestSingleInstanceLock();
  app.setPath('userData', dataFolder);
  return isAlone;
}

async function guard(files: UpdateFiles, trial: Trial, options: GuardOptions): Promise<void> {
  const { clock, log, run } = options;
  const begun = { ...trial, attempts: trial.attempts + 1 };
  if (!files.write({ ...files.read(), trial: begun })) {
    // A trial nobody can keep track of is not begun: a full disk must not keep the station from scanning.
    app.releaseSingleInstanceLock();
    run();
    return;
  }
  log('info', 'A new version is tried; this one takes over again if it does not prove itself.', {
    version: trial.version,
    fromVersion: trial.fromVersion,
    attempt: begun.attempts,
  });
  const running = runTrial({
    trial,
    proofFile: files.proofFile,
    deadlineMs: options.proveWithinMs(),
    // A new version that waited for its turn would not prove itself.
    parameters: withoutTurn(process.argv.slice(1)),
    clock,
  });
  const asked = { toEnd: false };
  const endTrial = (event: { preventDefault: () => void }): void => {
    event.preventDefault();
    asked.toEnd = true;
    running.end();
  };
  app.on('before-quit', endTrial);
  const verdict = await running.verdict;
  if (verdict.isProven) {
    takePlace(trial);
    files.write({ ...files.read(), trial: null, takesOutboxBack: false });
    log('info', 'The new version has proven itself and is the program of this station now.', {
      version: trial.version,
    });
    // Its first run ends with its guardian, and the guardian with it: whoever watches one watches both.
    const code = await running.ended;
    app.exit(asked.toEnd ? 0 : code);
  } else if (asked.toEnd) {
    // Ended from outside: that says nothing about the version.
    files.write({ ...files.read(), trial });
    app.exit(0);
  } else {
    goBack(files, trial, verdict.reason, options);
    app.off('before-quit', endTrial);
    app.releaseSingleInstanceLock();
    run();
  }
}

function goBack(files: UpdateFiles, trial: Trial, reason: string, { clock, log }: GuardOptions): void {
  const { version } = trial;
  log('error', 'The new version did not prove itself; this one goes on. Saved scans are safe.', {
    version,
    reason,
  });
  const at = new Date(clock.wallMs()).toISOString();
  files.write(withFailure(files.read(), { version, at, reason }));
  rmSync(trial.nextFile, { force: true });
}
