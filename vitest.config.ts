/** Which tests run how: unit without a database, integration with a real PostgreSQL and processes of the app, e2e in a real Chromium, long when asked for. */
import { defineConfig } from 'vitest/config';

// Sized for two slow cores shared with a browser and a database; a healthy test needs a fraction of these.
const second = 1_000;
const hour = 3_600 * second;
/** Starts the tests' PostgreSQL, and stops it when they are done. */
const database = 'tests/support/database-server.ts';
const files = '**/*.test.{ts,tsx}';

export default defineConfig({
  test: {
    setupFiles: ['tests/support/console-error.ts'],
    maxWorkers: 2,
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['tests/*.test.ts', `tests/{domain,ui,http}/${files}`],
          testTimeout: 20 * second,
          hookTimeout: 20 * second,
        },
      },
      {
        extends: true,
        test: {
          name: 'integration',
          include: [`tests/*/${files}`],
          exclude: [`tests/{domain,ui,http,e2e,long,support,bench}/${files}`],
          globalSetup: database,
          testTimeout: 120 * second,
          hookTimeout: 180 * second,
        },
      },
      {
        extends: true,
        test: {
          name: 'e2e',
          include: [`tests/e2e/${files}`],
          globalSetup: database,
          // After the others, one browser and one app at a time: they would starve each other into time-outs.
          fileParallelism: false,
          sequence: { groupOrder: 1 },
          testTimeout: 120 * second,
          hookTimeout: 180 * second,
        },
      },
      {
        extends: true,
        test: {
          // What nobody waits for at each change (`npm run test:long`): other people's clients, long histories.
          name: 'long',
          include: [`tests/long/${files}`],
          globalSetup: database,
          fileParallelism: false,
          testTimeout: 2 * hour,
          hookTimeout: 180 * second,
        },
      },
    ],
  },
});
