import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fillOutbox } from '../bench/filled-outbox';
import { leafPagesOf, overwritePages } from './support/damaged-file';
import { expect, test } from './support/fixtures';
import { keepPicture } from './support/keep-picture';
import { openScreen } from './support/open-screen';
import { startMariadb, type PrivateMariadb } from './support/mariadb';
import { sampleRow, scanCode, scanRow } from './support/scanner';
import { createSeededRandom } from './support/seeded-random';
import { createTemporaryFolder } from './support/temporary-folder';

/*
 * A disk that rots, and a PC that dies: what the operator sees, and that every scan is accounted for in MariaDB.
 */

let database: PrivateMariadb;

test.beforeEach(async () => {
  database = await startMariadb();
});
test.afterEach(async () => {
  await database.stop();
});

const countRows = async (outboxId: string): Promise<number> => {
  const rows = await database.query<{ count: number }>(
    'SELECT COUNT(*) AS count FROM fg_scan WHERE outbox_id = ?',
    [outboxId],
  );
  return Number(rows[0]?.count);
};

interface Report {
  result: {
    outboxId: string;
    appended: number;
    salvaged: number;
    delivered: number;
    lost: { from: number; to: number }[];
  };
}

test('a file that rots in use is replaced, what can be read of it reaches MariaDB, and what is lost is named', async ({
  launch,
  dataFolder,
}) => {
  fillOutbox(dataFolder, 2_000);
  const pages = leafPagesOf(path.join(dataFolder, 'outbox.sqlite'), 'entry');
  const middle = Math.floor(pages.length / 2);
  overwritePages(
    path.join(dataFolder, 'outbox.sqlite'),
    pages.slice(middle, middle + 3),
    createSeededRandom(42),
  );

  const station = await launch({ databaseUrl: database.stationUrl });
  const { page } = station;
  await expect(page.getByTestId('notice')).toContainText('LOST', { timeout: 60_000 });
  await scanCode(page, 'OP1234');
  await scanRow(page, sampleRow(1));
  await expect(page.getByTestId('feedback')).toHaveAttribute('data-outcome', 'accepted');
  await expect(page.getByTestId('backlog')).toHaveAttribute('data-count', '0', { timeout: 60_000 });
  await keepPicture(page, 'damaged');

  const name = readdirSync(dataFolder).find((file) => file.endsWith('.report.json')) ?? 'no report';
  const { result } = JSON.parse(readFileSync(path.join(dataFolder, name), 'utf8')) as Report;
  const lost = result.lost.reduce((sum, { from, to }) => sum + to - from + 1, 0);
  expect(lost).toBeGreaterThan(0);
  expect(result.appended).toBe(2_000);
  expect(result.delivered + result.salvaged + lost).toBe(2_000);
  await expect.poll(() => countRows(result.outboxId)).toBe(2_000 - lost);
  const countAll = async (): Promise<number> => {
    const all = await database.query<{ count: number }>('SELECT COUNT(*) AS count FROM fg_scan');
    return Number(all[0]?.count);
  };
  await expect.poll(countAll).toBe(2_000 - lost + 1);

  await openScreen(page, 'shift');
  const numbers = result.lost
    .map(({ from, to }) => (from === to ? String(from) : `${from}–${to}`))
    .join(', ');
  await expect(page.getByTestId('shift-file')).toContainText(
    `${result.salvaged.toLocaleString('en')} were salvaged`,
  );
  await expect(page.getByTestId('shift-file')).toContainText(numbers);
  await expect(page.getByTestId('shift-file')).toContainText(
    `LOST, neither here nor in the database: ${lost}`,
  );
  await page.getByTestId('close-shift').click();
  await openScreen(page, 'care');
  await page.getByTestId('care-noted').click();
  await expect(page.getByTestId('notice')).toHaveCount(0);
});

test('scans of a dead PC are rescued from its second copy by another station, once, and scanning goes on', async ({
  launch,
  dataFolder,
}) => {
  const stick = createTemporaryFolder('stick');
  const deadFolder = path.join(dataFolder, 'dead');
  mkdirSync(deadFolder);
  const configurationFile = path.join(deadFolder, 'dead.json');
  writeFileSync(
    configurationFile,
    JSON.stringify({ stationName: 'LINE-1', secondCopy: { folder: stick.folder } }),
  );
  const dead = await launch({ dataFolder: deadFolder, configurationFile });
  await scanCode(dead.page, 'OP1234');
  for (const number of [1, 2, 3]) {
    await scanRow(dead.page, sampleRow(number));
    await expect(dead.page.getByTestId('scan-row')).toHaveCount(number);
  }
  await openScreen(dead.page, 'care');
  await expect(dead.page.getByTestId('second-copy')).toContainText('3 scans');
  await expect(dead.page.getByTestId('second-copy')).toHaveAttribute('data-state', 'up-to-date');
  await dead.kill();

  const station = await launch({
    dataFolder: path.join(dataFolder, 'living'),
    databaseUrl: database.stationUrl,
  });
  const { page } = station;
  await scanCode(page, 'OP5678');
  const choose = (chosen: string): Promise<void> =>
    station.application.evaluate(({ dialog }, file) => {
      dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [file] });
    }, chosen);
  await choose(stick.folder);
  await openScreen(page, 'care');
  await page.getByTestId('care-rescue').click();
  await expect(page.getByTestId('transfer')).toHaveAttribute('data-state', 'rescued');
  const exports = path.join(dataFolder, 'living', 'exports');
  await choose(path.join(exports, readdirSync(exports)[0] ?? 'no rescue file'));
  await page.getByTestId('care-import').click();
  await expect(page.getByTestId('transfer')).toHaveAttribute('data-state', 'imported');
  await keepPicture(page, 'rescue');
  await scanRow(page, sampleRow(9));
  await expect(page.getByTestId('feedback')).toHaveAttribute('data-outcome', 'accepted');
  await expect(page.getByTestId('backlog')).toHaveAttribute('data-count', '0');

  const revived = await launch({ dataFolder: deadFolder, databaseUrl: database.stationUrl });
  await expect(revived.page.getByTestId('backlog')).toHaveAttribute('data-count', '0');
  const readRows = () =>
    database.query<{ station: string; cp: string }>('SELECT station, cp FROM fg_scan ORDER BY cp');
  const readCps = async (): Promise<string[]> => (await readRows()).map(({ cp }) => cp);
  await expect.poll(readCps).toEqual([1, 2, 3, 9].map((number) => sampleRow(number).cp));
  const rescued = (await readRows()).slice(0, 3);
  expect(rescued.map(({ station }) => station)).toEqual(['LINE-1', 'LINE-1', 'LINE-1']);
  stick.remove();
});
