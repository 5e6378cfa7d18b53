import { readFileSync } from 'node:fs';
import path from 'node:path';
import { app } from 'electron';
import { z } from 'zod';
import { createFolderSource } from './folder-source';
import { programFile } from './program-file';
import { createUpdater, type Updater, type UpdaterOptions } from './updater';
import { createWebSource } from './web-source';

/** What the station hands over; the rest is found out from the system. */
export type OpenUpdaterOptions = Omit<
  UpdaterOptions,
  'publicKey' | 'source' | 'openFolder' | 'version' | 'programFile' | 'fileEnding'
>;

/** Creates the updater of this system's kind of package; null where no key is known: nothing offered could be trusted. */
export function openUpdater(options: OpenUpdaterOptions): Updater | null {
  const { settings, files, clock, log } = options;
  const publicKey = settings.publicKey ?? packedKey();
  if (publicKey === null) {
    log('error', 'Updates are off: no key is packed with this program and station.json names none.', {
      key: 'updates.publicKey',
    });
    return null;
  }
  const { channel, url = '', folder } = settings;
  const openFolder = (named: string): ReturnType<typeof createFolderSource> =>
    createFolderSource(named, channel, path.join(files.folder, 'incoming'));
  return createUpdater({
    ...options,
    publicKey,
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
