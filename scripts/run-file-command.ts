import type { CommandResult, CommandTask } from '../src/main/agent/protocol';

/** Does a command about files for scans with the parameters of this process, prints what came of it, and sets the exit code. */
export async function runFileCommand(
  name: CommandTask['name'],
  call: string,
  run: (task: CommandTask) => CommandResult | Promise<CommandResult>,
): Promise<void> {
  const parameters = process.argv.slice(2);
  const { exitCode, output, errors } = await run({
    name,
    parameters,
    dataFolder: null,
    call,
    isStrict: true,
  });
  process.stdout.write(output);
  process.stderr.write(errors);
  process.exitCode = exitCode;
}
