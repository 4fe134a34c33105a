import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

/** Tests that kill processes and race clocks may lose once on a machine that others slow down; losing twice is a fault. */
const retry = process.env.CI ? 1 : 0;

/**
 * These tests mostly wait for programs and clocks, so even a small machine has two of their files at once.
 * A process runs many files, because to load the program anew for each took as long as the tests: files put back what they change.
 */
const workers = { maxWorkers: Math.max(2, availableParallelism()), sequence: { groupOrder: 1 }, isolate: false };

export default defineConfig({
  test: {
    // The whole proof counts from this report; it runs the same command as everybody else, without arguments.
    ...(process.env.CI ? { reporters: ['default', 'json'], outputFile: { json: 'reports/tests.json' } } : {}),
    projects: [
      // One process for all files: they share no state that they do not put back, and a process each costs more than the tests.
      {
        test: { name: 'unit', include: ['test/unit/**/*.test.ts'], testTimeout: 60_000, isolate: false, maxWorkers: 1 },
      },
      {
        test: {
          name: 'contract',
          ...workers,
          retry,
          include: ['test/contract/**/*.test.ts'],
          testTimeout: 60_000,
          hookTimeout: 120_000,
          globalSetup: ['test/support/postgres-cluster.setup.ts'],
        },
      },
      {
        test: {
          name: 'integration',
          ...workers,
          retry,
          include: ['test/integration/**/*.test.ts'],
          // Whole programs start and stop here, two files at once: on a busy machine that alone takes most of a minute.
          testTimeout: 180_000,
          hookTimeout: 120_000,
          globalSetup: ['test/support/built-pages.setup.ts', 'test/support/postgres-cluster.setup.ts'],
        },
      },
      {
        test: {
          name: 'e2e',
          ...workers,
          retry,
          include: ['test/e2e/**/*.test.ts'],
          // Stories of several people wait for real work, two at once.
          testTimeout: 240_000,
          hookTimeout: 120_000,
          globalSetup: ['test/support/built-pages.setup.ts', 'test/support/postgres-cluster.setup.ts'],
        },
      },
    ],
  },
});
