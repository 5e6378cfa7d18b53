import { parseArgs } from 'node:util';
import { errorText } from '../../../shared/error-text';
import { toText } from '../command-text';
import type { CommandResult, CommandTask } from '../protocol';
import { collectEntries } from './collect-entries';
import { writeRescueFile } from './rescue-file';

const usage = (
  call: string,
): string => `Writes the scans of a dead PC that are not in the database yet into a rescue file, which any other station imports.
Only reads the source; works on damaged files.

  ${call} --from FOLDER_OR_FILE --to FILE.scans [--station NAME] [--json]
  ${call} --from FOLDER_OR_FILE --look

  --from     the data folder of the dead PC, one outbox file, or the folder or a file of its second copy
  --to       the new rescue file; an existing one is never overwritten
  --station  name of the dead PC's station, for outbox files, which do not say it; "rescued" unless told
  --look     only tells what is there
  --json     the result as one JSON object

Exit code: 0 everything could be read, 1 something could not, 2 nothing was written.
`;

/** Rescues scans by command. Never rejects: what went wrong is part of the answer. */
export async function rescueByCommand(task: CommandTask, wallMs: number): Promise<CommandResult> {
  try {
    const { values } = parseArgs({
      args: [...task.parameters],
      strict: task.isStrict,
      options: {
        from: { type: 'string' },
        to: { type: 'string' },
        station: { type: 'string' },
        look: { type: 'boolean' },
        json: { type: 'boolean' },
        help: { type: 'boolean' },
      },
    });
    if (values.help === true) return { exitCode: 0, output: usage(task.call), errors: '' };
    const from = toText(values.from);
    const to = values.look === true ? undefined : toText(values.to);
    const station = toText(values.station) ?? 'rescued';
    if (from === undefined || (to === undefined && values.look !== true))
      throw new Error(`--from and --to are needed.\n\n${usage(task.call)}`);
    const { entries, sources } =
      to === undefined
        ? await collectEntries(from, station)
        : await writeRescueFile({ from, to, station, wallMs });
    const lines = sources.map(
      ({ file, found, problem }) => `${file}: ${found} undelivered${problem === null ? '' : `; ${problem}`}`,
    );
    const written = to === undefined ? '' : `\nWritten to ${to}; import it at any other station.`;
    return {
      exitCode: sources.every(({ problem }) => problem === null) ? 0 : 1,
      output:
        values.json === true
          ? `${JSON.stringify({ found: entries.length, sources, file: to ?? null })}\n`
          : `${lines.join('\n')}\n${entries.length} scans are not in the database as far as this disk knows.${written}\n`,
      errors: '',
    };
  } catch (error) {
    const text = errorText(error);
    return { exitCode: 2, output: '', errors: `rescue: ${text}\n` };
  }
}
