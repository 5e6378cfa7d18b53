import { expect } from 'playwright/test';
import { expectDelivered, firstPackage, isSame, ready, scanRows, test, wentBack } from './update-test';
import { addMigration, crashAtStart, dieAfterOpening, hangAtStart } from './variant';

/*
 * Versions that do not work here: the station goes on with the one before, with every scan.
 */

test('a version that crashes at its start, or hangs, is left and remembered; the station goes on with the one before', async ({
  releases,
  database,
  server,
  prepare,
}) => {
  server.serve((await releases.make('1.0.2', crashAtStart)).folder);
  const station = prepare({ proveWithinSeconds: 20 });
  station.start();
  await station.waitForLog(wentBack, 1);
  await station.waitForLog(ready, 2);
  expect(station.log()).toContain('ended by itself');
  let page = await station.page();
  await scanRows(page, 1);
  await page.evaluate(() => window.station.actOnUpdate('check', null));
  await station.waitForLog('"failed-before"');

  server.serve((await releases.make('1.0.3', hangAtStart)).folder);
  await page.evaluate(() => window.station.actOnUpdate('check', null));
  await station.waitForLog(wentBack, 2);
  await station.waitForLog(ready, 3);
  expect(station.log()).toContain('did not prove itself within 20 s');
  expect(isSame(station.program, firstPackage)).toBe(true);
  page = await station.page();
  await scanRows(page, 2);
  await expectDelivered(database, 1, 2);
});

test('a version that changes the outbox and dies is left, the outbox is taken back, and nothing scanned is lost', async ({
  releases,
  database,
  server,
  prepare,
}) => {
  server.serve(
    (
      await releases.make('1.0.4', (program) => {
        addMigration(program);
        dieAfterOpening(program);
      })
    ).folder,
  );
  const station = prepare({ proveWithinSeconds: 30 });
  station.start();
  await station.waitForLog(ready);
  await database.kill();
  await scanRows(await station.page(), 1, 2);
  await station.waitForLog(wentBack);
  await station.waitForLog('The outbox was changed by a newer version and is taken back');
  await station.waitForLogAfter(wentBack, ready);
  // The file that names the debugging port is still that of the version that died.
  await station.end();
  station.start();
  await station.waitForLogAfter('Stopped. 2 scans are safe on this PC', ready);
  await scanRows(await station.page(), 3);
  await database.start();
  await expectDelivered(database, 1, 2, 3);
});
