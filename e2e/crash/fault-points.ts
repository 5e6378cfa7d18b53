import fs from 'node:fs';
import { createRequire, syncBuiltinESMExports } from 'node:module';
import path from 'node:path';
import type SqliteDatabase from 'better-sqlite3';
import { searchIndexFileName } from '../../src/main/agent/outbox/search-index';
import { referenceFileName } from '../../src/main/agent/reference/reference-file';
import { reserveFileName } from '../../src/main/agent/storage/reserve';
import { createStepCounter, isEffect, nameFile, nameStatement } from './step-name';

/*
 * Fault points at the two doors to the disk: every statement that can change a database and every call that changes
 * files has one before it and one after it. They are put around better-sqlite3, node:fs and node:fs/promises of this process
 * from outside, so the program itself has none, and no statement anybody adds can be forgotten.
 */

/** What happens at the points. */
export interface FaultPoints {
  /** Calls `onStep` with the name of every point that is passed from now on. */
  record(onStep: (step: string) => void): void;
  /** Kills this process with SIGKILL at that point; the name is written to `evidenceFile` before. Counts from now on. */
  killAt(step: string, evidenceFile: string): void;
}

type Callable = (this: unknown, ...parameters: unknown[]) => unknown;
type Methods = Record<string, Callable>;

/** Calls of node:fs that change files, by the name of their step; each takes a path or a handle first. */
const fileCalls = [
  'mkdirSync',
  'renameSync',
  'copyFileSync',
  'linkSync',
  'unlinkSync',
  'rmSync',
  'writeFileSync',
  'writeSync',
  'fsyncSync',
  'truncateSync',
  'ftruncateSync',
] as const;

/** The same of node:fs/promises. */
const promiseCalls = [
  'mkdir',
  'rename',
  'copyFile',
  'link',
  'unlink',
  'rm',
  'writeFile',
  'truncate',
] as const;
/** And of the handles it opens. */
const handleCalls = ['write', 'writeFile', 'truncate', 'sync'] as const;

/** Installs the points in this process; until told otherwise they do nothing. */
export function installFaultPoints(): FaultPoints {
  const { writeFileSync } = fs;
  let numberStep = createStepCounter();
  let onStep: (step: string) => void = () => undefined;

  function pass(name: string): void {
    onStep(numberStep(name));
  }

  function surround<Result>(name: string, run: () => Result): Result {
    pass(`before ${name}`);
    const result = run();
    pass(`after ${name}`);
    return result;
  }

  async function surroundPromise(name: string, run: () => unknown): Promise<unknown> {
    pass(`before ${name}`);
    const result = await run();
    pass(`after ${name}`);
    return result;
  }

  surroundDatabase(surround, pass);
  surroundFiles(surround);
  surroundPromises(surroundPromise);
  syncBuiltinESMExports();

  function listen(listener: (step: string) => void): void {
    numberStep = createStepCounter();
    onStep = listener;
  }

  return {
    record: listen,
    killAt: (step, evidenceFile) => {
      listen((passed) => {
        if (passed !== step) return;
        writeFileSync(evidenceFile, passed);
        process.kill(process.pid, 'SIGKILL');
      });
    },
  };
}

type Surround = <Result>(name: string, run: () => Result) => Result;

/** A statement of the pruner gives back twice as many pages. */
const pagesUntilMiddle = 32;

function surroundDatabase(surround: Surround, pass: (name: string) => void): void {
  const Sqlite = createRequire(import.meta.url)('better-sqlite3') as typeof SqliteDatabase;
  const sample = new Sqlite(':memory:');
  const statementMethods = Object.getPrototypeOf(sample.prepare('SELECT 1')) as Methods;
  sample.close();
  // It answers a row for each page it gives back; its transaction ends behind the last. So it can be killed in its middle.
  wrap(statementMethods, 'all', (method, self, parameters) => {
    const statement = self as SqliteDatabase.Statement;
    if (!/^PRAGMA incremental_vacuum/i.test(statement.source)) return method.apply(self, parameters);
    const rows: unknown[] = [];
    for (const row of statement.iterate()) {
      rows.push(row);
      if (rows.length === pagesUntilMiddle) pass(`in the middle of ${nameStatement(statement.source)}`);
    }
    return rows;
  });
  for (const name of ['run', 'get', 'all']) {
    wrap(statementMethods, name, (method, self, parameters) => {
      const { source, readonly, database } = self as SqliteDatabase.Statement;
      const run = (): unknown => method.apply(self, parameters);
      const isPoint = holdsScans(database) && isEffect(source, readonly);
      return isPoint ? surround(nameStatement(source), run) : run();
    });
  }
  const databaseMethods = Sqlite.prototype as unknown as Methods;
  wrap(databaseMethods, 'exec', (method, self, parameters) => {
    const run = (): unknown => method.apply(self, parameters);
    return holdsScans(self) ? surround(nameStatement(String(parameters[0])), run) : run();
  });
  wrap(databaseMethods, 'close', (method, self, parameters) => {
    const run = (): unknown => method.apply(self, parameters);
    return holdsScans(self) ? surround(`close ${nameFile(self.name)}`, run) : run();
  });
}

/** The copies of the lists are fetched again, and the index of the history is made again, whatever becomes of their files. */
function holdsScans(database: unknown): database is SqliteDatabase.Database {
  return !isMadeAgain((database as SqliteDatabase.Database).name);
}

function isMadeAgain(file: string): boolean {
  const name = path.basename(file);
  return name.startsWith(referenceFileName) || name.startsWith(searchIndexFileName);
}

function surroundFiles(surround: Surround): void {
  const names = new Map<unknown, string>();
  const calls = fs as unknown as Methods;
  wrap(calls, 'openSync', (method, self, parameters) => {
    const handle = method.apply(self, parameters);
    names.set(handle, String(parameters[0]));
    return handle;
  });
  for (const name of fileCalls) {
    wrap(calls, name, (method, self, parameters) => {
      const [target] = parameters;
      const file = names.get(target) ?? String(target);
      const run = (): unknown => method.apply(self, parameters);
      return isMadeAgain(file) ? run() : surround(`${name.replace('Sync', '')} ${nameFile(file)}`, run);
    });
  }
}

function surroundPromises(surround: (name: string, run: () => unknown) => Promise<unknown>): void {
  const calls = fs.promises as unknown as Methods;
  const surroundCall = (methods: Methods, name: string, nameOf: (parameters: unknown[]) => string): void => {
    wrap(methods, name, (method, self, parameters) =>
      surround(`${name} ${nameOf(parameters)}`, () => method.apply(self, parameters)),
    );
  };
  wrap(calls, 'open', async (method, self, parameters) => {
    const handle = (await method.apply(self, parameters)) as Methods;
    const file = nameFile(String(parameters[0]));
    // It holds nothing, and how much of it is built when something else is done is chance.
    if (file === reserveFileName) return handle;
    for (const name of handleCalls) surroundCall(handle, name, () => file);
    return handle;
  });
  for (const name of promiseCalls) surroundCall(calls, name, ([target]) => nameFile(String(target)));
}

function wrap(
  methods: Methods,
  name: string,
  call: (method: Callable, self: unknown, parameters: unknown[]) => unknown,
): void {
  const method = methods[name];
  if (method === undefined) throw new Error(`There is no ${name} to surround.`);
  methods[name] = function surrounded(this: unknown, ...parameters: unknown[]) {
    return call(method, this, parameters);
  };
}
