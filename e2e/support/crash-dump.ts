import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { errorText } from '../../src/shared/error-text';

/*
 * Where a process crashed, out of the minidump it left: the signal, the place, and what looks like the calls that led there.
 * Places are module and offset; the program that ends there need not have symbols. Layout: Microsoft's minidumpapiset.h, as
 * Crashpad writes it for x86-64.
 */

const streamTypes = { threads: 3, modules: 4, exception: 6 } as const;
const bytes = { directoryEntry: 12, thread: 48, module: 108 } as const;
/** Places in the exception stream, in a thread, in a module, and in the processor's context. */
const at = {
  exceptionCode: 8,
  exceptionAddress: 24,
  exceptionContext: 164,
  stackStart: 24,
  stackSize: 32,
  stackRva: 36,
  moduleSize: 8,
  moduleName: 20,
  stackPointer: 0x98,
  programCounter: 0xf8,
} as const;
/** Values of the stack that point into code; the nearest calls are among the first. */
const mostCalls = 24;

/** The dumps below a data folder. */
export function listDumps(dataFolder: string): string[] {
  return listFiles(path.join(dataFolder, 'Crashpad')).filter((file) => file.endsWith('.dmp'));
}

/** What a dump tells, in one line; of one that cannot be read, why. */
export function describeDump(file: string): string {
  try {
    return describeCrash(readFileSync(file));
  } catch (error) {
    return `${path.basename(file)} cannot be read (${errorText(error)})`;
  }
}

function listFiles(folder: string): string[] {
  try {
    return readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => path.join(folder, name));
  } catch {
    // No crash handler was ever started for it.
    return [];
  }
}

function describeCrash(dump: Buffer): string {
  if (dump.toString('latin1', 0, 4) !== 'MDMP') throw new RangeError('This is no minidump.');
  const exception = findStream(dump, streamTypes.exception);
  const modules = readModules(dump, findStream(dump, streamTypes.modules));
  const context = dump.readUInt32LE(exception + at.exceptionContext);
  const stack = findStack(dump, dump.readUInt32LE(exception));
  const calls = callsOn(stack, dump.readBigUInt64LE(context + at.stackPointer), modules);
  return [
    `signal ${dump.readUInt32LE(exception + at.exceptionCode)}`,
    `for address 0x${dump.readBigUInt64LE(exception + at.exceptionAddress).toString(16)}`,
    `in ${placeOf(dump.readBigUInt64LE(context + at.programCounter), modules) ?? 'no module'}`,
    `after ${calls.join(', ')}`,
  ].join(' ');
}

function findStream(dump: Buffer, type: number): number {
  const count = dump.readUInt32LE(8);
  const directory = dump.readUInt32LE(12);
  for (let index = 0; index < count; index += 1) {
    const entry = directory + index * bytes.directoryEntry;
    if (dump.readUInt32LE(entry) === type) return dump.readUInt32LE(entry + 8);
  }
  throw new RangeError(`The minidump has no stream of type ${type}.`);
}

interface Module {
  name: string;
  start: bigint;
  end: bigint;
}

function readModules(dump: Buffer, stream: number): Module[] {
  return Array.from({ length: dump.readUInt32LE(stream) }, (_, index) => {
    const module = stream + 4 + index * bytes.module;
    const start = dump.readBigUInt64LE(module);
    const name = dump.readUInt32LE(module + at.moduleName);
    return {
      name: path.basename(dump.toString('utf16le', name + 4, name + 4 + dump.readUInt32LE(name))),
      start,
      end: start + BigInt(dump.readUInt32LE(module + at.moduleSize)),
    };
  });
}

interface Stack {
  start: bigint;
  content: Buffer;
}

function findStack(dump: Buffer, threadId: number): Stack {
  const threads = findStream(dump, streamTypes.threads);
  for (let index = 0; index < dump.readUInt32LE(threads); index += 1) {
    const thread = threads + 4 + index * bytes.thread;
    if (dump.readUInt32LE(thread) !== threadId) continue;
    const content = dump.readUInt32LE(thread + at.stackRva);
    return {
      start: dump.readBigUInt64LE(thread + at.stackStart),
      content: dump.subarray(content, content + dump.readUInt32LE(thread + at.stackSize)),
    };
  }
  throw new RangeError(`The minidump has no thread ${threadId}.`);
}

function callsOn({ start, content }: Stack, pointer: bigint, modules: readonly Module[]): string[] {
  const calls: string[] = [];
  for (let place = Math.max(0, Number(pointer - start)); place + 8 <= content.length; place += 8) {
    const call = placeOf(content.readBigUInt64LE(place), modules);
    if (call !== null) calls.push(call);
    if (calls.length === mostCalls) break;
  }
  return calls;
}

function placeOf(address: bigint, modules: readonly Module[]): string | null {
  const found = modules.find(({ start, end }) => address >= start && address < end);
  return found === undefined ? null : `${found.name}+0x${(address - found.start).toString(16)}`;
}
