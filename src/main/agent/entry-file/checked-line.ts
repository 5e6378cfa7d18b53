import { crc32 } from 'node:zlib';

/*
 * One record of an entry file: its checksum and its JSON, on one line. A torn, cut or rotten line is known as such and
 * costs no other; a person can read it.
 */

/** The line of a record, with its end. */
export function toLine(record: object): string {
  const json = JSON.stringify(record);
  return `${checksumOf(json)} ${json}\n`;
}

/** The record of a line (without its end); undefined when a single character of it is not as it was written. */
export function fromLine(line: string): unknown {
  const json = line.slice(9);
  if (line[8] !== ' ' || checksumOf(json) !== line.slice(0, 8)) return undefined;
  try {
    return JSON.parse(json) as unknown;
  } catch {
    return undefined;
  }
}

function checksumOf(json: string): string {
  return crc32(json).toString(16).padStart(8, '0');
}
