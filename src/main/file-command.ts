import { errorText } from '../shared/error-text';
import type { CommandName } from './agent/protocol';
import { askAgent, write, type CommandOptions } from './command-line';

/** Does a command about files for scans, prints what came of it and answers the exit code. Opens no window. */
export async function runFileCommand(name: CommandName, options: CommandOptions): Promise<number> {
  const { parameters, dataFolder } = options;
  try {
    const task = { name, parameters, dataFolder, call: `scan-station --${name}`, isStrict: false };
    const { exitCode, output, errors } = await askAgent(options, {
      request: { type: 'run-command', task },
      toAnswer: (message) => (message.type === 'command-done' ? message.result : null),
      deadlineMs: null,
    });
    await write('stdout', output);
    await write('stderr', errors);
    return exitCode;
  } catch (error) {
    await write('stderr', `${name}: ${errorText(error)}\n`);
    return 2;
  }
}
