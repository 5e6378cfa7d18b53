import { writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright';
import { commandCode, type Command } from '../src/shared/command';
import { fgQuality } from '../src/shared/ready-workflows';
import { expect, test } from './support/fixtures';
import { startMariadb, type PrivateMariadb } from './support/mariadb';
import { sampleRow, scanCode, scanRow } from './support/scanner';

/*
 * A whole shift by the scanner alone: no mouse, no focus, no key of a hand. Each step is looked for on the screen, and what
 * it means for the database in MariaDB.
 */

const key = 'BCDEFG';
const defects = ['000', '101', '102'];

/** The default workflow with the database's list of defects, and with the same row refused within ten minutes. */
const workflow = {
  ...fgQuality,
  fields: fgQuality.fields.map((field) => (field.name === 'defect' ? { ...field, list: 'defects' } : field)),
};

let database: PrivateMariadb;

test.beforeEach(async ({ dataFolder }) => {
  database = await startMariadb();
  await database.query(
    `INSERT INTO operator (badge, name, language) VALUES ('OP1234', 'Ana Pop', 'en'), ('OP7777', 'Ion Radu', 'ro')`,
  );
  for (const code of defects) {
    await database.query('INSERT INTO defect (code, description) VALUES (?, ?)', [code, `defect ${code}`]);
  }
  writeFileSync(path.join(dataFolder, 'workflows.json'), JSON.stringify({ workflows: [workflow] }));
  writeFileSync(path.join(dataFolder, 'station-key.txt'), key);
  writeFileSync(
    path.join(dataFolder, 'station.json'),
    JSON.stringify({ signIn: { unknownBadge: 'refuse' }, reference: { refreshSeconds: 1 } }),
  );
});
test.afterEach(async () => {
  await database.stop();
});

const command = (page: Page, given: Command): Promise<void> => scanCode(page, commandCode(given, key));

const outcome = (page: Page, expected: string) =>
  expect(page.getByTestId('feedback')).toHaveAttribute('data-outcome', expected);

interface DeliveredRow {
  cp: string;
  operator: string;
  defect: string;
}

const delivered = () => database.query<DeliveredRow>('SELECT cp, operator, defect FROM fg_scan ORDER BY seq');

const voids = () =>
  database.query<{ cp: string; reason: string }>(
    'SELECT cp, reason FROM scan_void JOIN fg_scan ON scan_id = voided_scan_id ORDER BY scan_void.seq',
  );

test('a whole shift is worked with the scanner alone, through an outage, and MariaDB has every row once', async ({
  launch,
}) => {
  const { page } = await launch({ databaseUrl: database.stationUrl });
  const field = page.getByTestId('scan-prompt');
  const expected: DeliveredRow[] = [];

  async function scanRows(operator: string, from: number, to: number, defect = '000'): Promise<void> {
    for (let number = from; number <= to; number += 1) {
      await scanRow(page, sampleRow(number, defect));
      await outcome(page, 'accepted');
      expected.push({ cp: sampleRow(number).cp, operator, defect });
      await expect(page.getByTestId('scan-row').first()).toContainText(sampleRow(number).cp);
    }
  }

  await test.step('sign in', async () => {
    // Until the list has come every badge is unknown; the error is acknowledged by a code.
    await expect(async () => {
      await command(page, { name: 'acknowledge' });
      await scanCode(page, 'OP1234');
      await expect(page.getByTestId('operator')).toContainText('Ana Pop', { timeout: 1_000 });
    }).toPass({ timeout: 30_000 });
    await expect(field).toHaveAttribute('data-field', 'cp');
  });

  await test.step('ten rows, and they arrive', async () => {
    await scanRows('OP1234', 1, 8);
    await scanRows('OP1234', 9, 10, '101');
    await expect.poll(delivered).toEqual(expected);
  });

  await test.step('a label in the wrong place is refused, and the row goes on', async () => {
    await scanCode(page, sampleRow(11).cp);
    await scanCode(page, sampleRow(11).cp);
    await outcome(page, 'refused');
    await command(page, { name: 'acknowledge' });
    await outcome(page, 'none');
    await scanCode(page, sampleRow(11).oc1);
    await scanCode(page, sampleRow(11).oc2);
    await expect(field).toHaveAttribute('data-field', 'defect');
  });

  await test.step('a defect that nobody knows is refused, and the right one completes the row', async () => {
    await scanCode(page, '999');
    await outcome(page, 'refused');
    await command(page, { name: 'acknowledge' });
    await scanCode(page, '102');
    await outcome(page, 'accepted');
    expected.push({ cp: sampleRow(11).cp, operator: 'OP1234', defect: '102' });
  });

  await test.step('the same row again is refused', async () => {
    await scanRow(page, sampleRow(11, '102'));
    await outcome(page, 'duplicate');
    await command(page, { name: 'acknowledge' });
    await expect.poll(delivered).toEqual(expected);
  });

  await test.step('the last row is undone', async () => {
    await command(page, { name: 'undo' });
    await outcome(page, 'done');
    await expect(page.getByTestId('scan-row').first()).toHaveAttribute('data-voided', 'true');
    await expect.poll(async () => (await voids()).map(({ cp }) => cp)).toEqual([sampleRow(11).cp]);
  });

  await test.step('a row that was delivered long ago is cancelled by its label and a reason', async () => {
    await command(page, { name: 'void' });
    await scanCode(page, sampleRow(3).cp);
    await command(page, { name: 'void-reason', reason: 'wrong-label' });
    await expect
      .poll(async () => (await voids()).at(-1))
      .toEqual({ cp: sampleRow(3).cp, reason: 'wrong-label' });
  });

  await test.step('another operator takes over, in another language', async () => {
    await scanCode(page, 'OP7777');
    await expect(page.getByTestId('operator')).toContainText('Ion Radu');
    await expect(page.locator('html')).toHaveAttribute('lang', 'ro');
    await scanRows('OP7777', 12, 13);
  });

  await test.step('locked by a code; the code that wakes it is not taken; the badge opens it', async () => {
    await command(page, { name: 'lock' });
    await expect(page.getByTestId('lock')).toBeVisible();
    await scanCode(page, sampleRow(14).cp);
    await outcome(page, 'refused');
    await scanCode(page, 'OP7777');
    await expect(page.getByTestId('lock')).toBeHidden();
    await expect(field).toHaveAttribute('data-field', 'cp');
  });

  await test.step('the language is switched by a code', async () => {
    for (const [language, word] of [
      ['de', 'scannen'],
      ['ro', 'Scanează'],
      ['en', 'Scan'],
    ] as const) {
      await command(page, { name: 'language', language });
      await expect(page.locator('html')).toHaveAttribute('lang', language);
      await expect(field).toContainText(word);
    }
  });

  await test.step('the database goes away; scanning goes on and the screen says what is safe here', async () => {
    await expect.poll(delivered).toEqual(expected);
    await expect(page.getByTestId('scan-row').first()).toHaveAttribute('data-state', 'acknowledged');
    await database.kill();
    await scanRows('OP7777', 14, 20);
    await expect(page.getByTestId('connection')).toHaveAttribute('data-state', 'offline');
    await expect(page.getByTestId('backlog')).toHaveAttribute('data-count', '7');
    await database.start();
    await expect.poll(delivered, { timeout: 60_000 }).toEqual(expected);
    await expect(page.getByTestId('backlog')).toHaveAttribute('data-count', '0');
    await expect(page.getByTestId('connection')).toHaveAttribute('data-state', 'connected');
  });

  await test.step('sign out', async () => {
    await command(page, { name: 'sign-out' });
    await expect(field).toHaveAttribute('data-field', 'badge');
    await expect(page.getByTestId('operator')).not.toContainText('Ion Radu');
    expect(expected).toHaveLength(20);
    expect(await voids()).toHaveLength(2);
  });
});
