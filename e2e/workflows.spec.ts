import { writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright';
import { openOutbox } from '../src/main/agent/outbox/open-outbox';
import { commandCode, type Command } from '../src/shared/command';
import { boxContents, fgQuality, singleCode } from '../src/shared/ready-workflows';
import type { Appendable } from '../src/shared/scan';
import { workflowSchema } from '../src/shared/workflow';
import { expect, test } from './support/fixtures';
import { startMariadb } from './support/mariadb';
import { pressByHand, sampleRow, scanCode, scanRow } from './support/scanner';

/*
 * Workflows, command codes, duplicates and GS1 in the real window, by key events. Mostly without a database: what was
 * stored is read from the outbox.
 */

const key = 'BCDEFG';

function useWorkflows(dataFolder: string, workflows: readonly object[]): void {
  writeFileSync(path.join(dataFolder, 'workflows.json'), JSON.stringify({ workflows }));
  writeFileSync(path.join(dataFolder, 'station-key.txt'), key);
}

const scanCommand = (page: Page, command: Command): Promise<void> =>
  scanCode(page, commandCode(command, key));

/** What the outbox of a closed station holds, oldest first. */
function storedItems(dataFolder: string): Appendable[] {
  const opened = openOutbox({ dataFolder, wallMs: Date.now() });
  if (opened.state !== 'ready') throw new Error(JSON.stringify(opened));
  const items = opened.outbox.pendingEntries(100).map(({ item }) => item);
  opened.outbox.close();
  return items;
}

const outcome = (page: Page, expected: string) =>
  expect(page.getByTestId('feedback')).toHaveAttribute('data-outcome', expected);

test('the same row again is refused in words, latches, and a supervisor lets it pass; all of it survives a restart and arrives', async ({
  launch,
  dataFolder,
}) => {
  useWorkflows(dataFolder, [fgQuality]);
  const first = await launch();
  await scanCode(first.page, 'OP1234');
  await scanRow(first.page, sampleRow(1));
  await outcome(first.page, 'accepted');
  await first.close();

  const station = await launch();
  const { page } = station;
  await scanCode(page, 'OP7777');
  await scanRow(page, sampleRow(1));
  await outcome(page, 'duplicate');
  await expect(page.getByTestId('feedback')).toContainText(/\d+ seconds? ago by OP1234/);
  await scanCode(page, sampleRow(2).cp);
  await outcome(page, 'duplicate');
  await expect(page.getByTestId('field-cp')).toHaveAttribute('data-state', 'next');

  await scanCommand(page, { name: 'accept-duplicate' });
  await outcome(page, 'done');
  await scanCode(page, 'OP9000');
  await outcome(page, 'accepted');
  await expect(page.getByTestId('scan-row')).toHaveCount(2);
  await station.close();
  const [original, repeat] = storedItems(dataFolder);
  expect(repeat).toMatchObject({
    operator: 'OP7777',
    override: { by: 'OP9000', duplicateOf: original?.scanId },
  });

  const database = await startMariadb();
  try {
    await launch({ databaseUrl: database.stationUrl });
    await expect
      .poll(() => database.query('SELECT operator, supervisor FROM fg_scan ORDER BY seq'), {
        timeout: 30_000,
      })
      .toEqual([
        { operator: 'OP1234', supervisor: null },
        { operator: 'OP7777', supervisor: 'OP9000' },
      ]);
  } finally {
    await database.stop();
  }
});

test('an error is acknowledged by touch, by Escape and by a command code', async ({ launch, dataFolder }) => {
  useWorkflows(dataFolder, [fgQuality]);
  const { page } = await launch();
  await scanCode(page, 'OP1234');
  for (const acknowledge of [
    () => page.getByTestId('acknowledge').click(),
    () => pressByHand(page, 'Escape'),
    () => scanCommand(page, { name: 'acknowledge' }),
  ]) {
    await scanCode(page, 'nonsense');
    await outcome(page, 'refused');
    await acknowledge();
    await outcome(page, 'none');
  }
});

test('the last row is undone by a command, and may be scanned again', async ({ launch, dataFolder }) => {
  useWorkflows(dataFolder, [fgQuality]);
  const station = await launch();
  const { page } = station;
  await scanCode(page, 'OP1234');
  await scanRow(page, sampleRow(1));
  await outcome(page, 'accepted');
  await scanCommand(page, { name: 'undo' });
  await outcome(page, 'done');
  await expect(page.getByTestId('scan-row')).toHaveAttribute('data-voided', 'true');
  await scanRow(page, sampleRow(1));
  await outcome(page, 'accepted');
  await station.close();
  // The void waits for its scan: both are sent, in this order.
  expect(storedItems(dataFolder).map(({ kind }) => kind)).toEqual(['scan', 'scan']);
});

test('three workflows of a station: switched by a command, with quantity, "no defect", and a box that is closed', async ({
  launch,
  dataFolder,
}) => {
  useWorkflows(dataFolder, [fgQuality, singleCode, boxContents]);
  const station = await launch();
  const { page } = station;
  await scanCode(page, 'OP1234');
  for (const code of ['CP12345678-1234', 'OC11111111', 'OC22222222']) await scanCode(page, code);
  await scanCommand(page, { name: 'no-defect' });
  await outcome(page, 'accepted');

  await scanCommand(page, { name: 'next-workflow' });
  await expect(page.getByTestId('workflow')).toHaveText('Single code');
  await scanCommand(page, { name: 'quantity', quantity: 12 });
  await scanCode(page, '4006381333931');
  await outcome(page, 'accepted');

  await scanCommand(page, { name: 'next-workflow' });
  await expect(page.getByTestId('scan-prompt')).toHaveAttribute('data-field', 'box');
  for (const code of ['BX000001', 'ITEM-1', 'ITEM-2']) await scanCode(page, code);
  await expect(page.getByTestId('group')).toHaveText('2 items in BX000001');
  await scanCommand(page, { name: 'close-group' });
  await expect(page.getByTestId('feedback')).toContainText('BX000001 is closed with 2 items');
  await scanCommand(page, { name: 'sign-out' });
  await expect(page.getByTestId('scan-prompt')).toHaveAttribute('data-field', 'badge');
  await station.close();
  expect(storedItems(dataFolder).map(({ workflow, fields }) => ({ workflow, ...fields }))).toMatchObject([
    { workflow: 'fg-quality', defect: '000', cp_base: 'CP12345678' },
    { workflow: 'single-code', code: '4006381333931', quantity: '12' },
    { workflow: 'box-contents', box: 'BX000001', item: 'ITEM-1' },
    { workflow: 'box-contents', box: 'BX000001', item: 'ITEM-2' },
    { workflow: 'box-contents', box: 'BX000001', count: '2' },
  ]);
});

const goodsIn = workflowSchema.parse({
  name: 'goods-in',
  version: 1,
  operatorField: 'badge',
  fields: [
    { name: 'badge', label: 'Badge', noun: 'a badge', example: 'OP1234', pattern: 'OP\\d{4}', sticky: true },
    {
      name: 'gtin',
      label: 'GTIN',
      noun: 'a GTIN',
      example: '(01)09520123456788',
      gs1: { ai: '01' },
      gtin: {},
    },
    { name: 'lot', label: 'Lot', noun: 'a lot', example: '(10)ABC123', gs1: { ai: '10' } },
  ],
});

test('one GS1 code fills several fields, and a wrong check digit is told', async ({ launch, dataFolder }) => {
  useWorkflows(dataFolder, [goodsIn]);
  const station = await launch();
  const { page } = station;
  await scanCode(page, 'OP1234');
  await scanCode(page, '010952012345678910ABC123');
  await outcome(page, 'refused');
  await expect(page.getByTestId('feedback')).toContainText('check digit');
  await scanCode(page, '010952012345678810ABC123');
  await outcome(page, 'accepted');
  await station.close();
  expect(storedItems(dataFolder)).toMatchObject([{ fields: { gtin: '09520123456788', lot: 'ABC123' } }]);
});
