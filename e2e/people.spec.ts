import { writeFileSync } from 'node:fs';
import path from 'node:path';
import SqliteDatabase from 'better-sqlite3';
import type { Page } from 'playwright';
import { hashPin } from '../src/main/agent/people/pin-hash';
import { commandCode, type Command } from '../src/shared/command';
import { expect, test } from './support/fixtures';
import { startMariadb } from './support/mariadb';
import { sampleRow, scanCode, scanRow } from './support/scanner';
import type { LaunchedStation } from './support/station';
import { tapPin } from './support/tap-pin';

/*
 * Badges, the lock and supervisors in the real window, by key events: first the lists come from a real server, then that
 * server is ended and everything else is shown without it.
 */

const key = 'BCDEFG';

const scanCommand = (page: Page, command: Command): Promise<void> =>
  scanCode(page, commandCode(command, key));

const outcome = (page: Page, expected: string) =>
  expect(page.getByTestId('feedback')).toHaveAttribute('data-outcome', expected);

function configure(dataFolder: string, signIn: object): void {
  writeFileSync(path.join(dataFolder, 'station-key.txt'), key);
  const reference = { refreshSeconds: 1 };
  writeFileSync(path.join(dataFolder, 'station.json'), JSON.stringify({ signIn, reference }));
}

async function openCare(page: Page): Promise<void> {
  await page.getByTestId('open-menu').click();
  await page.getByTestId('open-care').click();
}

/** What the agent answers to a request that no screen made: the page speaks to the port itself. */
function askDirectly(page: Page, request: string, parameters: unknown[]): Promise<string> {
  return page.evaluate(
    async ([name, given]) => {
      const answer = new Promise<string>((resolve) => {
        window.addEventListener('message', (event) => {
          const [port] = event.ports;
          if (port === undefined) return;
          port.addEventListener('message', ({ data }: MessageEvent<{ id?: number; error?: string }>) => {
            if (data.id === 999_999) resolve(data.error ?? 'it was done');
          });
          port.start();
          port.postMessage({ id: 999_999, request: name, arguments: given });
        });
      });
      await window.station.requestAgentPort();
      return answer;
    },
    [request, parameters] as const,
  );
}

