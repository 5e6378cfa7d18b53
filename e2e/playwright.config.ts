import { defineConfig } from 'playwright/test';
import { hasDisplay } from '../scripts/setup/display.mjs';

export default defineConfig({
  testDir: '.',
  testMatch: '**/*.spec.ts',
  // The installed package and its updates have commands of their own.
  testIgnore: ['**/package/**', '**/e2e/update/**'],
  // A display has one focus, and key events go there: a real display is for one test at a time. Virtual ones, of which
  // each worker opens its own, are not; two of them keep two cores busy, since much of a test is waiting.
  workers: hasDisplay() ? 1 : 2,
  // A flaky test is a fault to find, never to retry away.
  retries: 0,
  // An outage of some seconds is part of several tests, and the longest takes 40 s on two idle cores. A PC that has other work
  // takes several times that; only a test that fails waits so long.
  timeout: 240_000,
  expect: { timeout: 30_000 },
  outputDir: '../reports/e2e',
  reporter: [
    ['list'],
    ['json', { outputFile: process.env['PLAYWRIGHT_JSON_OUTPUT_NAME'] ?? '../reports/e2e.json' }],
  ],
});
