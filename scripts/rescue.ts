import { parseArgs } from 'node:util';
import { collectEntries } from '../src/main/agent/rescue/collect-entries';
import { writeRescueFile } from '../src/main/agent/rescue/rescue-file';
import { systemClock } from '../src/main/clock';

const usage = `Writes the scans of a dead PC that are not in the database yet into a rescue file, which any other station imports.
Only reads the source; works on damaged files.

  npm run rescue -- --from FOLDER_OR_FILE --to FILE.scans [--station NAME] [--json]
  npm run rescue -- --from FOLDER_OR_FILE --look

  --from     the data folder of the dead PC, one outbox file, or the folder or a file of its second copy
  --to       the new rescue file; an existing one is never overwritten
  --station  name of the dead PC's station, for outbox files, which do not say it; "rescued" unless told
  --look     only tells what is there
  --json     the result as one JSON object

Exit code: 0 everything could be read, 1 something could not, 2 nothing was written.`;

process.exitCode = await main();

async function main(): Promise<number> {
  try {
    const { values } = parseArgs({
      options: {
        from: { type: 'string' },
        to: { type: 'string' },
        station: { type: 'string', default: 'rescued' },
        look: { type: 'boolean', default: false },
        json: { type: 'boolean', default: false },
        help: { type: 'boolean', default: false },
      },
    });
    const { from, to, station } = values;
    if (values.help) {
      process.stdout.write(`${usage}\n`);
      return 0;
    }
    if (from === undefined || (to === undefined && !values.look))
      throw new Error(`--from and --to are needed.\n\n${usage}`);
    const { entries, sources } =
      to === undefined || values.look
        ? await collectEntries(from, station)
        : await writeRescueFile({ from, to, station, wallMs: systemClock.wallMs() });
    const lines = sources.map(
      ({ file, found, problem }) => `${file}: ${found} undelivered${problem === null ? '' : `; ${problem}`}`,
    );
    const written =
      to === undefined || values.look ? '' : `\nWritten to ${to}; import it at any other station.`;
    process.stdout.write(
      values.json
        ? `${JSON.stringify({ found: entries.length, sources, file: to ?? null })}\n`
        : `${lines.join('\n')}\n${entries.length} scans are not in the database as far as this disk knows.${written}\n`,
    );
    return sources.every(({ problem }) => problem === null) ? 0 : 1;
  } catch (error) {
    process.stderr.write(`rescue: ${error instanceof Error ? error.message : String(error)}\n`);
    return 2;
  }
}
