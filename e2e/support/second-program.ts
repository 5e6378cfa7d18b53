import { spawn } from 'node:child_process';
import { resolveElectron } from '../../scripts/setup/electron.mjs';
import { programRoot } from './station';

/** Starts the program on a data folder somebody else may hold, and waits for its end. */
export async function startSecondProgram(
  dataFolder: string,
): Promise<{ exitCode: number | null; output: string }> {
  const { executable } = resolveElectron();
  const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const child = spawn(executable, [programRoot, `--user-data-dir=${dataFolder}`, ...sandbox]);
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (data: Buffer) => {
      output += data.toString();
    });
  }
  const exitCode = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', resolve);
  });
  return { exitCode, output };
}
