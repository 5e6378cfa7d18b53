import { appendFileSync } from 'node:fs';
import path from 'node:path';
import { formatWallTime, type Clock } from '../../shared/clock';

/** Time between two looks. Looks are counted, not time: while the PC sleeps nothing is looked at. */
const lookEveryMs = 5_000;

/** The main process gives a sign of life every 10 s. Keys reach the window through it: one that hangs takes no scans. */
const silentLooksAllowed = 6;

/** Starts watching the main process; the answer is to be called at each of its signs of life. `onHang` is called once. */
export function watchMain(clock: Clock, onHang: (silentMs: number) => void): () => void {
  let silentLooks = 0;

  function look(): void {
    silentLooks += 1;
    if (silentLooks > silentLooksAllowed) onHang(silentLooks * lookEveryMs);
    else clock.schedule(lookEveryMs, look);
  }

  clock.schedule(lookEveryMs, look);
  return () => {
    silentLooks = 0;
  };
}

/**
 * Ends a main process that hangs, and this one with it. Whoever watches the program from outside (the systemd unit, the
 * Windows task) starts it again; a window nobody can scan into would stay until somebody comes by.
 */
export function endMainProcess(
  processId: number,
  dataFolder: string,
  silentMs: number,
  wallMs: number,
): void {
  const time = formatWallTime(wallMs, -new Date(wallMs).getTimezoneOffset());
  const line = `${time} error The main process did not answer and is ended; the program is to be started again. Saved scans are safe. ${JSON.stringify({ silentMs })}\n`;
  try {
    // The log belongs to the main process, which will write no more.
    appendFileSync(path.join(dataFolder, 'logs', 'station.log'), line);
  } finally {
    process.kill(processId, 'SIGKILL');
  }
}
