import path from 'node:path';
import { programRoot } from './setup/paths.mjs';
import { run } from './setup/run.mjs';

/*
 * `npm run check`: types, lint, format, import rule. Runs them all and fails when any fails. Lint takes as long as the others
 * together, so it runs beside them.
 */

/** @type {[name: string, parameters: string[]][]} */
export const checks = [
  ['types', [binary('typescript', 'bin/tsc'), '--build']],
  ['lint', [binary('eslint', 'bin/eslint.js'), '.', '--max-warnings', '0']],
  ['format', [binary('prettier', 'bin/prettier.cjs'), '--check', '--log-level', 'warn', '.']],
  [
    'import rule',
    [binary('dependency-cruiser', 'bin/dependency-cruise.mjs'), '--config', '.dependency-cruiser.cjs', 'src'],
  ],
];

/** Runs every check. Resolves to how many passed and failed. */
export async function runChecks() {
  let failed = 0;
  /** @param {typeof checks} chosen */
  const runInTurn = async (chosen) => {
    for (const [name, parameters] of chosen) {
      const startedAtMs = performance.now();
      const { exitCode, output } = await run(process.execPath, parameters, { cwd: programRoot });
      const seconds = ((performance.now() - startedAtMs) / 1_000).toFixed(1);
      process.stdout.write(`${exitCode === 0 ? 'ok    ' : 'FAILED'} ${name} (${seconds} s)\n`);
      if (exitCode !== 0) {
        failed += 1;
        process.stdout.write(`${output}\n`);
      }
    }
  };
  /** @param {(typeof checks)[number]} check */
  const isLint = ([name]) => name === 'lint';
  await Promise.all([runInTurn(checks.filter(isLint)), runInTurn(checks.filter((check) => !isLint(check)))]);
  return { passed: checks.length - failed, failed };
}

/**
 * @param {string} packageName
 * @param {string} file
 */
function binary(packageName, file) {
  return path.join(programRoot, 'node_modules', packageName, file);
}

if (process.argv[1] === import.meta.filename) {
  const { failed } = await runChecks();
  process.exitCode = failed === 0 ? 0 : 1;
}