test('people of the list sign in, are locked out and let in again, and supervisors show a PIN, all without the database', async ({
  launch,
  dataFolder,
}) => {
  const database = await startMariadb();
  const pinHash = await hashPin('471100');
  await database.query(
    `INSERT INTO operator (badge, name, role, pin_hash) VALUES ('OP1234', 'Ana Pop', 'operator', NULL),
       ('OP7777', 'Ion Radu', 'operator', NULL), ('OP9000', 'Maria Dinu', 'supervisor', ?)`,
    [pinHash],
  );
  configure(dataFolder, { unknownBadge: 'refuse', lockAfterSeconds: 14, lockWarningSeconds: 12 });
  const station: LaunchedStation = await launch({ databaseUrl: database.stationUrl });
  const { page } = station;

  await test.step('the list arrives, and what is new or gone in it too', async () => {
    await database.query(`INSERT INTO operator (badge, name) VALUES ('OP5555', 'Nou')`);
    await expect(async () => {
      await scanCode(page, 'OP5555');
      await expect(page.getByTestId('operator')).toContainText('Nou', { timeout: 1_000 });
    }).toPass({ timeout: 30_000 });
    await database.query(`DELETE FROM operator WHERE badge = 'OP5555'`);
    await expect(page.getByTestId('operator')).not.toContainText('Nou', { timeout: 30_000 });
    await scanCommand(page, { name: 'sign-out' });
  });

  await database.stop();

  await test.step('a badge of the list is known by name; an unknown one is refused in words', async () => {
    await scanCode(page, 'OP0000');
    await expect(page.getByTestId('feedback')).toContainText('not in the operator list');
    await page.screenshot({ path: 'reports/unknown-badge.png' });
    await scanCode(page, 'OP1234');
    await expect(page.getByTestId('operator')).toContainText('Ana Pop');
  });

  await test.step('the lock is announced, and a scan puts it off and counts', async () => {
    await expect(page.getByText('this station is about to lock')).toBeVisible({ timeout: 30_000 });
    await page.screenshot({ path: 'reports/lock-warning.png' });
    await scanCode(page, sampleRow(1).cp);
    await expect(page.getByTestId('field-oc1')).toHaveAttribute('data-state', 'next');
    await expect(page.getByText('this station is about to lock')).toBeHidden();
  });

  await test.step('it locks; what wakes it is not taken; the badge finds the row as it was', async () => {
    await expect(page.getByTestId('lock')).toBeVisible({ timeout: 30_000 });
    await page.screenshot({ path: 'reports/locked.png' });
    await scanCode(page, sampleRow(1).oc1);
    await outcome(page, 'refused');
    await expect(page.getByTestId('feedback')).toContainText('NOT taken');
    await page.screenshot({ path: 'reports/locked-woken.png' });
    await scanCode(page, 'OP0000');
    await expect(page.getByTestId('feedback')).toContainText('not in the operator list');
    await scanCode(page, 'OP1234');
    await expect(page.getByTestId('field-oc1')).toHaveAttribute('data-state', 'next');
    for (const code of [sampleRow(1).oc1, sampleRow(1).oc2, '000']) await scanCode(page, code);
    await outcome(page, 'accepted');
  });

  await test.step('locked by a code; somebody else begins anew', async () => {
    await scanCode(page, sampleRow(2).cp);
    await scanCommand(page, { name: 'lock' });
    await expect(page.getByTestId('lock')).toBeVisible();
    await scanCode(page, 'OP7777');
    await expect(page.getByTestId('operator')).toContainText('Ion Radu');
    await scanRow(page, sampleRow(3));
    await outcome(page, 'accepted');
    await expect(page.getByTestId('scan-row')).toHaveCount(2);
    await expect(page.getByTestId('connection')).toHaveAttribute('data-state', 'offline');
  });

  await test.step('the agent refuses what is not for everybody, also when no screen asked', async () => {
    const record = { by: 'OP0000', reason: 'a test' };
    expect(await askDirectly(page, 'requeue-cause', ['value-too-long', record])).toContain('supervisor');
    expect(await askDirectly(page, 'rescue-from', ['/old'])).toContain('supervisor');
    const answer = await page.evaluate(() => window.station.saveWorkflow({}, null));
    expect(JSON.stringify(answer)).toContain('supervisor');
    const setUp = await page.evaluate(() => window.station.keepSetUp({ stationName: 'X' }, null));
    expect(setUp).toEqual({ outcome: 'refused', because: 'supervisors-known' });
  });

  await test.step('a PIN is tapped: wrong, right; never seen; leaving ends it', async () => {
    await openCare(page);
    await expect(page.getByTestId('pin')).toHaveAttribute('data-step', 'badge');
    await scanCode(page, sampleRow(4).cp);
    await expect(page.getByTestId('refusal')).toContainText('this code was NOT taken');
    await page.screenshot({ path: 'reports/pin-refused.png' });
    await scanCode(page, 'OP1234');
    await expect(page.getByTestId('refusal')).toBeHidden();
    await tapPin(page, '471100');
    await expect(page.getByTestId('pin-answer')).toHaveAttribute('data-refusal', 'no-pin');
    await scanCode(page, 'OP9000');
    await expect(page.getByTestId('pin-ask')).toContainText('Maria Dinu');
    await tapPin(page, '0000');
    await expect(page.getByTestId('pin-answer')).toHaveAttribute('data-refusal', 'wrong');
    for (const digit of '4711') await page.getByTestId(`pin-${digit}`).click();
    await page.screenshot({ path: 'reports/pin.png' });
    await expect(page.getByTestId('pin')).not.toContainText('4711');
    await page.getByTestId('pin-erase').click();
    await tapPin(page, '471100');
    await expect(page.getByTestId('care')).toBeVisible();
    await expect(page.getByTestId('list-operators')).toContainText('3');
    await page.screenshot({ path: 'reports/lists.png' });
    await page.getByTestId('close-care').click();
    await openCare(page);
    await expect(page.getByTestId('pin')).toBeVisible();
  });

  await test.step('three wrong PINs have to wait, and the screen says until when', async () => {
    await scanCode(page, 'OP9000');
    for (let count = 0; count < 3; count += 1) {
      await expect(page.getByTestId('pin')).toHaveAttribute('data-step', 'pin');
      await tapPin(page, '0000');
      await expect(page.getByTestId('pin-dots')).toHaveAttribute('data-count', '0');
    }
    await expect(page.getByTestId('pin-answer')).toContainText('Try again at');
    await page.screenshot({ path: 'reports/pin-wait.png' });
  });

  await station.close();
  // Thirty seconds may be over before a slow PC has started again; eight minutes are not.
  const lists = new SqliteDatabase(path.join(dataFolder, 'reference.sqlite'));
  const { changes } = lists.prepare(`UPDATE pin_failure SET failures = 7 WHERE person = 'OP9000'`).run();
  expect(changes).toBe(1);
  lists.close();
  configure(dataFolder, { unknownBadge: 'warn', lockAfterSeconds: 0 });
  const next = (await launch({ databaseUrl: database.stationUrl })).page;

  await test.step('where it is only warned of, an unknown badge scans, and the screen says so', async () => {
    await scanCode(next, 'OP0000');
    await expect(next.getByText('OP0000 is not in the operator list')).toBeVisible({ timeout: 30_000 });
    await next.screenshot({ path: 'reports/unknown-badge-warned.png' });
    await scanRow(next, sampleRow(4));
    await outcome(next, 'accepted');
  });

  await test.step('a PIN that had to wait has to wait after the restart too', async () => {
    await openCare(next);
    await scanCode(next, 'OP9000');
    await tapPin(next, '471100');
    await expect(next.getByTestId('pin-answer')).toContainText('Try again at');
  });

  await test.step('“undo last” on somebody else’s scan asks for a supervisor, and says what is scanned there in vain', async () => {
    await scanCommand(next, { name: 'acknowledge' });
    await scanCode(next, 'OP7777');
    await scanCommand(next, { name: 'undo' });
    await expect(next.getByTestId('void-panel')).toHaveAttribute('data-step', 'supervisor');
    await scanCode(next, sampleRow(5).cp);
    await expect(next.getByTestId('refusal')).toContainText('this code was NOT taken');
    await next.screenshot({ path: 'reports/void-pin-refused.png' });
    for (const panel of [1, 0]) {
      await scanCommand(next, { name: 'acknowledge' });
      await expect(next.getByTestId('void-panel')).toHaveCount(panel);
    }
  });
});
