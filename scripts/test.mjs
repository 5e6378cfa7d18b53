import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { runChecks } from './check.mjs';
import { ensureBuild } from './setup/build.mjs';
import { forward } from './setup/forward.mjs';
import { programRoot } from './setup/paths.mjs';
import { runMain, SetupError } from './setup/say.mjs';

/*
 * `npm test`: everything a change must pass. Every stage runs, whatever the one before found; the last line counts them
 * all. `npm test -- --only unit,e2e` runs some of them.
 */

/** @typedef {{ passed: number, failed: number, skipped: number }} Counts */
/** @typedef {{ numPassedTests: number, numFailedTests: number, numPendingTests: number, numTodoTests: number }} VitestReport */

const reports = path.join(programRoot, 'reports');
const vitest = path.join(programRoot, 'node_modules', 'vitest', 'vitest.mjs');
const playwright = path.join(programRoot, 'node_modules', 'playwright', 'cli.js');

/** @type {Record<string, () => Promise<Counts>>} */
const stages = {
  check: async () => ({ ...(await runChecks()), skipped: 0 }),
  unit: () => runVitest('unit'),
  integration: () => runVitest('integration'),
  e2e: runPlaywright,
};

let hasBeenInterrupted = false;
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.on(signal, () => {
    hasBeenInterrupted = true;
  });
}

await runMain(async () => {
  mkdirSync(reports, { recursive: true });
  const total = { passed: 0, failed: 0, skipped: 0 };
  for (const name of chosenStages()) {
    process.stdout.write(`\n=== ${name}\n`);
    const startedAtMs = performance.now();
    const counts = await runStage(name);
    if (counts.passed + counts.failed === 0) {
      process.stdout.write(`${name} ran no test: that is a failure\n`);
      counts.failed += 1;
    }
    const seconds = ((performance.now() - startedAtMs) / 1_000).toFixed(0);
    process.stdout.write(`=== ${name}: ${counts.passed} passed, ${counts.failed} failed in ${seconds} s\n`);
    total.passed += counts.passed;
    total.failed += counts.failed;
    total.skipped += counts.skipped;
  }
  const skipped = total.skipped === 0 ? '' : `, ${total.skipped} skipped`;
  process.stdout.write(`\n${total.passed} passed, ${total.failed} failed${skipped}\n`);
  process.exitCode = total.failed === 0 ? 0 : 1;
});

/**
 * A stage that cannot run is a failed one; the others still tell what they find.
 * @param {string} name
 * @returns {Promise<Counts>}
 */
async function runStage(name) {
  if (hasBeenInterrupted) {
    process.stdout.write('interrupted: not run\n');
    return { passed: 0, failed: 1, skipped: 0 };
  }
  try {
    return await /** @type {() => Promise<Counts>} */ (stages[name])();
  } catch (error) {
    if (!(error instanceof SetupError)) throw error;
    process.stdout.write(`${error.message}\n`);
    return { passed: 0, failed: 1, skipped: 0 };
  }
}

function chosenStages() {
  const index = process.argv.indexOf('--only');
  if (index === -1) return Object.keys(stages);
  const chosen = (process.argv[index + 1] ?? '').split(',');
  const unknown = chosen.filter((name) => !Object.hasOwn(stages, name));
  if (unknown.length === 0) return chosen;
  throw new SetupError(`test: "${unknown.join(', ')}" is not one of ${Object.keys(stages).join(', ')}.`);
}

/**
 * @param {string} project
 * @returns {Promise<Counts>}
 */
async function runVitest(project) {
  const file = freshReport(project);
  const exitCode = await forward(process.execPath, [
    vitest,
    'run',
    '--project',
    project,
    '--reporter=default',
    '--reporter=json',
    `--outputFile=${file}`,
  ]);
  /** @type {VitestReport | null} */
  const report = readReport(file);
  if (report === null) return crashed(project, exitCode);
  const counts = {
    passed: report.numPassedTests,
    failed: report.numFailedTests,
    skipped: report.numPendingTests + report.numTodoTests,
  };
  // An error outside of any test (a file that does not load, a rejection nobody handled) fails the run all the same.
  if (exitCode !== 0 && counts.failed === 0) counts.failed += 1;
  return counts;
}

/** @returns {Promise<Counts>} */
async function runPlaywright() {
  await ensureBuild();
  const file = freshReport('e2e');
  const exitCode = await forward(process.execPath, [playwright, 'test', '-c', 'e2e/playwright.config.ts'], {
    PLAYWRIGHT_JSON_OUTPUT_NAME: file,
  });
  /** @type {{ stats: { expected: number, unexpected: number, flaky: number, skipped: number } } | null} */
  const report = readReport(file);
  if (report === null) return crashed('e2e', exitCode);
  const { expected, unexpected, flaky, skipped } = report.stats;
  const counts = { passed: expected, failed: unexpected + flaky, skipped };
  if (exitCode !== 0 && counts.failed === 0) counts.failed += 1;
  return counts;
}

/** @param {string} name */
function freshReport(name) {
  const file = path.join(reports, `${name}.json`);
  rmSync(file, { force: true });
  return file;
}

/**
 * @template Report
 * @param {string} file
 * @returns {Report | null}
 */
function readReport(file) {
  if (!existsSync(file)) return null;
  return /** @type {Report} */ (JSON.parse(readFileSync(file, 'utf8')));
}

/**
 * @param {string} name
 * @param {number} exitCode
 * @returns {Counts}
 */
function crashed(name, exitCode) {
  process.stdout.write(`${name} ended with code ${exitCode} and left no report\n`);
  return { passed: 0, failed: 1, skipped: 0 };
}
