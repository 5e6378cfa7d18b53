import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { chmodSync, closeSync, mkdirSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createConnection, type Connection } from 'mariadb';
import { createDataFolder, findMariadbProgram, smallServerArguments } from '../support/mariadb-template';
import { startProcessGuard } from '../support/process-guard';
import { waitUntil } from '../support/wait-until';

/** One node of a cluster on this machine. */
export interface GaleraNode {
  readonly port: number;
  query<Row = unknown>(sql: string): Promise<Row[]>;
  /** `Primary`, `non-Primary`, or `absent` when it does not answer. */
  clusterStatus(): Promise<string>;
  start(): Promise<void>;
  kill(): Promise<void>;
  /** Freezes the process: the others take it for gone. */
  pause(): void;
  resume(): void;
  stop(): Promise<void>;
}

/** Three nodes, joined. */
export interface GaleraCluster {
  readonly nodes: readonly [GaleraNode, GaleraNode, GaleraNode];
  stop(): Promise<void>;
}

/** The first start of a node copies everything from another. */
const joinTimeoutMs = 60_000;
/** Away from the ports that systems give out by themselves. */
const firstPort = 21_400;
/** The transfer's helper gives up the rights of root; so the nodes must not have them either. */
const nodeUser = 'nobody';

/** Starts three nodes and waits until each is part of the cluster. */
export async function startGaleraCluster(library: string): Promise<GaleraCluster> {
  const nodes = [1, 2, 3].map((number) => createNode(number, library)) as [
    GaleraNode,
    GaleraNode,
    GaleraNode,
  ];
  const stop = async (): Promise<void> => {
    await Promise.all(nodes.map((node) => node.stop()));
  };
  try {
    for (const node of nodes) await node.start();
    return { nodes, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

function createNode(number: number, library: string): GaleraNode {
  const folder = mkdtempSync(path.join(tmpdir(), `scan-station-galera-${number}-`));
  const guard = startProcessGuard(folder);
  const logFile = path.join(folder, 'server.log');
  const socketPath = path.join(folder, 'server.sock');
  const port = firstPort + number;
  const isRoot = process.getuid?.() === 0;
  let server: ChildProcess | null = null;
  let wasStarted = false;

  createDataFolder(path.join(folder, 'data'));
  mkdirSync(path.join(folder, 'temporary'));
  if (isRoot) {
    chmodSync(folder, 0o755);
    execFileSync('chown', ['-R', nodeUser, folder]);
  }

  function nodeArguments(): string[] {
    const base = firstPort + 10 + number;
    const others = [1, 2, 3].map((other) => `127.0.0.1:${firstPort + 10 + other}`).join(',');
    const isFirst = number === 1 && !wasStarted;
    return [
      '--no-defaults',
      ...(isRoot ? [`--user=${nodeUser}`] : []),
      `--datadir=${path.join(folder, 'data')}`,
      `--tmpdir=${path.join(folder, 'temporary')}`,
      `--socket=${socketPath}`,
      `--pid-file=${path.join(folder, 'server.pid')}`,
      `--port=${port}`,
      '--bind-address=127.0.0.1',
      '--skip-name-resolve',
      '--character-set-server=utf8mb4',
      ...smallServerArguments,
      '--binlog-format=ROW',
      '--innodb-autoinc-lock-mode=2',
      '--wsrep-on=ON',
      `--wsrep-provider=${library}`,
      '--wsrep-cluster-name=scan-station-test',
      `--wsrep-node-name=node-${number}`,
      '--wsrep-node-address=127.0.0.1',
      `--wsrep-node-incoming-address=127.0.0.1:${port}`,
      '--wsrep-sst-method=rsync',
      `--wsrep-sst-receive-address=127.0.0.1:${firstPort + 30 + number}`,
      // A node that falls silent is given up after two seconds instead of five.
      `--wsrep-provider-options=base_host=127.0.0.1;base_port=${base};gmcast.listen_addr=tcp://127.0.0.1:${base};ist.recv_addr=127.0.0.1:${base + 10};gcache.size=16M;evs.keepalive_period=PT0.3S;evs.suspect_timeout=PT2S;evs.inactive_timeout=PT6S`,
      `--wsrep-cluster-address=gcomm://${isFirst ? '' : others}`,
      ...(isFirst ? ['--wsrep-new-cluster'] : []),
    ];
  }

  function readLog(): string {
    return readFileSync(logFile, 'utf8');
  }

  function launch(): void {
    const log = openSync(logFile, 'w');
    const child = spawn(findMariadbProgram('mariadbd'), nodeArguments(), { stdio: ['ignore', log, log] });
    closeSync(log);
    guard.watch(child.pid ?? null);
    child.once('exit', () => {
      if (server !== child) return;
      server = null;
      guard.watch(null);
    });
    server = child;
  }

  async function query<Row>(sql: string): Promise<Row[]> {
    const connection: Connection = await createConnection({
      socketPath,
      user: 'root',
      connectTimeout: 3_000,
      socketTimeout: 5_000,
      bigIntAsNumber: true,
      // A node without its cluster answers reads only when asked to.
      initSql: ['SET SESSION wsrep_dirty_reads = ON'],
    });
    connection.on('error', () => undefined);
    try {
      return await connection.query<Row[]>(sql);
    } finally {
      await connection.end();
    }
  }

  async function clusterStatus(): Promise<string> {
    try {
      const rows = await query<{ Value: string }>(`SHOW STATUS LIKE 'wsrep_cluster_status'`);
      return rows[0]?.Value ?? 'absent';
    } catch {
      return 'absent';
    }
  }

  async function isSynced(): Promise<boolean> {
    if (server === null) throw new Error(`Node ${number} ended.\n${readLog().slice(-4_000)}`);
    if ((await clusterStatus()) !== 'Primary') return false;
    const rows = await query<{ Value: string }>(`SHOW STATUS LIKE 'wsrep_local_state_comment'`);
    return rows[0]?.Value === 'Synced';
  }

  async function kill(): Promise<void> {
    const child = server;
    if (child === null) return;
    child.kill('SIGKILL');
    await waitUntil('the node has ended', () => server !== child);
  }

  return {
    port,
    query,
    clusterStatus,
    start: async () => {
      for (let triesLeft = 3; ; triesLeft -= 1) {
        launch();
        try {
          await waitUntil(`node ${number} has joined`, isSynced, { timeoutMs: joinTimeoutMs, everyMs: 200 });
          wasStarted = true;
          return;
        } catch (error) {
          // Some kernels do not know a thread that was just made, and the library takes that for fatal.
          if (server !== null || triesLeft === 0 || !readLog().includes('thread schedparams')) throw error;
        }
      }
    },
    kill,
    pause: () => {
      if (server?.kill('SIGSTOP') !== true) throw new Error('There is no node to pause.');
    },
    resume: () => {
      if (server?.kill('SIGCONT') !== true) throw new Error('There is no node to resume.');
    },
    stop: async () => {
      await kill();
      guard.dismiss();
      rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}
