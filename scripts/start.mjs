import { ensureBuild } from './setup/build.mjs';
import { openDisplay, requireDisplay, virtualDisplayFlag } from './setup/display.mjs';
import { resolveElectron } from './setup/electron.mjs';
import { forward } from './setup/forward.mjs';
import { programRoot } from './setup/paths.mjs';
import { runMain, say } from './setup/say.mjs';

/* `npm start`: the station itself, built. Further parameters go to it, for example `-- --user-data-dir=DIR`. */

const parameters = process.argv.slice(2).filter((parameter) => parameter !== virtualDisplayFlag);
const wantsVirtualDisplay = process.argv.includes(virtualDisplayFlag);

await runMain(async () => {
  if (!wantsVirtualDisplay) requireDisplay();
  await ensureBuild();
  const { executable } = resolveElectron();
  const isRoot = process.platform === 'linux' && process.getuid?.() === 0;
  if (isRoot) say('running as root, so without the browser sandbox; use an ordinary account for real work');
  const display = await openDisplay({ virtual: wantsVirtualDisplay });
  try {
    const sandbox = isRoot ? ['--no-sandbox'] : [];
    process.exitCode = await forward(
      executable,
      [programRoot, ...sandbox, ...parameters],
      display.environment,
    );
  } finally {
    await display.close();
  }
});
