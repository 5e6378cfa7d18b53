import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { _electron } from 'playwright';
import { decodeAll, withSilences } from '../../src/renderer/scanner/fixtures/decode-all';
import type { RecordedKeys } from '../../src/renderer/scanner/fixtures/recorded-keys';
import { recordKey, type KeyEvent } from '../../src/shared/key-event';
import { requireDisplay } from '../setup/display.mjs';
import { resolveElectron } from '../setup/electron.mjs';
import { programRoot } from '../setup/paths.mjs';
import { runMain, SetupError } from '../setup/say.mjs';

/*
 * `npm run record-keys -- NAME`: opens a window; every key pressed in it, by a scanner or by hand, is recorded until the
 * window is closed. The recording becomes a fixture that the tests of the decoder read from then on.
 */

await runMain(async () => {
  const [name = ''] = process.argv.slice(2);
  if (!/^[a-z0-9-]+$/.test(name)) {
    throw new SetupError(
      'record-keys: name the recording, in lower-case letters, digits and -: npm run record-keys -- zebra-ds2208-german-pc',
    );
  }
  requireDisplay();
  const events = await record();
  const expected = decodeAll(withSilences(events)).codes.map((entry) =>
    entry.kind === 'code' ? entry.text : `(${entry.kind})`,
  );
  const recorded: RecordedKeys = { about: name, platform: process.platform, profile: {}, expected, events };
  const file = path.join(programRoot, 'src/renderer/scanner/fixtures/recorded', `${name}.json`);
  writeFileSync(file, toText(recorded));
  process.stdout.write(
    `${events.length} key events, written to ${file}.\nThe decoder reads: ${JSON.stringify(expected)}\nWhere that is not what the labels say, correct "expected" in the file: the test fails until the decoder is right.\n`,
  );
});

async function record(): Promise<KeyEvent[]> {
  const application = await _electron.launch({
    executablePath: resolveElectron().executable,
    chromiumSandbox: process.getuid?.() !== 0,
    args: [path.join(import.meta.dirname, 'window')],
  });
  const page = await application.firstWindow();
  const events: KeyEvent[] = [];
  await page.exposeFunction('keepKey', (key: KeyEvent) => events.push(key));
  await page.setContent(
    '<body style="font: 24px sans-serif; padding: 2em"><h1>Scan now</h1><p id="count">0 keys</p><p>Close the window when done.</p>',
  );
  await page.addScriptTag({
    content: `
      ${recordKey.toString()}
      let count = 0;
      const take = (event) => {
        event.preventDefault();
        event.stopImmediatePropagation();
        keepKey(recordKey(event));
        count += 1;
        document.getElementById('count').textContent = count + ' key events';
      };
      addEventListener('keydown', take, true);
      addEventListener('keyup', take, true);
    `,
  });
  process.stdout.write('Recording: scan into the window, then close it.\n');
  await new Promise<void>((resolve) => {
    application.once('close', () => {
      resolve();
    });
  });
  return events;
}

/** One key a line: differences between two recordings can be read. */
function toText({ events, ...rest }: RecordedKeys): string {
  const head = JSON.stringify(rest, null, 2).replace(/\n\}$/, '');
  const lines = events.map((event) => `    ${JSON.stringify(event)}`);
  return `${head},\n  "events": [\n${lines.join(',\n')}\n  ]\n}\n`;
}
