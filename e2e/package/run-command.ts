import { spawnSync } from 'node:child_process';
import { listParameters, type RunOptions } from './run-package';

/** Runs a packaged program for something it does without a window, on a system without a display, to its end. */
export function runCommand(
  options: RunOptions,
  parameters: readonly string[],
): { exitCode: number | null; output: string } {
  const { DISPLAY: _display, WAYLAND_DISPLAY: _waylandDisplay, ...environment } = process.env;
  const { status, stdout, stderr } = spawnSync(
    options.executable,
    listParameters({ ...options, parameters }),
    {
      env: { ...environment, SCAN_STATION_DATABASE_URL: options.databaseUrl },
      timeout: 60_000,
    },
  );
  return { exitCode: status, output: `${stdout.toString()}${stderr.toString()}` };
}
