import { parseArgs } from 'node:util';
import { goBack } from '../src/main/agent/outbox/go-back';
import { systemClock } from '../src/main/clock';

const usage = `Makes a station's outbox one that an older release of Scan Station can use, when that has to be installed again.
Every scan keeps its number and its state; a copy of the file as it was is made before.

  npm run outbox:back -- --data-folder DIR --to VERSION

  --data-folder  where the station keeps outbox.sqlite; the station must be closed
  --to           version of the file that the older release knows; its screen and its log name it

Exit code: 0 done, 2 not done, and nothing was changed.`;

process.exitCode = main();

function main(): number {
  try {
    const { values } = parseArgs({
      options: {
        'data-folder': { type: 'string' },
        to: { type: 'string' },
        help: { type: 'boolean', default: false },
      },
    });
    const { 'data-folder': dataFolder, to } = values;
    if (values.help || dataFolder === undefined || to === undefined) {
      process.stdout.write(`${usage}\n`);
      return values.help ? 0 : 2;
    }
    const { file, fromVersion, toVersion, copy, pending, quarantined } = goBack({
      dataFolder,
      toVersion: Number(to),
      wallMs: systemClock.wallMs(),
    });
    process.stdout.write(
      `${file} went back from version ${fromVersion} to ${toVersion}. ${pending} scans wait to be sent, ${quarantined} are refused; ` +
        `all keep their numbers.\nThe file as it was: ${copy}\nNow install the older release and start it.\n`,
    );
    return 0;
  } catch (error) {
    process.stderr.write(`outbox:back: ${explain(error)}\n`);
    return 2;
  }
}

function explain(error: unknown): string {
  const isBusy = error instanceof Error && 'code' in error && String(error.code).startsWith('SQLITE_BUSY');
  if (isBusy) return 'The station is running on this file. Close it and try again; nothing was changed.';
  return error instanceof Error ? error.message : String(error);
}
