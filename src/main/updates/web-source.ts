import { homedir } from 'node:os';
import path from 'node:path';
import type { AppImageUpdater, CancellationToken, ProgressInfo } from 'electron-updater';
import type { Clock } from '../../shared/clock';
import type { Log } from '../../shared/log';
import type { UpdateSource } from './source';

/** A download of which nothing came for this long is given up; it is begun again at the next check. */
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
  let updater: AppImageUpdater | null = null;
  let makeToken: (() => CancellationToken) | null = null;

  /** Loaded when it is first needed: the start of the station does not wait for it. */
  async function open(): Promise<AppImageUpdater> {
    if (updater !== null) return updater;
    const electronUpdater = await import('electron-updater');
    const opened = new electronUpdater.AppImageUpdater({ provider: 'generic', url, channel });
    opened.autoDownload = false;
    opened.autoInstallOnAppQuit = false;
    // Whether a release is taken is judged here, by its signed information: the package only tells and fetches.
    opened.allowDowngrade = true;
    opened.isUserWithinRollout = () => true;
    opened.logger = {
      info: () => undefined,
      warn: (message: unknown) => {
        log('warn', 'The updater warns.', { detail: String(message) });
      },
      error: (message: unknown) => {
        log('warn', 'The updater reports an error.', { detail: firstLine(message) });
      },
    };
    makeToken = () => new electronUpdater.CancellationToken();
    updater = opened;
    return opened;
  }

  return {
    look: async () => {
      const result = await (await open()).checkForUpdates();
      if (result === null)
        throw new Error('This program cannot be updated: it was not started from a package.');
      return result.updateInfo;
    },
    fetchFolder: path.join(cacheFolder(), 'scan-station-updater', 'pending'),
    fetch: async (file, onPercent) => {
      const opened = await open();
      const token = makeToken?.();
      let cancelSilence = (): void => undefined;
      const noteLife = (): void => {
        cancelSilence();
        cancelSilence = clock.schedule(silenceMs, () => token?.cancel());
      };
      const progress = ({ percent }: ProgressInfo): void => {
        noteLife();
        onPercent(percent);
      };
      opened.on('download-progress', progress);
      noteLife();
      try {
        const files = await opened.downloadUpdate(token);
        const fetched = files.find((name) => path.basename(name) === file.url);
        if (fetched === undefined) throw new Error(`${file.url} was not among what was downloaded.`);
        return fetched;
      } finally {
        cancelSilence();
        opened.off('download-progress', progress);
      }
    },
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
