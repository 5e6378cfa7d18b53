import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect } from 'playwright/test';
import { sampleRow, scanCode } from '../support/scanner';
import { waitUntil } from '../support/wait-until';
import {
  badge,
  expectDelivered,
  firstPackage,
  installed,
  isSame,
  pictures,
  placed,
  ready,
  scanRows,
  test,
  waitForRows,
} from './update-test';
import { addMigration } from './variant';

/*
 * What happens when all is well: an update in an outage, one from a stick, and a signed way back.
 */

test('an update in an outage waits for the row and for silence, migrates, proves itself, and every scan arrives once', async ({
  releases,
  database,
  server,
  prepare,
}) => {
  const next = await releases.make('1.0.1', addMigration);
  const station = prepare();
  station.start();
  await station.waitForLog(ready);
  let page = await station.page();
  await scanRows(page, 1, 2);
  await waitForRows(database, 2);
  await database.kill();
  await scanRows(page, 3, 4);
  // A row is begun before the update comes.
  await scanCode(page, sampleRow(5).cp);
  server.serve(next.folder);
  await station.waitForLog(placed);
  await expect(page.getByTestId('update-notice')).toHaveCount(0);
  const { oc1, oc2, defect } = sampleRow(5);
  for (const code of [oc1, oc2, defect]) await scanCode(page, code);
  await page.getByTestId('update-notice').waitFor({ timeout: 60_000 });
  await page.screenshot({ path: path.join(pictures, 'countdown.png') });
  // A scan postpones it.
  await scanCode(page, badge);
  await expect(page.getByTestId('update-notice')).toHaveCount(0);
  expect(station.log()).not.toContain('The station restarts with the update.');

  await station.waitForLog(installed);
  expect(isSame(station.program, next.file)).toBe(true);
  expect(isSame(`${station.program}.previous`, firstPackage)).toBe(true);
  expect(station.log()).toContain('Stopped. 3 scans are safe on this PC');
  page = await station.page();
  await scanRows(page, 6);
  await database.start();
  await expectDelivered(database, 1, 2, 3, 4, 5, 6);
  await waitUntil(
    'the database knows the new version',
    async () => {
      const rows = await database.query<{ version: string }>('SELECT version FROM station');
      return rows.some(({ version }) => version === '1.0.1');
    },
    { timeoutMs: 90_000, everyMs: 500 },
  );
});

test('a stick brings an update and a signed way back; a power cut in the middle of a trial leaves a program that works', async ({
  releases,
  database,
  prepare,
}) => {
  const next = await releases.make('1.0.1', addMigration);
  const station = prepare({ url: undefined, folder: next.folder });
  station.start();
  await station.waitForLog('A new version is tried');
  await station.kill();
  expect(isSame(station.program, firstPackage)).toBe(true);
  station.start();
  await station.waitForLog(installed);
  await scanRows(await station.page(), 1);
  await waitForRows(database, 1);

  // Back to the version before, with the outbox of the newer one.
  await releases.make('1.0.0', undefined, ['--allow-downgrade']);
  await station.end();
  const configuration = path.join(station.dataFolder, 'station.json');
  writeFileSync(
    configuration,
    readFileSync(configuration, 'utf8').replace(next.folder, path.join(releases.folder, '1.0.0')),
  );
  station.start();
  await station.waitForLog(installed, 2);
  await station.waitForLog('The outbox was changed by a newer version and is taken back');
  await scanRows(await station.page(), 2);
  await expectDelivered(database, 1, 2);
});
