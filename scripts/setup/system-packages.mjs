import { existsSync, readFileSync } from 'node:fs';
import { lastLines, run } from './run.mjs';
import { say, SetupError } from './say.mjs';

/*
 * What a bare Debian lacks. As root on Debian or Ubuntu it is installed; anywhere else people are told exactly what to
 * install, and nothing is changed.
 */

/**
 * @typedef {object} SystemNeed
 * @property {string} reason Why it is needed, as the end of "… is needed for".
 * @property {readonly (readonly string[])[]} packages Debian packages; each item lists the names of one package in
 *   order of preference, because newer releases renamed some.
 */

/**
 * Installs the packages of all needs, or throws a `SetupError` that says how a person can.
 * @param {readonly SystemNeed[]} needs
 */
export async function ensureSystemPackages(needs) {
  if (needs.length === 0) return;
  const reasons = needs.map((need) => need.reason).join('; ');
  if (!isDebianRoot()) throw new SetupError(explain(needs, await chooseNames(needs)));
  say(`installing Debian packages for: ${reasons}`);
  // One broken source among several fails an update; what is needed may be found all the same.
  const updateFailure = await apt(['update']);
  const names = await chooseNames(needs);
  const failure = await apt(['install', '-y', '--no-install-recommends', ...names]);
  if (failure === null) return;
  throw new SetupError(
    `${updateFailure === null ? '' : `${updateFailure}\n\n`}${failure}\nCheck that the package mirror can be reached and that the disk has room, then try again.\n${explain(needs, names)}`,
  );
}

function isDebianRoot() {
  return process.getuid?.() === 0 && isDebian() && existsSync('/usr/bin/apt-get');
}

function isDebian() {
  if (!existsSync('/etc/os-release')) return false;
  return /^ID(_LIKE)?=.*\b(debian|ubuntu)\b/m.test(readFileSync('/etc/os-release', 'utf8'));
}

/** The lists of packages have a lock of their own, for which apt does not wait. */
const listsLockPauseMs = 15_000;

/**
 * Resolves to null when it went well, else to what apt said.
 * @param {readonly string[]} parameters
 */
async function apt(parameters) {
  const attempt = () =>
    // Another installation may hold the lock for a while: apt waits for it instead of failing.
    run('apt-get', ['-o', 'DPkg::Lock::Timeout=300', '-q', ...parameters], {
      env: { DEBIAN_FRONTEND: 'noninteractive' },
      progress: `still running apt-get ${parameters[0] ?? ''}`,
    });
  let result = await attempt();
  if (result.exitCode !== 0 && result.output.includes('Could not get lock')) {
    say('another installation is running; waiting for it');
    await new Promise((resolve) => setTimeout(resolve, listsLockPauseMs));
    result = await attempt();
  }
  if (result.exitCode === 0) return null;
  return `apt-get ${parameters.join(' ')} failed. It said:\n${lastLines(result.output)}`;
}

/** @param {readonly SystemNeed[]} needs */
async function chooseNames(needs) {
  return Promise.all(needs.flatMap((need) => need.packages).map(chooseName));
}

/** @param {readonly string[]} names */
async function chooseName(names) {
  for (const name of names) {
    const { exitCode, output } = await run('apt-cache', ['policy', name]);
    if (exitCode === 0 && /Candidate: (?!\(none\))/.test(output)) return name;
  }
  return names[0] ?? '';
}

/**
 * @param {readonly SystemNeed[]} needs
 * @param {readonly string[]} names
 */
function explain(needs, names) {
  const reasons = needs.map((need) => `  - ${need.reason}`).join('\n');
  const debianNames = names.join(' ');
  if (process.platform === 'linux' && isDebian()) {
    return `Something is missing on this machine:\n${reasons}\nInstall it with:\n  sudo apt-get update && sudo apt-get install --no-install-recommends ${debianNames}\nThen run the same command again.`;
  }
  return `Something is missing on this machine:\n${reasons}\nInstall it with the tools of your system, then run the same command again. On Debian the packages are called: ${debianNames}. For MariaDB on Windows or macOS see https://mariadb.org/download (10.11 or newer) and put its bin folder into PATH.`;
}
