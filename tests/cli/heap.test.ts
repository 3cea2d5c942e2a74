/** The heap of the serving process is bounded by the memory that there is, or as the operator says (M15). */
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { heapMbFor, heapOptions } from '#app/cli/heap.ts';

const gb = 1024 ** 3;
const heap = join(import.meta.dirname, '..', '..', 'app', 'cli', 'heap.ts');

test.each([
  ['a quarter of the machine', 1.5 * gb, 0, 384],
  ['of the container where that is less', 24 * gb, 1.5 * gb, 384],
  ['of the machine where the container has no limit', 1.5 * gb, 2 ** 64, 384],
  ['never less than 256 MB', 0.5 * gb, 0, 256],
  ['never more than 512 MB', 24 * gb, 0, 512],
])('%s', (_name, machine, container, expected) => {
  expect(heapMbFor(machine, container)).toBe(expected);
});

test('a bound that the operator gave stays as it is', () => {
  for (const given of [
    '--max-old-space-size=99',
    '--max_old_space_size=99',
    '--trace-gc --max-old-space-size=99',
  ])
    expect(heapOptions(300, [given])).toEqual([]);
  expect(heapOptions(300, ['--import', './x.js'])).toEqual(['--max-old-space-size=300']);
});

test('the process becomes the bounded one, under the same id, with its arguments and its exit code', async () => {
  const program = `
    import { withBoundedHeap } from ${JSON.stringify(heap)};
    import { getHeapStatistics } from 'node:v8';
    const pid = process.env.FIRST_PID ??= String(process.pid);
    await withBoundedHeap(300);
    console.log(JSON.stringify([getHeapStatistics().heap_size_limit / 1048576, pid === String(process.pid), process.argv.slice(1)]));
    process.exitCode = 7;`;
  const { NODE_OPTIONS: _unset, ...env } = process.env;
  const run = promisify(execFile)(
    process.execPath,
    ['--input-type=module', '--eval', program, '--', 'a', 'b c'],
    { env },
  );
  const { stdout, stderr, code } = await run.then(
    (done) => ({ ...done, code: 0 }),
    (error: unknown) => error as { stdout: string; stderr: string; code: number },
  );
  const [limit, isSame, args] = JSON.parse(stdout) as [number, boolean, string[]];
  // V8 adds its young generation to what it was told.
  expect(limit).toBeGreaterThanOrEqual(300);
  expect(limit).toBeLessThan(500);
  expect(isSame).toBe(process.platform !== 'win32');
  expect(args).toEqual(['a', 'b c']);
  expect(stderr).toBe('');
  expect(code).toBe(7);
});
