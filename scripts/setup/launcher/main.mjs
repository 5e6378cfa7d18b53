import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { app } from 'electron';

/*
 * Runs a program from its folder, as Electron's own default app does, which this runtime lacks. The order matters: name
 * and version before the program is loaded, because its data folder follows the name; and the load is awaited, because
 * otherwise the app is ready before the program could register its scheme.
 */
try {
  const folder = path.resolve(process.argv.slice(1).find((argument) => !argument.startsWith('-')) ?? '.');
  Object.assign(process, { defaultApp: true });
  const manifest = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'));
  app.setVersion(manifest.version);
  app.name = manifest.productName ?? manifest.name;
  app.setAppPath(folder);
  const entry = createRequire(path.join(folder, 'package.json')).resolve(folder);
  await import(pathToFileURL(entry).href);
} catch (error) {
  process.stderr.write(
    `The program could not be started: ${error instanceof Error ? error.stack : String(error)}\n`,
  );
  app.exit(1);
}
