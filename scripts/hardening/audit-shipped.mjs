import { isShipped, readLock, shippedNames } from '../dist/shipped-packages.mjs';
import { runNpm } from '../setup/npm.mjs';
import { programRoot } from '../setup/paths.mjs';
import { readAudit } from './read-audit.mjs';

/**
 * Asks the registry in use what is known against the packages that are shipped, and prints what was and was not audited.
 * Resolves to the failures. A registry that gives no audit is told, and is a failure where the audit is demanded.
 * @param {{ isDemanded: boolean }} options
 */
export async function auditShipped({ isDemanded }) {
  const { output: said } = await runNpm(['audit', '--json'], { cwd: programRoot });
  const lock = readLock();
  const audit = readAudit(said, (place) => isShipped(lock, place));
  process.stdout.write(
    `\nAudit of what is shipped: ${shippedNames(lock).size} packages, Electron with its Chromium and Node among them\n`,
  );
  if (audit.state === 'unavailable') {
    process.stdout.write(
      `  NOT AUDITED, none of them: the registry in use gave no audit (${audit.why}).\n` +
        '  Use one that does: npm run test:hardening -- --demand-audit, as the release does, fails without.\n' +
        '  What was looked up by hand, and when: docs/security.md\n',
    );
    return isDemanded ? ['the packages could not be audited'] : [];
  }
  const { found, tools } = audit;
  process.stdout.write(
    `  all were audited; known against them: ${found.length === 0 ? 'nothing' : found.length}\n`,
  );
  for (const { name, severity, title } of found) {
    process.stdout.write(`  ${severity.padEnd(8)}  ${name}: ${title}\n`);
  }
  if (tools.length > 0)
    process.stdout.write(`  tools of development, not shipped, no failure: ${tools.join(', ')}\n`);
  return found.length === 0 ? [] : ['a shipped package has a known hole'];
}
