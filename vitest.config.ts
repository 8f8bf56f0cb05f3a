import { defineConfig } from 'vitest/config';

const CORE =
  'test/{archive,decode,document,fuzz,segment,tables,templates,report,rules,settings,language,project}/**/*.test.ts';

export default defineConfig({
  test: {
    // Most shell tests wait for servers and processes: two cores have room for a third file at the same time.
    maxWorkers: 3,
    projects: [
      { test: { name: 'core', include: [CORE], testTimeout: 60_000 } },
      {
        test: {
          name: 'shell',
          include: ['test/**/*.test.ts'],
          exclude: [CORE, 'test/reports/**'],
          globalSetup: ['test/setup/servers.ts'],
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
      { test: { name: 'reports', include: ['test/reports/**/*.test.ts'], testTimeout: 60_000 } },
    ],
  },
});
