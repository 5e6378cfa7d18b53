import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright';
import { patterns, tones, type Tone } from '../src/renderer/sound/patterns';
import { gains } from '../src/renderer/sound/sounds';
import { volumes } from '../src/shared/preferences';
import { commandCode } from '../src/shared/command';
import { expect, test } from './support/fixtures';
import { listen, type HeardNote } from './support/listen';
import { openScreen } from './support/open-screen';
import { sampleRow, scanCode, scanRow } from './support/scanner';

/*
 * What is to be heard, tapped at the end of the real audio graph of the built station.
 */

/** Two windows of the tap, and the ramps of a note. */
const toleranceMs = 20;

function expectTone(heard: readonly HeardNote[], tone: Tone): void {
  expect(heard.length, `notes of ${tone}`).toBe(patterns[tone].length);
  patterns[tone].forEach(({ onMs, offMs }, index) => {
    const note = heard[index];
    expect(Math.abs((note?.onMs ?? 0) - onMs), `${tone}, note ${index}`).toBeLessThanOrEqual(toleranceMs);
    expect(Math.abs((note?.offMs ?? 0) - offMs), `${tone}, silence ${index}`).toBeLessThanOrEqual(
      toleranceMs,
    );
  });
}

const outcome = (page: Page, expected: string) =>
  expect(page.getByTestId('feedback')).toHaveAttribute('data-outcome', expected);

test('each outcome has its rhythm, and the tone starts in the task that shows it', async ({ launch }) => {
  // Nobody listens at port 1: the database is away.
  const { page } = await launch({ databaseUrl: 'mariadb://station:none@127.0.0.1:1/quality' });
  const ear = await listen(page);
  await expect(page.getByTestId('connection')).toHaveAttribute('data-state', 'offline');
  await scanCode(page, 'OP1234');
  await scanCode(page, 'OC12345678');
  await outcome(page, 'refused');
  expectTone(await ear.heard(), 'refused');
  expect(await ear.order()).toEqual(['tone', 'flash', 'next task']);

  await scanRow(page, sampleRow(1));
  await outcome(page, 'accepted');
  expectTone(await ear.heard(), 'saved-offline');
  expect(await ear.order()).toEqual(['flash', 'tone', 'flash', 'next task']);

  await scanRow(page, sampleRow(1));
  await outcome(page, 'duplicate');
  expectTone(await ear.heard(), 'warning');
  // It was not seen: the next code is lost, and that is another matter.
  await scanCode(page, sampleRow(2).cp);
  expectTone(await ear.heard(), 'refused');
  await scanCode(page, commandCode({ name: 'acknowledge' }, ''));
  await outcome(page, 'none');
});

test('how loud it is, is chosen by hearing it, is never silence, and stays after a restart', async ({
  launch,
  dataFolder,
}) => {
  const station = await launch();
  const { page } = station;
  const ear = await listen(page);
  await scanCode(page, 'OP1234');
  await scanRow(page, sampleRow(1));
  const saved = await ear.heard();
  expectTone(saved, 'accepted');

  await openScreen(page, 'sound');
  const strengths = new Map<string, number>();
  for (const volume of volumes) {
    await page.getByTestId(`choose-volume-${volume}`).click();
    const [note] = await ear.heard();
    strengths.set(volume, note?.strength ?? 0);
  }
  expect(strengths.get('normal')).toBeCloseTo(saved[0]?.strength ?? 0, 1);
  for (const volume of volumes) {
    expect(strengths.get(volume)).toBeGreaterThan(0.05);
    expect((strengths.get(volume) ?? 0) / (strengths.get('loud') ?? 0)).toBeCloseTo(gains[volume], 1);
  }
  for (const tone of tones) {
    await page.getByTestId(`play-${tone}`).click();
    expectTone(await ear.heard(), tone);
  }
  // Watched for by the page itself, picture by picture: it plays for little more than a second.
  const refusedPlays = page.waitForFunction(
    () => document.querySelector('[data-testid="play-refused"]')?.getAttribute('data-playing') === 'true',
  );
  await page.getByTestId('play-all').click();
  await page.screenshot({ path: 'reports/sound.png' });
  await refusedPlays;
  await expect(page.getByTestId('play-refused')).toHaveAttribute('data-playing', 'false');
  // The sound may lag behind the screen: what was heard so far may end in the silence between two tones.
  const expected = tones.flatMap((tone) => patterns[tone]).length;
  const all: HeardNote[] = [];
  while (all.length < expected) all.push(...(await ear.heard()));
  expect(all.length).toBe(expected);
  await station.close();
  expect(JSON.parse(readFileSync(path.join(dataFolder, 'preferences.json'), 'utf8'))).toMatchObject({
    volume: 'loud',
  });

  const again = await launch();
  await openScreen(again.page, 'sound');
  await expect(again.page.getByTestId('choose-volume-loud')).toHaveAttribute('aria-pressed', 'true');
});

test('a PC without a loudspeaker scans all the same, and says that nothing can be heard', async ({
  launch,
}) => {
  const { page } = await launch({ hasLoudspeaker: false });
  await expect(page.getByTestId('notice')).toContainText('No tones can be heard');
  await scanCode(page, 'OP1234');
  await scanRow(page, sampleRow(1));
  await outcome(page, 'accepted');
  await openScreen(page, 'sound');
  await expect(page.getByTestId('silent')).toContainText('connect a loudspeaker');
  await page.screenshot({ path: 'reports/sound-silent.png' });
});

test('a PC with a loudspeaker says nothing of it', async ({ launch }) => {
  const { page } = await launch();
  await page.waitForFunction(async () => (await navigator.mediaDevices.enumerateDevices()).length > 0);
  await expect(page.getByTestId('notice')).toHaveCount(0);
});
