import { parseArgs } from 'node:util';
import { errorText } from '../../../shared/error-text';
import { toText } from '../command-text';
import type { CommandResult, CommandTask } from '../protocol';

const usage = (
  call: string,
): string => `Makes a station's outbox one that an older release of Scan Station can use, when that has to be installed again.
Every scan keeps its number and its state; a copy of the file as it was is made before.

  ${call} --data-folder DIR --to VERSION

  --data-folder  where the station keeps outbox.sqlite; the station must be closed. The installed program knows its own
  --to           version of the file that the older release knows; its screen and its log name it

Exit code: 0 done, 2 not done, and nothing was changed.
`;

/** Takes the file of a data folder back to a version. Throws in words, or SQLite's error. */
export type GoBack = (options: { dataFolder: string; toVersion: number; wallMs: number }) => {
  file: string;
  fromVersion: number;
  toVersion: number;
  copy: string;
  pending: number;
  quarantined: number;
};

/** Takes an outbox back by command. Never throws: what went wrong is part of the answer. */
export function goBackByCommand(task: CommandTask, wallMs: number, goBack: GoBack): CommandResult {
  try {
    const { values } = parseArgs({
      args: [...task.parameters],
      strict: task.isStrict,
      options: {
        'data-folder': { type: 'string' },
        to: { type: 'string' },
        help: { type: 'boolean' },
      },
    });
    const dataFolder = toText(values['data-folder']) ?? task.dataFolder;
    const to = toText(values.to);
    if (values.help === true || dataFolder === null || to === undefined)
      return { exitCode: values.help === true ? 0 : 2, output: usage(task.call), errors: '' };
    const { file, fromVersion, toVersion, copy, pending, quarantined } = goBack({
      dataFolder,
      toVersion: Number(to),
      wallMs,
    });
    return {
      exitCode: 0,
      output:
        `${file} went back from version ${fromVersion} to ${toVersion}. ${pending} scans wait to be sent, ${quarantined} are refused; ` +
        `all keep their numbers.\nThe file as it was: ${copy}\nNow install the older release and start it.\n`,
      errors: '',
    };
  } catch (error) {
    return { exitCode: 2, output: '', errors: `outbox-back: ${explain(error)}\n` };
  }
}

function explain(error: unknown): string {
  const isBusy = error instanceof Error && 'code' in error && String(error.code).startsWith('SQLITE_BUSY');
  if (isBusy) return 'The station is running on this file. Close it and try again; nothing was changed.';
  return errorText(error);
}
