import { ensureBuild } from './setup/build.mjs';
import { hasDisplay, openDisplay } from './setup/display.mjs';
import { resolveElectron } from './setup/electron.mjs';
import { forward } from './setup/forward.mjs';
import { programRoot } from './setup/paths.mjs';
import { runMain, say, SetupError } from './setup/say.mjs';

/* `npm start`: the station itself, built. Further parameters go to it, for example `-- --user-data-dir=DIR`. */

const virtualDisplayFlag = '--virtual-display';
const parameters = process.argv.slice(2).filter((parameter) => parameter !== virtualDisplayFlag);
const wantsVirtualDisplay = process.argv.includes(virtualDisplayFlag);

await runMain(async () => {
  if (!hasDisplay() && !wantsVirtualDisplay) {
    throw new SetupError(
      `There is no display to open the window on (neither DISPLAY nor WAYLAND_DISPLAY is set). Start it from a desktop session, set DISPLAY, or use \`npm start -- ${virtualDisplayFlag}\` to run it on a virtual one that nobody sees.`,
    );
  }
  await ensureBuild();
  const { executable } = resolveElectron();
  const isRoot = process.platform === 'linux' && process.getuid?.() === 0;
  if (isRoot) say('running as root, so without the browser sandbox; use an ordinary account for real work');
  const display = await openDisplay();
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
