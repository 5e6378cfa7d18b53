import { createRequire } from 'node:module';

/*
 * Loaded before the agent to show that the check of its syncs can fail: once the agent has made sure that its file syncs
 * every commit, this takes it back, as an absent-minded change of the program would.
 */

/** @type {{ prototype: { pragma: (text: string, options?: object) => unknown } }} */
const Sqlite = createRequire(import.meta.url)('better-sqlite3');
const { pragma } = Sqlite.prototype;
/**
 * @param {string} text
 * @param {object} [options]
 */
Sqlite.prototype.pragma = function weakened(text, options) {
  const answer = pragma.call(this, text, options);
  if (text === 'journal_mode') pragma.call(this, 'synchronous = NORMAL');
  return answer;
};
