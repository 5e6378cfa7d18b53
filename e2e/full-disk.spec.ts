import { existsSync, statSync, truncateSync } from 'node:fs';
import path from 'node:path';
import { bytesForDelivery, reserveBytes, reserveFileName } from '../src/main/agent/storage/reserve';
import { expect, test } from './support/fixtures';
import { keepPicture } from './support/keep-picture';
import { sampleRow, scanCode, scanRow } from './support/scanner';
import { canMount, mountSmallDisk, noSmallDisk, type SmallDisk } from './support/small-disk';

/*
 * What an operator sees when the disk of the PC fills up to the last byte while scanning.
 */

const isPossible = canMount();
if (!isPossible) process.stderr.write(`SKIPPED ${import.meta.filename}: ${noSmallDisk}\n`);
test.skip(!isPossible, noSmallDisk);

let disk: SmallDisk;

test.beforeEach(() => {
  disk = mountSmallDisk(64 * 1_024 * 1_024);
});
test.afterEach(() => {
  disk.unmount();
});

test('a full disk: warned in time, scanning goes on in the reserve, then refused by name, and all well again when there is room', async ({
  launch,
}) => {
  const { page } = await launch({ dataFolder: disk.folder });
  const reserve = path.join(disk.folder, reserveFileName);
  const notice = page.getByTestId('notice');
  const feedback = page.getByTestId('feedback');

  await expect.poll(() => existsSync(reserve) && statSync(reserve).size).toBe(reserveBytes);
  await scanCode(page, 'OP1234');
  await scanRow(page, sampleRow(1));
  await expect(notice).toContainText('The disk of this PC is getting full');

  disk.fill();
  expect(disk.freeBytes()).toBe(0);
  // The log still has room in its last page for some scans: until then nothing is missing.
  let number = 2;
  for (; !(await notice.innerText()).includes('reserve'); number += 1) {
    await scanRow(page, sampleRow(number));
    await expect(feedback).toHaveAttribute('data-outcome', 'accepted');
  }
  await expect(notice).toContainText(/saved in a reserve with room for at least \d+ more/);
  await keepPicture(page, 'disk-reserve');

  // Others take what scans would use up: the room for delivery stays.
  truncateSync(reserve, bytesForDelivery);
  disk.fill();
  for (; (await feedback.getAttribute('data-outcome')) !== 'unsaved'; number += 1) {
    await scanRow(page, sampleRow(number));
    await expect(feedback).toHaveAttribute('data-outcome', /accepted|unsaved/);
  }
  const lastSaved = sampleRow(number - 2).cp;
  await expect(feedback).toContainText('The row was NOT saved: the disk of this PC is full');
  await expect(feedback).toContainText(`The last saved scan is ${lastSaved}`);
  await expect(notice).toContainText('new scans cannot be saved');
  await expect(page.getByTestId('backlog')).toHaveAttribute('data-count', String(number - 2));
  await keepPicture(page, 'disk-full');

  disk.makeRoom();
  await page.getByTestId('acknowledge').click();
  await scanRow(page, sampleRow(number - 1));
  await expect(feedback).toHaveAttribute('data-outcome', 'accepted');
  await expect(notice).not.toContainText('new scans cannot be saved');
  await expect(notice).toContainText('The disk of this PC is getting full');
  expect(statSync(reserve).size).toBe(reserveBytes);
});
