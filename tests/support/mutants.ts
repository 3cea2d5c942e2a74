/** Plants faults in the files that the arguments name (else in those of stryker.config.json) and shows which ones no test sees. */
import { parseArgs } from 'node:util';
import { Stryker } from '@stryker-mutator/core';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { help: { type: 'boolean', short: 'h' } },
});
if (values.help) {
  console.log(
    [
      'npm run mutants [-- FILES…]',
      'Breaks each expression in turn and runs the unit tests that reach it; a mutant that survives is a fault no test sees.',
      'FILES are paths or globs, with `:FROM-TO` for lines; without any, the files of stryker.config.json.',
      'Fails under 95% killed. Why the known survivors are left: docs/mutants.md.',
    ].join('\n'),
  );
  process.exit(0);
}

await new Stryker(positionals.length > 0 ? { mutate: positionals } : {}).runMutationTest();
