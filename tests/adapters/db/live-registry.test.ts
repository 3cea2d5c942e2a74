/** The registry in memory follows the tables: compiled on a thread of its own, swapped whole, previewed without a change. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { screenPayer } from '#app/domain/screening/decide/decide.ts';
import { listingCount } from '#app/domain/screening/index/registry-index.ts';
import { importRegistry } from '#app/usecases/import-registry.ts';
import { openWorld } from '#tests/support/world.ts';

/** More than are compiled on the thread that asks. */
const many = 1_200;

function csvOf(word: string): string {
  const rows = Array.from(
    { length: many },
    (_, at) => `${word} ${String(at)} Action PAC,,,${String(at)},committee,US,`,
  );
  return ['name,aliases,domains,identifiers,kind,country,source_url', ...rows].join('\n');
}

test('a large registry is compiled on another thread while questions are answered, and is the same as ever', async () => {
  await using world = await openWorld();
  const { ports } = world.deps;
  const folder = mkdtempSync(join(tmpdir(), 'unbought-registry-'));
  try {
    const file = join(folder, 'list-2026-01-02.csv');
    writeFileSync(file, csvOf('Harborlight'));
    const outcome = (organisation: string) => screenPayer(ports.registry.current(), { organisation }).outcome;
    expect(outcome('Harborlight 17 Action PAC')).toBe('unclear');
    const importing = importRegistry(ports, {
      kind: 'csv',
      file,
      candidatesFile: null,
      dryRun: false,
      force: false,
      actor: { id: 'staff-1', name: 'test' },
    });
    expect(outcome('Harborlight 17 Action PAC')).toBe('unclear');
    expect((await importing).kind).toBe('replaced');
    expect(outcome('Harborlight 17 Action PAC')).toBe('political');
    const { index } = ports.registry.current();
    expect(index && listingCount(index)).toBeGreaterThanOrEqual(many);
    expect(await ports.registry.refresh()).toBe(false);
    expect(ports.registry.current().index).toBe(index);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
