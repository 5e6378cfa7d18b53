import { spawn } from 'node:child_process';
import { Socket } from 'node:net';

/**
 * Sees to it that a child process does not outlive us, however we end: a small helper process waits for the end of its
 * input, which comes even after SIGKILL, and then kills the last process it was told of and removes the folder.
 */
export interface ProcessGuard {
  /** The process to kill; null while there is none. */
  watch(processId: number | null): void;
  /** Ends the helper; nothing is killed or removed. */
  dismiss(): void;
}

const helperSource = `
  const { rmSync } = require('node:fs');
  let processId = 0;
  let isDismissed = false;
  process.stdin.setEncoding('utf8');
  process.stdin.on('data', (text) => {
    for (const line of text.split('\\n')) {
      if (line === 'dismiss') isDismissed = true;
      else if (line !== '') processId = Number(line);
    }
  });
  process.stdin.on('end', () => {
    if (isDismissed) return;
    try { if (processId > 0) process.kill(processId, 'SIGKILL'); } catch {}
    rmSync(process.argv[1], { recursive: true, force: true, maxRetries: 20, retryDelay: 50 });
  });
`;

/** Starts a guard; `folder` is removed together with the process. */
export function startProcessGuard(folder: string): ProcessGuard {
  // Its own process group, so that Ctrl+C in the terminal reaches us and not the guard.
  const helper = spawn(process.execPath, ['-e', helperSource, folder], {
    stdio: ['pipe', 'ignore', 'ignore'],
    detached: true,
    env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' },
  });
  helper.unref();
  if (helper.stdin instanceof Socket) helper.stdin.unref();
  helper.stdin.on('error', () => undefined);
  return {
    watch: (processId) => helper.stdin.write(`${processId ?? 0}\n`),
    dismiss: () => helper.stdin.end('dismiss\n'),
  };
}
