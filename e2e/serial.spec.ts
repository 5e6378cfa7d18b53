import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from './support/fixtures';
import { startMariadb } from './support/mariadb';
import { openScreen } from './support/open-screen';
import { sampleRow, scanCode } from './support/scanner';
import { createSerialCable } from './support/serial-cable';

/*
 * A scanner on a serial port, through a real terminal of the kernel: bytes in, a saved row out.
 */

test('a row read by a serial scanner is saved under its name, through an unplugging in its middle, without a key pressed', async ({
  launch,
  dataFolder,
}, testInfo) => {
  test.skip(
    process.platform !== 'linux',
    'the pair of terminals that stands for the cable is there on Linux alone',
  );
  const cable = createSerialCable(dataFolder, 'ttyScanner');
  const configurationFile = path.join(dataFolder, 'serial.json');
  writeFileSync(
    configurationFile,
    JSON.stringify({ serialScanners: [{ name: 'left bench', path: cable.stationEnd }] }),
  );
  const send = (code: string): Promise<void> => cable.send(Buffer.from(`${code}\r\n`, 'latin1'));
  const database = await startMariadb();
  await cable.plugIn();
  try {
    const station = await launch({ configurationFile, databaseUrl: database.stationUrl });
    const { page } = station;
    const { cp, oc1, oc2, defect } = sampleRow(1);
    // Until the port is open nobody reads; a badge may be scanned as often as one likes.
    await expect
      .poll(async () => {
        await send('OP1234');
        return page.getByTestId('scan-prompt').getAttribute('data-field');
      })
      .toBe('cp');
    await send(cp);
    await expect(page.getByTestId('scan-prompt')).toHaveAttribute('data-field', 'oc1');

    await cable.pullOut();
    await expect.poll(() => station.output()).toContain('A serial scanner is not there');
    const linesBefore = station.output().length;
    await cable.plugIn();
    await expect.poll(() => station.output().slice(linesBefore)).toContain('A serial scanner is ready.');
    for (const code of [oc1, oc2, defect]) await send(code);
    await expect(page.getByTestId('scan-row')).toHaveCount(1);
    await expect(page.getByTestId('feedback')).toHaveAttribute('data-outcome', 'accepted');

    const second = sampleRow(2);
    for (const code of [second.cp, second.oc1, second.oc2]) await send(code);
    await expect(page.getByTestId('scan-prompt')).toHaveAttribute('data-field', 'defect');
    await scanCode(page, second.defect);
    await expect
      .poll(() => database.query('SELECT cp, scanner FROM fg_scan ORDER BY seq'))
      .toEqual([
        { cp, scanner: 'left bench' },
        { cp: second.cp, scanner: null },
      ]);
    await openScreen(page, 'history');
    await page.getByTestId('history-row').last().click();
    await expect(page.getByTestId('scan-detail')).toContainText('left bench');
    await page.screenshot({ path: testInfo.outputPath('detail.png') });
  } finally {
    await cable.pullOut();
    await database.stop();
  }
});

test('a serial scanner is added on its screen, named, told when it is pulled out, and removed', async ({
  launch,
  dataFolder,
}) => {
  test.skip(process.platform !== 'linux', 'as above');
  const cable = createSerialCable(dataFolder, 'ttyBench');
  await cable.plugIn();
  try {
    const { page } = await launch();
    await page.getByTestId('open-menu').click();
    await page.getByTestId('open-serial').click();
    await expect(page.getByTestId('serial-none')).toBeVisible();
    await page.getByTestId('serial-path').fill(cable.stationEnd);
    await page.getByTestId('serial-choose').click();
    await page.getByTestId('serial-name').fill('left bench');
    await page.getByTestId('serial-use').click();
    const scanner = page.getByTestId('serial-scanner');
    await expect(scanner).toHaveAttribute('data-state', 'open');
    await expect(scanner).toContainText('left bench');

    await cable.send(Buffer.from('OP1234\r', 'latin1'));
    await expect(page.getByTestId('scan-prompt')).toHaveAttribute('data-field', 'cp');

    await cable.pullOut();
    await page.getByTestId('open-menu').click();
    await page.getByTestId('open-serial').click();
    await expect(scanner).toHaveAttribute('data-state', 'waiting');
    await page.getByTestId('serial-remove').click();
    await expect(page.getByTestId('serial-none')).toBeVisible();
  } finally {
    await cable.pullOut();
  }
});

/** A folder with the program that tells the ports of a PC: this one has a single USB scanner, at this path. */
function tellPort(dataFolder: string, port: string): string {
  const folder = path.join(dataFolder, 'programs');
  mkdirSync(folder);
  const facts = { DEVNAME: port, ID_VENDOR_ENC: 'Zebra', ID_VENDOR_ID: '05e0', ID_MODEL_ID: '1701' };
  const lines = [
    'P: /devices/usb1',
    `N: ${path.basename(port)}`,
    ...Object.entries(facts).map(([name, value]) => `E: ${name}=${value}`),
  ];
  writeFileSync(path.join(folder, 'udevadm'), `#!/bin/sh\ncat <<'END'\n${lines.join('\n')}\n\nEND\n`, {
    mode: 0o755,
  });
  return folder;
}

test('a serial scanner is found by a code it scans, named, and its name is in MariaDB with its next scan', async ({
  launch,
  dataFolder,
}, testInfo) => {
  test.skip(process.platform !== 'linux', 'as above');
  // The package lists devices of this name alone.
  const cable = createSerialCable(dataFolder, 'ttyACM7');
  const programs = tellPort(dataFolder, cable.stationEnd);
  const send = (code: string): Promise<void> => cable.send(Buffer.from(`${code}\r\n`, 'latin1'));
  const database = await startMariadb();
  await cable.plugIn();
  try {
    const { page } = await launch({
      databaseUrl: database.stationUrl,
      environment: { PATH: `${programs}${path.delimiter}${process.env['PATH'] ?? ''}` },
    });
    await openScreen(page, 'serial');
    await page.getByTestId('serial-start-search').click();
    await expect(page.getByTestId('serial-search')).toHaveAttribute('data-state', 'running');
    await page.screenshot({ path: testInfo.outputPath('searching.png') });
    // Until the port is listened to nobody reads; a code may be scanned as often as one likes.
    await expect
      .poll(async () => {
        await send('OP1234');
        return page.getByTestId('serial-found').count();
      })
      .toBe(1);
    await expect(page.getByTestId('serial-found')).toContainText('Zebra');
    await expect(page.getByTestId('serial-found')).toContainText('OP1234');
    await page.screenshot({ path: testInfo.outputPath('found.png') });
    await page.getByTestId('serial-name').fill('right bench');
    await page.getByTestId('serial-use').click();
    await expect(page.getByTestId('serial-scanner')).toHaveAttribute('data-state', 'open');

    const { cp, oc1, oc2, defect } = sampleRow(1);
    for (const code of ['OP1234', cp, oc1, oc2, defect]) await send(code);
    await expect(page.getByTestId('feedback')).toHaveAttribute('data-outcome', 'accepted');
    await expect
      .poll(() => database.query('SELECT operator, cp, scanner FROM fg_scan'))
      .toEqual([{ operator: 'OP1234', cp, scanner: 'right bench' }]);
  } finally {
    await cable.pullOut();
    await database.stop();
  }
});
