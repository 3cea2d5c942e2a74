/** How the tests run for `npm run mutants`: those that need neither a database nor a browser, and only where they read what is mutated. */
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    // tests/support/mutants.ts says which.
    include: [process.env['MUTANTS_JUDGED_BY'] ?? ''],
    // Draws hundreds of pages, which takes minutes where every expression is counted, and judges none of what is mutated.
    exclude: ['tests/ui/well-formed.test.tsx'],
    setupFiles: ['tests/support/console-error.ts'],
    testTimeout: 60_000,
  },
});
