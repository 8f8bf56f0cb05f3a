import { defineConfig } from 'vitest/config';

const CORE =
  'test/{archive,decode,document,errors,segment,tables,templates,report,rules,settings,language,project}/**/*.test.ts';
/** Thousands of mutated inputs, and single ones as large as the limits allow: what takes minutes, not seconds. */
const HOSTILE = ['test/fuzz/**/*.test.ts', 'test/**/limits.test.ts'];

export default defineConfig({
  test: {
    // Most shell tests wait for servers and processes: two cores have room for a third file at the same time.
    maxWorkers: 3,
    projects: [
      {
        // Pure functions: one process can run file after file without starting anew.
        test: {
          name: 'core',
          include: [CORE],
          exclude: HOSTILE,
          isolate: false,
          testTimeout: 60_000,
        },
      },
      { test: { name: 'hostile', include: HOSTILE, testTimeout: 60_000 } },
      {
        test: {
          name: 'shell',
          include: ['test/**/*.test.ts'],
          exclude: [CORE, ...HOSTILE, 'test/reports/**'],
          globalSetup: ['test/setup/servers.ts'],
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
      { test: { name: 'reports', include: ['test/reports/**/*.test.ts'], testTimeout: 60_000 } },
    ],
  },
});
