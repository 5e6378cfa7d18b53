import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { fgQuality } from '../src/shared/ready-workflows';
import { expect, test } from './support/fixtures';
import { startMariadb, type PrivateMariadb } from './support/mariadb';
import { hasXKeyboard, openXKeyboard, type XKeyboard } from './support/x-keyboard';

/*
 * Real key presses by position (XTEST) at the built station, on a display whose keyboard layout is changed under it.
 */

test.skip(!hasXKeyboard, 'XTEST needs an X display of its own');

let database: PrivateMariadb;
let keyboard: XKeyboard;

test.beforeEach(async () => {
  database = await startMariadb();
  keyboard = await openXKeyboard();
});
test.afterEach(async () => {
  await keyboard.close();
  await database.stop();
});

/** Letters, digits and signs that other keyboards have elsewhere. */
const punctuation = `CAL-YZ/_;=+#"'09aZ`;

const layouts: readonly { name: string; layout: string; variant?: string; withCapsLock?: boolean }[] = [
  { name: 'us', layout: 'us' },
  { name: 'ro(std)', layout: 'ro', variant: 'std' },
  { name: 'ro(winkeys)', layout: 'ro', variant: 'winkeys' },
  { name: 'de', layout: 'de' },
  { name: 'fr', layout: 'fr' },
  { name: 'gb', layout: 'gb' },
  { name: 'us with Caps Lock', layout: 'us', withCapsLock: true },
  { name: 'de with Caps Lock', layout: 'de', withCapsLock: true },
];

test('a whole row and a code of punctuation arrive right in MariaDB from every layout, changed in mid-shift', async ({
  launch,
  dataFolder,
}) => {
  const configurationFile = path.join(dataFolder, 'punctuation.json');
  const fields = fgQuality.fields.map((field) =>
    field.name === 'oc1' ? { ...field, pattern: '(CAL|OC).+' } : field,
  );
  writeFileSync(configurationFile, JSON.stringify({ workflow: { ...fgQuality, fields } }));
  const station = await launch({
    databaseUrl: database.stationUrl,
    configurationFile,
    environment: keyboard.environment,
  });
  await keyboard.scan('OP1234');
  await expect(station.page.getByTestId('scan-prompt')).toHaveAttribute('data-field', 'cp');

  const expected: object[] = [];
  for (const [index, { name, layout, variant, withCapsLock = false }] of layouts.entries()) {
    await test.step(name, async () => {
      await keyboard.setLayout(layout, variant);
      if (withCapsLock) await keyboard.press('CapsLock');
      const row = { cp: `CP1234567${index}-0001`, oc1: punctuation, oc2: 'OC87654321', defect: '000' };
      for (const code of Object.values(row)) await keyboard.scan(code);
      await expect(station.page.getByTestId('scan-row')).toHaveCount(index + 1);
      if (withCapsLock) await keyboard.press('CapsLock');
      expected.push({ ...row, entered_by: 'scan' });
    });
  }

  await expect(station.page.getByTestId('backlog')).toHaveAttribute('data-count', '0');
  const delivered = () => database.query('SELECT cp, oc1, oc2, defect, entered_by FROM fg_scan ORDER BY seq');
  await expect.poll(delivered).toEqual(expected);
});
