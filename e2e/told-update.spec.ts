import { generateKeyPairSync } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { dump } from 'js-yaml';
import { formatPublicKey, signInformation } from '../src/main/updates/information';
import { informationFileName } from '../src/main/updates/source';
import { expect, test } from './support/fixtures';
import { openScreen } from './support/open-screen';
import { createTemporaryFolder } from './support/temporary-folder';
import { startReleaseServer } from './update/release-server';

/*
 * A program that cannot replace itself (a deb, an rpm, on Windows; here it runs from its sources) and a web server that has a newer
 * version.
 */

test('a newer version on the server is told where the tools of the system install it, and nothing of it is downloaded', async ({
  launch,
  dataFolder,
}) => {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  const name = 'scan-station-99.0.0-x86_64.AppImage';
  const information = {
    version: '99.0.0',
    files: [{ url: name, sha512: `${'A'.repeat(86)}==`, size: 1 }],
    channel: 'latest',
    stagingPercentage: 100,
    minimumVersion: null,
    allowsDowngrade: false,
  };
  const releases = createTemporaryFolder('releases');
  const server = await startReleaseServer();
  try {
    writeFileSync(
      path.join(releases.folder, informationFileName('latest', process.platform, process.arch)),
      dump({ ...information, path: name, signature: signInformation(information, privateKey) }),
    );
    server.serve(releases.folder);
    const updates = { url: server.url, publicKey: formatPublicKey(publicKey) };
    writeFileSync(path.join(dataFolder, 'station.json'), JSON.stringify({ updates }));
    const { page } = await launch();
    await page.evaluate(() => window.station.actOnUpdate('check', null));
    await openScreen(page, 'care');
    await expect(page.getByTestId('update-state')).toHaveAttribute('data-state', 'told');
    await expect(page.getByTestId('update-state')).toContainText('99.0.0');
    expect(server.asked().filter((asked) => asked === name)).toEqual([]);
    await page.screenshot({ path: 'reports/update-told.png' });
  } finally {
    await server.close();
    releases.remove();
  }
});
