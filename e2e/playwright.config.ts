import { defineConfig } from 'playwright/test';

export default defineConfig({
  testDir: '.',
  testMatch: '**/*.spec.ts',
  // The installed package has a command of its own.
  testIgnore: '**/package/**',
  // One window at a time: key events go to the window that has the focus.
  workers: 1,
  // A flaky test is a fault to find, never to retry away.
  retries: 0,
  // An outage of some seconds is part of several tests; starting Electron takes about 2 s on two cores.
  timeout: 90_000,
  expect: { timeout: 15_000 },
  outputDir: '../reports/e2e',
  reporter: [
    ['list'],
    ['json', { outputFile: process.env['PLAYWRIGHT_JSON_OUTPUT_NAME'] ?? '../reports/e2e.json' }],
  ],
});
