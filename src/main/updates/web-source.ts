import { homedir } from 'node:os';
import path from 'node:path';
import type { AppImageUpdater, CancellationToken, ProgressInfo } from 'electron-updater';
import type { Clock } from '../../shared/clock';
import type { Log } from '../../shared/log';
import { endAtSilence } from './silence';
import type { UpdateSource } from './source';

/** A server of which nothing came for this long is given up; it is asked again at the next check. */
const silenceMs = 60_000;

/** What the source needs. */
export interface WebSourceOptions {
  /** Folder of releases on a web server. */
  url: string;
  channel: string;
  clock: Clock;
  log: Log;
}

/** Releases on a plain web server, read and fetched by electron-updater: only what changed is fetched where it can. */
export function createWebSource({ url, channel, clock, log }: WebSourceOptions): UpdateSource {
  let kept: AppImageUpdater | null = null;

  /** Loaded when it is first needed: the start of the station does not wait for it. */
  async function open(): Promise<{ updater: AppImageUpdater; token: CancellationToken }> {
    const electronUpdater = await import('electron-updater');
    const updater = (kept ??= create(electronUpdater.AppImageUpdater));
    return { updater, token: new electronUpdater.CancellationToken() };
  }

  function create(Updater: typeof AppImageUpdater): AppImageUpdater {
    const updater = new Updater({ provider: 'generic', url, channel });
    updater.autoDownload = false;
    updater.autoInstallOnAppQuit = false;
    // It asks from every kind of package, not from an AppImage alone: where nothing can be installed, a release is told.
    updater.forceDevUpdateConfig = true;
    // Whether a release is taken is judged here, by its signed information: the package only tells and fetches.
    updater.allowDowngrade = true;
    updater.isUserWithinRollout = () => true;
    updater.logger = {
      info: () => undefined,
      warn: (message: unknown) => {
        log('warn', 'The updater warns.', { detail: String(message) });
      },
      error: (message: unknown) => {
        log('warn', 'The updater reports an error.', { detail: firstLine(message) });
      },
    };
    return updater;
  }

  /** The package itself waits for a silent server for ever. */
  async function whileItTalks<T>(
    work: (updater: AppImageUpdater, token: CancellationToken, noteLife: () => void) => Promise<T>,
  ): Promise<T> {
    const { updater, token } = await open();
    const giveUp = (): void => {
      token.cancel();
      void updater.netSession.closeAllConnections();
      // What it still waits for it would hand to the next check.
      kept = null;
    };
    return endAtSilence({ who: `The update server ${url}`, silenceMs, clock, giveUp }, (noteLife) =>
      work(updater, token, noteLife),
    );
  }

  return {
    look: () =>
      whileItTalks(async (updater) => {
        const result = await updater.checkForUpdates();
        if (result === null) throw new Error('The updater does not ask for updates here.');
        return result.updateInfo;
      }),
    fetchFolder: path.join(cacheFolder(), 'scan-station-updater', 'pending'),
    fetch: (file, onPercent) =>
      whileItTalks(async (updater, token, noteLife) => {
        const progress = ({ percent }: ProgressInfo): void => {
          noteLife();
          onPercent(percent);
        };
        updater.on('download-progress', progress);
        try {
          const files = await updater.downloadUpdate(token);
          const fetched = files.find((name) => path.basename(name) === file.url);
          if (fetched === undefined) throw new Error(`${file.url} was not among what was downloaded.`);
          return fetched;
        } finally {
          updater.off('download-progress', progress);
        }
      }),
  };
}

/** The folder electron-updater takes. */
function cacheFolder(): string {
  return process.env['XDG_CACHE_HOME'] ?? path.join(homedir(), '.cache');
}

/** Errors of the package carry their stack and whole pages of what the server said. */
function firstLine(message: unknown): string {
  return (String(message).split('\n')[0] ?? '').slice(0, 500);
}
