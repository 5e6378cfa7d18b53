import { spawn } from 'node:child_process';
import { resolveElectron } from '../../scripts/setup/electron.mjs';
import { programRoot } from './station';

/** What a program that has ended wrote: all, and to its standard output alone. */
export interface EndedProgram {
  exitCode: number | null;
  output: string;
  standardOutput: string;
}

/** Starts the program on a data folder somebody else may hold, and waits for its end. */
export async function startSecondProgram(
  dataFolder: string,
  parameters: readonly string[] = [],
  environment: Readonly<Record<string, string>> = {},
): Promise<EndedProgram> {
  const { executable } = resolveElectron();
  const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const child = spawn(executable, [programRoot, `--user-data-dir=${dataFolder}`, ...sandbox, ...parameters], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...environment },
  });
  let output = '';
  let standardOutput = '';
  child.stdout.on('data', (data: Buffer) => {
    standardOutput += data.toString();
  });
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (data: Buffer) => {
      output += data.toString();
    });
  }
  const exitCode = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  return { exitCode, output, standardOutput };
}
