import type { SystemCall } from './system-calls';

/*
 * What a disk may hold after a power cut, in the manner of the ALICE study: what was synced is there; of what was written
 * since, any sectors in any order; names change in the order in which they were changed, as file systems with a journal
 * do it. Rubbish appears only where something was being written: SQLite's "powersafe overwrite", which it assumes of
 * every disk unless it is told otherwise.
 */

type Change = { kind: 'write'; offset: number; bytes: Buffer } | { kind: 'truncate'; size: number };

/** A file without its name. */
interface Content {
  synced: Buffer;
  unsynced: Change[];
}

type NameChange = (names: Map<string, Content>) => void;

/** A power cut: how the sectors of the disk fare. */
export interface PowerCut {
  sectorBytes: 512 | 4_096;
  /** In [0, 1). */
  random: () => number;
}

/** A disk that follows a trace call by call and can lose its power at any of them. */
export interface SimulatedDisk {
  apply(call: SystemCall): void;
  /** What would be found after a power cut now: each file's path and bytes. */
  lose(cut: PowerCut): Map<string, Buffer>;
  /** Whether anything was written that is not synced, so that a power cut can do harm. */
  isAtRisk(): boolean;
}

/** A disk with these files, all of them synced. */
export function createSimulatedDisk(files: ReadonlyMap<string, Buffer> = new Map()): SimulatedDisk {
  const syncedNames = new Map<string, Content>();
  for (const [file, bytes] of files) syncedNames.set(file, { synced: bytes, unsynced: [] });
  const names = new Map(syncedNames);
  let nameChanges: NameChange[] = [];

  function changeNames(change: NameChange): void {
    change(names);
    nameChanges.push(change);
  }

  function contentOf(file: string): Content {
    const content = names.get(file);
    if (content === undefined) throw new Error(`The trace uses ${file}, which is not there.`);
    return content;
  }

  function sync(file: string): void {
    const content = names.get(file);
    if (content !== undefined) {
      content.synced = content.unsynced.reduce(applyWhole, content.synced);
      content.unsynced = [];
      return;
    }
    for (const change of nameChanges) change(syncedNames);
    nameChanges = [];
  }

  return {
    apply: (call) => {
      switch (call.call) {
        case 'create':
          if (!names.has(call.file)) {
            const content: Content = { synced: Buffer.alloc(0), unsynced: [] };
            changeNames((target) => target.set(call.file, content));
          }
          break;
        case 'write':
          contentOf(call.file).unsynced.push({ kind: 'write', offset: call.offset, bytes: call.bytes });
          break;
        case 'truncate':
          contentOf(call.file).unsynced.push({ kind: 'truncate', size: call.size });
          break;
        case 'sync':
          sync(call.file);
          break;
        case 'remove':
          changeNames((target) => target.delete(call.file));
          break;
        case 'rename': {
          const content = contentOf(call.from);
          changeNames((target) => {
            target.delete(call.from);
            target.set(call.to, content);
          });
          break;
        }
        case 'send':
          break;
      }
    },
    lose: (cut) => {
      const found = new Map(syncedNames);
      for (const change of nameChanges.slice(0, Math.floor(cut.random() * (nameChanges.length + 1))))
        change(found);
      return new Map([...found].map(([file, content]) => [file, tear(content, cut)]));
    },
    isAtRisk: () => nameChanges.length > 0 || [...names.values()].some(({ unsynced }) => unsynced.length > 0),
  };
}

function applyWhole(bytes: Buffer, change: Change): Buffer {
  if (change.kind === 'truncate') return resize(bytes, change.size);
  return overwrite(bytes, change.offset, change.bytes);
}

/** How each sector of what was being written fares. */
type Fate = 'arrived' | 'lost' | 'zeros' | 'rubbish';

function tear({ synced, unsynced }: Content, { sectorBytes, random }: PowerCut): Buffer {
  // Now and then all of it arrives, or none: the ends of the scale are likely cuts as well.
  const arrival = [0, 1, random()][Math.floor(random() * 3)] ?? 0;
  const draw = (): Fate => {
    if (random() < arrival) return 'arrived';
    return random() < 0.6 ? 'lost' : random() < 0.5 ? 'zeros' : 'rubbish';
  };
  return unsynced.reduce((bytes, change) => {
    if (change.kind === 'truncate') return random() < arrival ? resize(bytes, change.size) : bytes;
    return splitAtSectors(change, sectorBytes).reduce((torn, piece) => {
      const fate = draw();
      return fate === 'lost' ? torn : overwrite(torn, piece.offset, spoil(piece.bytes, fate, random));
    }, bytes);
  }, synced);
}

function spoil(bytes: Buffer, fate: Exclude<Fate, 'lost'>, random: () => number): Buffer {
  if (fate === 'arrived') return bytes;
  return fate === 'zeros'
    ? Buffer.alloc(bytes.length)
    : (bytes.map(() => Math.floor(random() * 256)) as Buffer);
}

function splitAtSectors(
  { offset, bytes }: { offset: number; bytes: Buffer },
  sectorBytes: number,
): { offset: number; bytes: Buffer }[] {
  const pieces: { offset: number; bytes: Buffer }[] = [];
  for (let at = 0; at < bytes.length;) {
    const end = Math.min(bytes.length, at + sectorBytes - ((offset + at) % sectorBytes));
    pieces.push({ offset: offset + at, bytes: bytes.subarray(at, end) });
    at = end;
  }
  return pieces;
}

function resize(bytes: Buffer, size: number): Buffer {
  return size <= bytes.length
    ? bytes.subarray(0, size)
    : Buffer.concat([bytes, Buffer.alloc(size - bytes.length)]);
}

function overwrite(bytes: Buffer, offset: number, piece: Buffer): Buffer {
  const result = Buffer.alloc(Math.max(bytes.length, offset + piece.length));
  bytes.copy(result);
  piece.copy(result, offset);
  return result;
}
