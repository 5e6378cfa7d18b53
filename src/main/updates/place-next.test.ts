import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createTemporaryFolder } from '../../../e2e/support/temporary-folder';
import { placeNext } from './place-next';

const sha512 = (content: Buffer): string => createHash('sha512').update(content).digest('base64');

/** A disk of its own, where the system has one that anybody may write. */
const otherDisk = '/dev/shm';

describe('placing a version beside the program', () => {
  let home: ReturnType<typeof createTemporaryFolder>;
  const at = (name: string): string => path.join(home.folder, name);
  beforeEach(() => {
    home = createTemporaryFolder('place');
  });
  afterEach(() => {
    home.remove();
  });

  it('moves it there, whole and executable, in the place of one that lay there before', async () => {
    const content = Buffer.from('new');
    writeFileSync(at('program.next'), 'older');
    writeFileSync(at('fetched'), content);
    expect(await placeNext(at('fetched'), at('program'), sha512(content))).toBe(at('program.next'));
    expect(readFileSync(at('program.next'))).toEqual(content);
    expect(existsSync(at('fetched'))).toBe(false);
    if (process.platform !== 'win32') expect(statSync(at('program.next')).mode & 0o777).toBe(0o755);
  });

  it('leaves nothing of a file whose SHA-512 is another', async () => {
    writeFileSync(at('fetched'), 'changed');
    await expect(placeNext(at('fetched'), at('program'), sha512(Buffer.from('signed')))).rejects.toThrow(
      'is not the file that was signed',
    );
    expect(existsSync(at('program.next'))).toBe(false);
    expect(existsSync(at('fetched'))).toBe(false);
  });

  it.skipIf(!existsSync(otherDisk))('copies it from another disk', async (context) => {
    const elsewhere = mkdtempSync(path.join(otherDisk, 'scan-station-'));
    try {
      context.skip(statSync(elsewhere).dev === statSync(home.folder).dev, 'both folders are on one disk');
      const content = Buffer.alloc(32_000_000, 7);
      const fetched = path.join(elsewhere, 'fetched');
      writeFileSync(fetched, content);
      expect(await placeNext(fetched, at('program'), sha512(content))).toBe(at('program.next'));
      expect(readFileSync(at('program.next')).equals(content)).toBe(true);
      expect(existsSync(fetched)).toBe(false);
    } finally {
      rmSync(elsewhere, { recursive: true });
    }
  });
});
