import path from 'node:path';
import { forward } from './setup/forward.mjs';
import { ensureGalera } from './setup/galera.mjs';
import { programRoot } from './setup/paths.mjs';
import { runMain } from './setup/say.mjs';

/* `npm run test:galera`: the station against a real cluster of three nodes. Linux only, about a minute. */

await runMain(async () => {
  const { scripts, library } = await ensureGalera();
  const vitest = path.join(programRoot, 'node_modules', 'vitest', 'vitest.mjs');
  process.exitCode = await forward(process.execPath, [vitest, 'run', '--project', 'galera'], {
    PATH: `${scripts}${path.delimiter}${process.env['PATH'] ?? ''}`,
    SCAN_STATION_GALERA_LIBRARY: library,
  });
});
