/** Plants faults in the files that the arguments name (else in those of stryker.config.json) and shows which ones no test sees. */
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { Stryker } from '@stryker-mutator/core';
import { z } from 'zod';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { tests: { type: 'string' }, help: { type: 'boolean', short: 'h' } },
});
if (values.help) {
  console.log(
    [
      'npm run mutants [-- [--tests GLOB] FILES…]',
      'Breaks each expression in turn and runs the unit tests that reach it; a mutant that survives is a fault no test sees.',
      'FILES are paths or globs, with `:FROM-TO` for lines; without any, the areas of stryker.config.json, one after the other.',
      'What stands in app/domain/AREA is judged by tests/domain/AREA alone, or by the tests that --tests names.',
      'Fails where an area is under 95% killed. Why the known survivors are left: docs/mutants.md.',
    ].join('\n'),
  );
  process.exit(0);
}

/**
 * Which tests have to see what is planted: those of its own area, which say what it promises. A mutant of a table runs all of them,
 * so the tests that draw pages, or go through ten areas, would take hours and tell less.
 */
function judgesOf(files: readonly string[]): string {
  const areas = new Set(files.map(areaOf));
  const [area = null] = areas;
  if (areas.size > 1 || area === null) return 'tests/{domain,ui,http}/**/*.test.{ts,tsx}';
  return area === '' ? 'tests/domain/*.test.ts' : `tests/domain/${area}/**/*.test.ts`;
}

/** The folder of the domain in which it stands; empty where in none, and null of what is not of the domain. */
function areaOf(file: string): string | null {
  const found = /^app\/domain\/(?:([\w-]+)\/)?/.exec(file);
  return found && (found[1] ?? '');
}

const { mutate } = z
  .object({ mutate: z.array(z.string()) })
  .parse(JSON.parse(readFileSync('stryker.config.json', 'utf8')));
const runs = positionals.length > 0 ? [positionals] : mutate.map((area) => [area]);
for (const files of runs) {
  process.env['MUTANTS_JUDGED_BY'] = values.tests ?? judgesOf(files);
  await new Stryker({ mutate: files }).runMutationTest();
}
