import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, chownSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startAgentStation, type AgentStation } from '../../../../e2e/support/agent-station';
import { sampleScan } from '../../../../e2e/support/sample-scans';
import { createTemporaryFolder } from '../../../../e2e/support/temporary-folder';
import { outboxFileName } from '../outbox/outbox-file';

const sqlite = createRequire(import.meta.url).resolve('better-sqlite3');

/** A backup tool or virus scanner: takes the file for itself, tells how that went, and lets go when it is told to. */
const holderProgram = `
  const Database = require(${JSON.stringify(sqlite)});
  const tell = (message) => process.send(message);
  try {
    const database = new Database(process.argv[2], { timeout: 0 });
    database.pragma('locking_mode = EXCLUSIVE');
    database.exec('BEGIN EXCLUSIVE');
    tell('holds');
    process.on('message', () => { database.close(); process.exit(0); });
  } catch (error) { tell(error.code); process.disconnect(); }
`;

/** The user without rights of Linux ("nobody"). */
const nobody = 65_534;
const isRoot = process.getuid?.() === 0;

describe('the file for scans, held or forbidden', () => {
  let home: ReturnType<typeof createTemporaryFolder>;
  let station: AgentStation;
  let holder: ChildProcess | null;

  beforeEach(() => {
    home = createTemporaryFolder('storage-faults');
    holder = null;
    station = open();
  });
  afterEach(async () => {
    process.seteuid?.(process.getuid?.() ?? 0);
    holder?.kill('SIGKILL');
    await station.stop();
    home.remove();
  });

  const open = (): AgentStation => startAgentStation({ dataFolder: home.folder });
  const file = (): string => path.join(home.folder, outboxFileName);
  const append = (number: number): unknown => station.ask('append', sampleScan(number));
  const refused = { outcome: 'refused', reason: 'outbox-unavailable' };

  async function hold(): Promise<unknown> {
    const program = path.join(home.folder, 'holder.cjs');
    writeFileSync(program, holderProgram);
    holder = fork(program, [file()]);
    const [answer] = (await once(holder, 'message')) as [unknown];
    return answer;
  }

  async function letGo(): Promise<void> {
    const ending = holder;
    if (ending === null) throw new Error('Nobody holds the file.');
    const end = once(ending, 'exit');
    ending.send('let go');
    await end;
  }

  it('is waited for while another program holds it at the start; scans are refused loudly, then saved', async () => {
    expect(append(1)).toMatchObject({ outcome: 'saved' });
    await station.stop();
    expect(await hold()).toBe('holds');
    station = open();
    expect(station.status().outbox).toMatchObject({ state: 'refused', problem: { code: 'in-use' } });
    expect(append(2)).toMatchObject(refused);
    await letGo();
    await station.until('the file is open', ({ outbox }) => outbox.state === 'ready');
    expect(append(2)).toMatchObject({ outcome: 'saved', seq: 2 });
    expect(station.status().backlog).toBe(2);
  });

  it('is not given to another program while the station runs, and scanning goes on', async () => {
    expect(append(1)).toMatchObject({ outcome: 'saved' });
    expect(await hold()).toMatch(/^SQLITE_BUSY/);
    expect(append(2)).toMatchObject({ outcome: 'saved', seq: 2 });
    expect(station.status().outbox.state).toBe('ready');
  });

  it.skipIf(process.platform === 'win32').each([
    ['the file may not be written', () => chmodSync(file(), 0o444), () => chmodSync(file(), 0o644)],
    [
      'the folder may not be entered',
      () => chmodSync(home.folder, 0o000),
      () => chmodSync(home.folder, 0o755),
    ],
    [
      'the folder may not be written',
      () => chmodSync(home.folder, 0o555),
      () => chmodSync(home.folder, 0o755),
    ],
  ])('is told at once when %s, and used by itself when it may again', async (_name, forbid, allow) => {
    expect(append(1)).toMatchObject({ outcome: 'saved' });
    await station.stop();
    if (isRoot) {
      // Root may do everything: the agent works as somebody else, who owns the files.
      for (const target of [home.folder, file()]) chownSync(target, nobody, nobody);
      process.seteuid?.(nobody);
    }
    forbid();
    station = open();
    expect(station.status().outbox).toMatchObject({ state: 'refused', problem: { code: 'cannot-open' } });
    expect(append(2)).toMatchObject(refused);
    allow();
    await station.until('the file is open', ({ outbox }) => outbox.state === 'ready');
    expect(append(2)).toMatchObject({ outcome: 'saved', seq: 2 });
    expect(station.status().backlog).toBe(2);
  });
});
