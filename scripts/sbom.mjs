import { writeFileSync } from 'node:fs';
import { listShipped } from './dist/shipped-packages.mjs';
import { runMain, SetupError } from './setup/say.mjs';

/*
 * `npm run sbom -- FILE`: the list of everything that is shipped, Electron included, as a CycloneDX document.
 */

await runMain(async () => {
  const file = process.argv[2];
  if (file === undefined)
    throw new SetupError('sbom: name the file to write, for example dist/scan-station.cdx.json.');
  const document = await listShipped();
  writeFileSync(file, `${JSON.stringify(document, null, 2)}\n`);
  process.stdout.write(`${document.components.length} packages: ${file}\n`);
});
