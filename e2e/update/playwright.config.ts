import { defineConfig } from 'playwright/test';
import base from '../playwright.config';

/* A packaged program that updates itself; `npm run test:update` makes the packages first. */
export default defineConfig({
  ...base,
  testDir: '.',
  testIgnore: [],
  workers: 1,
  // A start unpacks 260 MB; some tests start the program six times.
  timeout: 600_000,
  outputDir: '../../reports/update-e2e',
  reporter: [['list']],
});
