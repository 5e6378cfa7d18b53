import path from 'node:path';
import { requireDisplay } from './setup/display.mjs';
import { resolveElectron } from './setup/electron.mjs';
import { forward } from './setup/forward.mjs';
import { programRoot } from './setup/paths.mjs';
import { runMain } from './setup/say.mjs';

/* `npm run dev`: the station with hot reload. */

await runMain(async () => {
  requireDisplay();
  const electronVite = path.join(programRoot, 'node_modules', 'electron-vite', 'bin', 'electron-vite.js');
  const isRoot = process.platform === 'linux' && process.getuid?.() === 0;
  process.exitCode = await forward(process.execPath, [electronVite, 'dev', ...process.argv.slice(2)], {
    ELECTRON_EXEC_PATH: resolveElectron().executable,
    ...(isRoot ? { NO_SANDBOX: '1' } : {}),
  });
});
