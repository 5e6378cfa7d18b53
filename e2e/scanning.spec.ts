import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import SqliteDatabase from 'better-sqlite3';
import { openOutbox } from '../src/main/agent/outbox/open-outbox';
import { expect, test } from './support/fixtures';
import { sampleRow, scanCode, scanRow, typeCode } from './support/scanner';
import { startSecondProgram } from './support/second-program';

/*
 * What an operator meets without any database: capture, refusals, and that what was green is still there.
 */

test('a row scanned with real keys is saved, shown as saved here, and is still there after a restart', async ({
  launch,
}) => {
  const station = await launch();
  const { page } = station;
  await expect(page.getByTestId('scan-prompt')).toHaveAttribute('data-field', 'badge');
  await scanCode(page, 'OP1234');
  await expect(page.getByTestId('scan-prompt')).toHaveAttribute('data-field', 'cp');
  await scanRow(page, sampleRow(1));
  await expect(page.getByTestId('feedback')).toHaveAttribute('data-outcome', 'accepted');
  await expect(page.getByTestId('scan-prompt')).toHaveAttribute('data-field', 'cp');
  await expect(page.getByTestId('scan-row')).toHaveCount(1);
  await expect(page.getByTestId('scan-row')).toHaveAttribute('data-state', 'pending');
  await expect(page.getByTestId('connection')).toHaveAttribute('data-state', 'not-configured');
  await expect(page.getByTestId('backlog')).toHaveAttribute('data-count', '1');
  const scanId = await page.getByTestId('scan-row').getAttribute('data-scan-id');

  await station.close();
  expect(station.output()).toContain('1 scan is safe on this PC and will be sent after the next start');

  const { page: nextPage } = await launch();
  await expect(nextPage.getByTestId('scan-row')).toHaveAttribute('data-scan-id', scanId ?? '');
  await expect(nextPage.getByTestId('backlog')).toHaveAttribute('data-count', '1');
});

test('a code of another field is refused in words, the row stays, and the right code goes on', async ({
  launch,
}) => {
  const { page } = await launch();
  await scanCode(page, 'OP1234');
  await scanCode(page, 'OC12345678');
  await expect(page.getByTestId('feedback')).toHaveAttribute('data-outcome', 'refused');
  await expect(page.getByTestId('feedback')).toContainText('This is an OC label; a CP label is expected');
  await expect(page.getByTestId('scan-prompt')).toHaveAttribute('data-field', 'cp');
  await scanCode(page, 'CP00000001-0001');
  await expect(page.getByTestId('feedback')).not.toHaveAttribute('data-outcome', 'refused');
  await expect(page.getByTestId('scan-prompt')).toHaveAttribute('data-field', 'oc1');
});

test('a code of 600 characters is refused as too long and nothing of it gets into the row', async ({
  launch,
}) => {
  const { page } = await launch();
  await scanCode(page, 'OP1234');
  await scanCode(page, '7'.repeat(600));
  await expect(page.getByTestId('feedback')).toHaveAttribute('data-outcome', 'refused');
  await expect(page.getByTestId('scan-prompt')).toHaveAttribute('data-field', 'cp');
  await scanRow(page, sampleRow(1));
  await expect(page.getByTestId('scan-row')).toHaveCount(1);
});

test('codes typed by hand are taken, and the row says so', async ({ launch, dataFolder }) => {
  const station = await launch();
  await typeCode(station.page, 'OP1234');
  await expect(station.page.getByTestId('scan-prompt')).toHaveAttribute('data-field', 'cp');
  await scanRow(station.page, sampleRow(1));
  await expect(station.page.getByTestId('scan-row')).toHaveCount(1);
  await station.close();
  const opened = openOutbox({ dataFolder, wallMs: Date.now() });
  if (opened.state !== 'ready') throw new Error(JSON.stringify(opened));
  expect(opened.outbox.pendingEntries(1)[0]?.item.enteredBy).toBe('manual');
  opened.outbox.close();
});

test('scanned control characters do not reload, close or zoom the window', async ({ launch }) => {
  const { page } = await launch();
  await scanCode(page, 'OP1234');
  for (const keys of [
    'Control+KeyR',
    'Control+KeyW',
    'Control+KeyQ',
    'F5',
    'F11',
    'Control+Minus',
    'Control+KeyP',
  ]) {
    await page.keyboard.press(keys);
  }
  await page.keyboard.press('Enter');
  await scanRow(page, sampleRow(2));
  await expect(page.getByTestId('scan-row')).toHaveCount(1);
});

