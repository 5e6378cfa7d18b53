import { readFileSync } from 'node:fs';
import path from 'node:path';
import { app } from 'electron';
import { z } from 'zod';
import type { Clock } from '../../shared/clock';
import type { Log } from '../../shared/log';
import type { Shifts } from '../../shared/shift';
import { createFolderSource } from './folder-source';
import { programFile } from './program-file';
import type { UpdateSettings } from './settings';
import type { UpdateFiles } from './trial';
import { createUpdater, type Updater } from './updater';
import { createWebSource } from './web-source';

/** What the station hands over. */
export interface OpenUpdaterOptions {
  settings: UpdateSettings;
  stationName: string;
  shifts: Shifts;
  files: UpdateFiles;
  localTime: () => string;
  connection: () => string | null;
  restart: () => void;
  clock: Clock;
  log: Log;
}

/** Creates the updater of this system's kind of package. */
export function openUpdater(options: OpenUpdaterOptions): Updater {
  const { settings, files, clock, log } = options;
  const { channel, url = '', folder } = settings;
  const openFolder = (named: string): ReturnType<typeof createFolderSource> =>
    createFolderSource(named, channel, path.join(files.folder, 'incoming'));
  return createUpdater({
    ...options,
    publicKey: settings.publicKey ?? packedKey(),
    source: folder === undefined ? createWebSource({ url, channel, clock, log }) : openFolder(folder),
    openFolder,
    version: app.getVersion(),
    programFile: programFile(),
    fileEnding: { win32: '.exe', darwin: '.dmg' }[process.platform as string] ?? '.AppImage',
  });
}

/** The key that was packed with the program; null: none was. */
function packedKey(): string | null {
  const manifest: unknown = JSON.parse(readFileSync(path.join(app.getAppPath(), 'package.json'), 'utf8'));
  return z.object({ updateKey: z.string().nullable().default(null) }).parse(manifest).updateKey;
}
