import { createReadStream } from 'node:fs';
import { mkdir, open, readFile } from 'node:fs/promises';
import path from 'node:path';
import { load } from 'js-yaml';
import type { ReleasedFile } from './information';
import { informationFileName, type UpdateSource } from './source';

/** A folder of releases on a stick or a share; `fetchFolder` is where its files are copied to. */
export function createFolderSource(folder: string, channel: string, fetchFolder: string): UpdateSource {
  async function fetch(file: ReleasedFile, onPercent: (percent: number) => void): Promise<string> {
    await mkdir(fetchFolder, { recursive: true });
    const target = path.join(fetchFolder, file.url);
    const written = await open(target, 'w');
    let bytes = 0;
    try {
      for await (const part of createReadStream(path.join(folder, file.url), { highWaterMark: 1_048_576 })) {
        await written.write(part as Buffer);
        bytes += (part as Buffer).length;
        onPercent((100 * bytes) / file.size);
      }
      await written.sync();
    } finally {
      await written.close();
    }
    return target;
  }

  return {
    look: async () =>
      load(
        await readFile(
          path.join(folder, informationFileName(channel, process.platform, process.arch)),
          'utf8',
        ),
      ),
    fetchFolder,
    fetch,
  };
}
