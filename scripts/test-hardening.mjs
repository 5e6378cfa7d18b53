import path from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { releaseFuses } from '../build/package-configuration.mjs';
import { fuseTable, readFuses } from './dist/read-fuses.mjs';
import { auditShipped } from './hardening/audit-shipped.mjs';
import { ensureBuild } from './setup/build.mjs';
import { forward } from './setup/forward.mjs';
import { programRoot } from './setup/paths.mjs';
import { run } from './setup/run.mjs';
import { runMain, SetupError } from './setup/say.mjs';

/*
 * `npm run test:hardening`: how hard the program is, in one page: the fuses read back from a built package, the fuzz of
 * every border with its counts, the audit of what is shipped, the licences. Linux, about three minutes. Exit code 0: all as
 * it should be; 1: something is not. An audit that the registry in use does not give is told and fails nothing, except with
 * `-- --demand-audit`.
 */

const output = path.join(programRoot, 'dist', 'hardening');
const tool = (/** @type {string[]} */ ...names) => path.join(programRoot, 'node_modules', ...names);

/** Files whose tests send what no program of ours sends; each prints a line "… fuzz: …" with its counts. */
const fuzzTests = [
  'src/main/agent/window-port-fuzz.test.ts',
  'src/main/config/configuration-fuzz.test.ts',
  'src/main/agent/entry-file/entry-file-fuzz.test.ts',
];

/** As many lines as there are borders: main process, port, configuration, imports. */
const borderCount = 4;

await runMain(async () => {
  if (process.platform !== 'linux') throw new SetupError('test:hardening runs on Linux only.');
  const failures = [
    ...(await judgeFuses()),
    ...(await fuzz()),
    ...(await auditShipped({ isDemanded: process.argv.includes('--demand-audit') })),
    ...(await judgeLicences()),
  ];
  process.stdout.write(
    failures.length === 0
      ? '\nHardened as decided.\n'
      : `\nNot as it should be:\n${failures.map((line) => `  ${line}\n`).join('')}`,
  );
  process.exitCode = failures.length === 0 ? 0 : 1;
});

async function judgeFuses() {
  const parameters = ['--targets=dir', `--output=${output}`];
  const script = path.join(programRoot, 'scripts', 'dist.mjs');
  const { exitCode, output: text } = await runNode([script, ...parameters], 'making the package');
  if (exitCode !== 0) throw new SetupError(`The package could not be made:\n${text}`);
  const fuses = await readFuses(path.join(output, 'linux-unpacked', 'scan-station'));
  process.stdout.write(`\nFuses of the built program\n${fuseTable(fuses)}`);
  return isDeepStrictEqual(fuses, releaseFuses) ? [] : ['a fuse is not as it was decided'];
}

async function fuzz() {
  await ensureBuild();
  const runs = [
    await runNode([tool('vitest', 'vitest.mjs'), 'run', '--project', 'unit', ...fuzzTests], 'fuzzing'),
    await runNode(
      [tool('playwright', 'cli.js'), 'test', '-c', 'e2e/playwright.config.ts', 'e2e/hardening.spec.ts'],
      'fuzzing the window',
    ),
  ];
  const lines = runs.flatMap(({ output: text }) => text.match(/\w[\w ]* fuzz: .*/g) ?? []);
  const crashed = runs.filter(({ exitCode }) => exitCode !== 0);
  process.stdout.write(`\nFuzz\n${lines.map((line) => `  ${line}\n`).join('')}`);
  process.stdout.write(`  crashed, hung or took effect: ${crashed.length === 0 ? 0 : 'see below'}\n`);
  for (const { output: text } of crashed) process.stdout.write(text);
  if (crashed.length > 0) return ['a fuzzed border did not hold'];
  return lines.length === borderCount ? [] : [`${lines.length} of ${borderCount} borders told their counts`];
}

async function judgeLicences() {
  process.stdout.write('\nLicences\n  ');
  const script = path.join(programRoot, 'scripts', 'licences.mjs');
  const exitCode = await forward(process.execPath, [script, '--check']);
  return exitCode === 0 ? [] : ['a licence was not accepted'];
}

/**
 * @param {string[]} parameters
 * @param {string} progress
 */
function runNode(parameters, progress) {
  return run(process.execPath, parameters, { cwd: programRoot, progress });
}
