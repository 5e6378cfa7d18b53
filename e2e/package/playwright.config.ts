import { defineConfig } from 'playwright/test';
import base from '../playwright.config';

/* The installed package; `npm run test:package` makes the packages first. */
export default defineConfig({
  ...base,
  testDir: '.',
  testIgnore: [],
  // Installing a package of 100 MB is part of a test.
  timeout: 240_000,
  outputDir: '../../reports/package-e2e',
  reporter: [['list']],
});
