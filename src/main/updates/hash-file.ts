import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';

/** Base64 of a file's SHA-512, read from disk. */
export async function hashFile(file: string): Promise<string> {
  const hash = createHash('sha512');
  for await (const part of createReadStream(file)) hash.update(part as Buffer);
  return hash.digest('base64');
}
