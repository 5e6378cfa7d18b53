import { randomUUID } from 'node:crypto';
import { rmSync } from 'node:fs';
import path from 'node:path';
import type { Clock } from '../../shared/clock';
import { errorText } from '../../shared/error-text';
import type { Log } from '../../shared/log';
import type { Shifts } from '../../shared/shift';
import type { UpdateActivity, UpdateProgress, UpdateStatus } from '../../shared/updates';
import { nextCheckMs } from './check-times';
import { createInstallWatch } from './install-watch';
import { UntrustedUpdateError, verifyInformation } from './information';
import { judgeOffer } from './judge-offer';
import { assertReplaceable, placeNext } from './place-next';
import { assertRoom } from './room';
import type { UpdateSettings } from './settings';
import type { UpdateSource } from './source';
import type { Trial, UpdateFiles } from './trial';

/** What an updater is made of. */
export interface UpdaterOptions {
  settings: UpdateSettings;
  /** Ed25519, the 44 characters that `npm run update:sign` prints. */
  publicKey: string;
  /** The configured source. */
  source: UpdateSource;
  openFolder: (folder: string) => UpdateSource;
  version: string;
  stationName: string;
  shifts: Shifts;
  /** The file this program was started from, where it can replace itself; null: newer versions are told, not installed. */
  programFile: string | null;
  /** How the packages of this system end. */
  fileEnding: string;
  files: UpdateFiles;
  /** ISO 8601 with zone offset. */
  localTime: () => string;
  /** How the agent stands with the database. */
  connection: () => string | null;
  /** Ends the program in order and starts it again; the start then tries the version that lies ready. */
  restart: () => void;
  clock: Clock;
  log: Log;
}

/** Finds, fetches and installs new versions of the program. */
export interface Updater {
  start(): void;
  stop(): void;
  status(): UpdateStatus;
  /** What the operator is doing; to be told often. */
  reportActivity(activity: UpdateActivity): void;
  /** Looks at the configured source now. */
  checkNow(): void;
  /** Looks into a folder a person has chosen; what it holds is checked as everything else. */
  checkFolder(folder: string): void;
  /** Installs what lies ready as soon as no row is open. */
  installNow(): void;
}

/** Creates an updater; nothing happens before `start()`. */
export function createUpdater(options: UpdaterOptions): Updater {
  const { settings, source, version, programFile, files, clock, log } = options;
  let progress: UpdateProgress = { state: 'idle', checkedAtMs: null };
  let failuresInARow = 0;
  let isBusy = false;
  let isStopped = false;
  let cancelCheck: () => void = () => undefined;
  const watch = createInstallWatch({
    settings,
    shifts: options.shifts,
    localTime: options.localTime,
    clock,
    onInstall: install,
  });

  function planCheck(isFirst: boolean): void {
    if (isStopped) return;
    const delayMs = nextCheckMs({
      checkEveryMs: settings.checkEveryMinutes * 60_000,
      isFirst,
      failuresInARow,
      random: clock.random(),
    });
    cancelCheck = clock.schedule(delayMs, () => {
      check(source);
    });
  }

  function check(from: UpdateSource): void {
    if (isBusy || isStopped) return;
    // As long as this very version is on trial, the files of the trial belong to its guardian.
    if (files.read().trial?.version === version) {
      planCheck(true);
      return;
    }
    isBusy = true;
    cancelCheck();
    progress = { state: 'checking' };
    void checkAndFetch(from)
      .then(
        (next) => {
          failuresInARow = 0;
          progress = next;
        },
        (error: unknown) => {
          failuresInARow += 1;
          progress = describeFailure(error);
        },
      )
      .finally(() => {
        isBusy = false;
        planCheck(false);
      });
  }

  async function checkAndFetch(from: UpdateSource): Promise<UpdateProgress> {
    const information = verifyInformation(await from.look(), options.publicKey);
    const failedVersions = files.read().failures.map((failure) => failure.version);
    const offer = judgeOffer(information, {
      version,
      channel: settings.channel,
      stationName: options.stationName,
      failedVersions,
      fileEnding: options.fileEnding,
    });
    log('info', 'The update server was asked.', { offers: information.version, ...offer });
    if (offer.verdict !== 'take') withdraw();
    if (offer.verdict === 'refuse') throw new UntrustedUpdateError(offer.detail);
    if (offer.verdict === 'leave') return { state: 'idle', checkedAtMs: clock.wallMs() };
    if (programFile === null) return { state: 'told', version: information.version };
    const ready = files.read().trial;
    if (ready?.version !== information.version) {
      withdraw();
      await fetch(from, information.version, offer.file, programFile);
    }
    watch.setReady({ version: information.version, isForced: offer.isForced });
    return { state: 'idle', checkedAtMs: clock.wallMs() };
  }

  async function fetch(
    from: UpdateSource,
    newVersion: string,
    file: { url: string; sha512: string; size: number },
    replaced: string,
  ): Promise<void> {
    assertReplaceable(replaced);
    assertRoom([
      { folder: from.fetchFolder, bytes: file.size },
      { folder: path.dirname(replaced), bytes: file.size },
    ]);
    log('info', 'The update is downloaded.', { version: newVersion, bytes: file.size });
    progress = { state: 'downloading', version: newVersion, percent: 0 };
    const fetched = await from.fetch(file, (percent) => {
      progress = { state: 'downloading', version: newVersion, percent: Math.floor(percent) };
    });
    const nextFile = await placeNext(fetched, replaced, file.sha512);
    const trial: Trial = {
      token: randomUUID(),
      version: newVersion,
      fromVersion: version,
      sha512: file.sha512,
      programFile: replaced,
      nextFile,
      attempts: 0,
      connectionBefore: options.connection(),
    };
    if (!files.write({ ...files.read(), trial })) {
      rmSync(nextFile, { force: true });
      throw new Error('The update is here and cannot be noted; the log says why.');
    }
    log('info', 'The update is here, whole and genuine; it waits for a calm moment.', {
      version: newVersion,
    });
  }

  /** A version that lies ready and is not offered any more is not installed. */
  function withdraw(): void {
    const { trial, ...others } = files.read();
    watch.setReady(null);
    if (trial === null) return;
    files.write({ ...others, trial: null });
    rmSync(trial.nextFile, { force: true });
    log('info', 'The update that lay ready is withdrawn.', { version: trial.version });
  }

  function install(): void {
    const state = files.read();
    if (state.trial === null) return;
    progress = { state: 'installing', version: state.trial.version };
    files.write({ ...state, trial: { ...state.trial, connectionBefore: options.connection() } });
    log('info', 'The station restarts with the update.', { version: state.trial.version });
    options.restart();
  }

  function describeFailure(error: unknown): UpdateProgress {
    const detail = errorText(error).split('\n')[0] ?? '';
    const atMs = clock.wallMs();
    if (error instanceof UntrustedUpdateError) {
      log('error', 'An update was refused; nothing of it was downloaded.', { detail });
      return { state: 'refused', detail, atMs };
    }
    log('warn', 'The update could not be had; it is tried again.', { detail });
    return { state: 'failed', detail, atMs };
  }

  return {
    start: () => {
      planCheck(true);
    },
    stop: () => {
      isStopped = true;
      cancelCheck();
      watch.stop();
    },
    status: () => ({
      progress: progress.state === 'idle' ? (watch.progress() ?? progress) : progress,
      lastFailure: files.read().failures.at(-1) ?? null,
    }),
    reportActivity: watch.reportActivity,
    checkNow: () => {
      check(source);
    },
    checkFolder: (folder) => {
      check(options.openFolder(folder));
    },
    installNow: watch.installNow,
  };
}
