/** Plants faults in the files that the arguments name (else in those of stryker.config.json) and shows which ones no test sees. */
import { parseArgs } from 'node:util';
import { Stryker } from '@stryker-mutator/core';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { tests: { type: 'string' }, help: { type: 'boolean', short: 'h' } },
});
if (values.help) {
  console.log(
    [
      'npm run mutants [-- [--tests GLOB] FILES…]',
      'Breaks each expression in turn and runs the unit tests that reach it; a mutant that survives is a fault no test sees.',
      'What stands in app/domain is judged by tests/domain alone; by fewer yet with --tests, as tables want it: each of their',
      'mutants runs all tests that load the table.',
      'FILES are paths or globs, with `:FROM-TO` for lines; without any, the files of stryker.config.json.',
      'Fails under 95% killed. Why the known survivors are left: docs/mutants.md.',
    ].join('\n'),
  );
  process.exit(0);
}

// What the domain promises its own tests must see, and they take a tenth of the time of all that draw something.
const isDomain = positionals.every((file) => file.startsWith('app/domain/'));
const judges = isDomain ? 'tests/domain' : 'tests/{domain,ui,http}';
process.env['MUTANTS_JUDGED_BY'] = values.tests ?? `${judges}/**/*.test.{ts,tsx}`;
await new Stryker(positionals.length > 0 ? { mutate: positionals } : {}).runMutationTest();
