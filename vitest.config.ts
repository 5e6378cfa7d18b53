import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: [
            'src/**/*.test.{ts,tsx}',
            'scripts/**/*.test.ts',
            'e2e/{crash,faults,support}/**/*.test.ts',
          ],
          exclude: ['**/*.integration.test.ts'],
          setupFiles: ['e2e/support/patient-waits.ts'],
          // Only what hangs waits so long; some of these wait for syncs of a disk that others use as well.
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'integration',
          include: [
            'src/**/*.integration.test.ts',
            'scripts/**/*.integration.test.ts',
            'e2e/{crash,faults}/*.integration.test.ts',
          ],
          // Each file starts its own servers; most of a test is waiting, so two at a time keep two cores busy.
          maxWorkers: 2,
          testTimeout: 180_000,
          hookTimeout: 120_000,
        },
      },
      {
        test: {
          // A cluster of three real nodes; `npm run test:galera` prepares what it needs.
          name: 'galera',
          include: ['e2e/galera/*.galera.test.ts'],
          testTimeout: 180_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