test('a setting that cannot be used is named with key and reason, and scans are taken', async ({
  launch,
  dataFolder,
}) => {
  const configurationFile = path.join(dataFolder, 'broken.json');
  writeFileSync(configurationFile, JSON.stringify({ stationName: 'LINE-3', relay: { batchSize: 'many' } }));
  const { page } = await launch({ configurationFile });
  await expect(page.getByTestId('notice')).toContainText('relay.batchSize');
  await expect(page.getByText('LINE-3')).toBeVisible();
  await scanCode(page, 'OP1234');
  await scanRow(page, sampleRow(3));
  await expect(page.getByTestId('scan-row')).toHaveCount(1);
});

test('a damaged outbox file is kept and named, and scanning goes on', async ({ launch, dataFolder }) => {
  writeFileSync(path.join(dataFolder, 'outbox.sqlite'), Buffer.alloc(40_000, 'rubbish'));
  const { page } = await launch();
  await expect(page.getByTestId('notice')).toContainText('outbox.damaged-');
  await scanCode(page, 'OP1234');
  await scanRow(page, sampleRow(4));
  await expect(page.getByTestId('scan-row')).toHaveCount(1);
});

test('an outbox file of a newer program is left alone, and the screen says that scans cannot be saved', async ({
  launch,
  dataFolder,
}) => {
  const file = path.join(dataFolder, 'outbox.sqlite');
  createNewerOutbox(dataFolder, file);
  const before = readFileSync(file);
  const { page } = await launch();
  await expect(page.getByTestId('notice')).toContainText('newer');
  await scanCode(page, 'OP1234');
  await scanRow(page, sampleRow(6));
  await expect(page.getByTestId('feedback')).toHaveAttribute('data-outcome', 'unsaved');
  await expect(page.getByTestId('scan-row')).toHaveCount(0);
  expect(readFileSync(file).equals(before)).toBe(true);
});

test('a second start with the same data folder is refused and leaves the first one working', async ({
  launch,
  dataFolder,
}) => {
  const { page } = await launch();
  const second = await startSecondProgram(dataFolder);
  expect(second.exitCode).toBe(0);
  expect(second.output).toContain('already running');
  await scanCode(page, 'OP1234');
  await scanRow(page, sampleRow(5));
  await expect(page.getByTestId('scan-row')).toHaveCount(1);
});

test('a second start by the system does nothing to the window of the first one, and ends after it', async ({
  launch,
  dataFolder,
}) => {
  const station = await launch();
  const seen = (): Promise<string[]> =>
    station.application.evaluate(() => (globalThis as unknown as { seen: string[] }).seen);
  await station.application.evaluate(({ app, BrowserWindow }) => {
    const found: string[] = [];
    (globalThis as unknown as { seen: string[] }).seen = found;
    app.on('second-instance', () => found.push('start'));
    for (const window of BrowserWindow.getAllWindows()) window.focus = () => found.push('focus');
  });
  const bySystem = startSecondProgram(dataFolder, ['--keep-running']);
  await expect.poll(seen).toContain('start');
  expect(await seen()).not.toContain('focus');
  await startSecondProgram(dataFolder);
  await expect.poll(seen).toContain('focus');
  await station.close();
  expect(await bySystem).toMatchObject({ exitCode: 0, standardOutput: '' });
});

test('the page has no way to Node, to other addresses or to a new window', async ({ launch }) => {
  const { page } = await launch();
  const found = await page.evaluate(async () => ({
    globals: ['require', 'process', 'module', 'Buffer'].filter((name) => name in globalThis),
    bridge: Object.keys((globalThis as unknown as { station: object }).station).toSorted(),
    fetch: await fetch('https://example.com/').then(
      () => 'reached',
      () => 'refused',
    ),
    outside: await fetch('app://station/..%2f..%2fpackage.json').then((response) => response.status),
    opened: window.open('app://station/index.html') === null,
    origin: window.origin,
  }));
  expect(found).toEqual({
    globals: [],
    bridge: [
      'actOnUpdate',
      'arrangeWorkflows',
      'choosePath',
      'examinePatterns',
      'exportScannerProfile',
      'exportWorkflow',
      'finishFirstRun',
      'getSetup',
      'givePulse',
      'importScannerProfile',
      'importWorkflow',
      'keepPreferences',
      'keepScannerProfile',
      'keepSetUp',
      'keepVolume',
      'leaveKiosk',
      'print',
      'reportActivity',
      'reportWindowError',
      'requestAgentPort',
      'saveList',
      'savePdf',
      'saveWorkflow',
      'takeEarlyKeys',
    ],
    fetch: 'refused',
    outside: 404,
    opened: true,
    origin: 'app://station',
  });
});

function createNewerOutbox(dataFolder: string, file: string): void {
  const opened = openOutbox({ dataFolder, wallMs: Date.now() });
  if (opened.state === 'refused') throw new Error(JSON.stringify(opened.problem));
  opened.outbox.close();
  const database = new SqliteDatabase(file);
  database.pragma('user_version = 99');
  database.close();
}
