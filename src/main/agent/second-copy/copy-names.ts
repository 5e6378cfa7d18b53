import { entryFileEnding } from '../entry-file/entry-file';

/** A file of a second copy. A later generation replaces an earlier one as soon as it is whole. */
export interface CopyName {
  name: string;
  outboxId: string;
  generation: number;
}

/** Name of a generation. The outboxId is in it: the copy of another station, or of another file, is never touched. */
export function toCopyName(station: string, outboxId: string, generation: number): string {
  const readable = station.replaceAll(/[^\p{L}\p{N}_-]/gu, '_');
  return `${readable}.${outboxId}.${generation}${entryFileEnding}`;
}

/** The copies among the files of a folder, latest generation first. */
export function listCopies(names: readonly string[]): CopyName[] {
  return names
    .flatMap((name) => {
      const match = /\.([0-9a-f-]{36})\.(\d{1,9})\.scans$/.exec(name);
      const [, outboxId, generation] = match ?? [];
      return outboxId === undefined ? [] : { name, outboxId, generation: Number(generation) };
    })
    .toSorted((left, right) => right.generation - left.generation);
}
