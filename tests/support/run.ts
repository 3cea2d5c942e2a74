/** Runs the tests (all but the long ones, or those that the arguments name) and ends with the one line that says how many passed. */
import { parseArgs } from 'node:util';
import type { Reporter, TestCase } from 'vitest/node';
import { startVitest } from 'vitest/node';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    project: { type: 'string', multiple: true, default: ['unit', 'integration', 'e2e'] },
    seed: { type: 'string' },
    help: { type: 'boolean', short: 'h' },
  },
});
if (values.help) {
  console.log(`npm test [-- [--project unit|integration|e2e] [WORDS OF A FILE NAME…]]
npm run test:long [-- [--seed NUMBER] [WORDS OF A FILE NAME…]]   those that take long; the same seed, the same chances`);
  process.exit(0);
}

if (values.project.includes('long')) {
  const seed = values.seed ?? String(Math.floor(Math.random() * 2 ** 31));
  if (!/^\d{1,10}$/.test(seed)) {
    console.error(`--seed: expected a whole number, got '${seed}'.`);
    process.exit(1);
  }
  process.env['TEST_SEED'] = seed;
  process.env['TEST_SEED_GIVEN'] = values.seed === undefined ? '' : 'yes';
  console.log(`Seed ${seed}; the same chances again with --seed ${seed}.`);
}

const count = { passed: 0, failed: 0, skipped: 0 };

function add(test: TestCase): void {
  const { state } = test.result();
  // A test that never got its turn (a crashed worker, a set-up that threw) did not pass.
  count[state === 'pending' ? 'failed' : state] += 1;
}

/** Counts what ran, and as one failure each: a file that could not be loaded and an error outside any test. */
const counter: Reporter = {
  onTestRunEnd(modules, errors) {
    count.failed += errors.length;
    for (const module of modules) {
      for (const test of module.children.allTests()) add(test);
      if (module.errors().length > 0) count.failed += 1;
    }
  },
};

let crashed = false;
try {
  const vitest = await startVitest(positionals, {
    watch: false,
    reporters: ['default', counter],
    project: values.project,
  });
  await vitest.close();
} catch (error) {
  crashed = true;
  console.error(error);
}

const { passed, failed, skipped } = count;
const none = passed + failed === 0;
if (none) console.error('No test ran.');
const line = `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}\n`;
// The line is written out before the process ends, whatever the tests left running.
process.stdout.write(line, () => process.exit(failed > 0 || none || crashed || process.exitCode ? 1 : 0));
