import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { expect, it } from 'vitest';

const startScript = path.join(import.meta.dirname, 'start.mjs');

it.runIf(process.platform === 'linux')(
  'says what to do and opens nothing when there is no display to open the window on',
  () => {
    const { DISPLAY: _display, WAYLAND_DISPLAY: _wayland, ...environment } = process.env;
    const { status, stderr } = spawnSync(process.execPath, [startScript], {
      env: environment,
      encoding: 'utf8',
    });
    expect(status).toBe(1);
    expect(stderr).toContain('There is no display');
    expect(stderr).toContain('npm start -- --virtual-display');
    expect(stderr).not.toContain('    at ');
  },
);
