import { expect, test } from 'vitest';
import type { Ports } from '#app/ports.ts';
import type { EditionSummary } from '#app/ports/registry.ts';
import { showRegistry } from '#app/usecases/show-registry.ts';
import { listing, registry } from '#tests/domain/screening/build.ts';

const now = new Date('2026-11-22T12:00:00Z');
const daysAgo = (days: number) => new Date(now.getTime() - days * 86_400_000);

function summary(sourceId: string, changes: Partial<EditionSummary> = {}): EditionSummary {
  return {
    sourceId,
    sourceLabel: sourceId,
    editionLabel: '2026-11',
    rowCount: 2,
    ages: true,
    importedAt: daysAgo(100),
    confirmedAt: daysAgo(1),
    rowsRead: 3,
    leftOut: { 'private persons': 1 },
    fileSize: 100,
    fileSha256: null,
    olderFiles: [],
    importedBy: null,
    ...changes,
  };
}

const show = (summaries: readonly EditionSummary[]) =>
  showRegistry(
    {
      registry: { current: () => registry([listing('ONE PAC'), listing('TWO PAC')]) },
      registryStore: { summaries: () => Promise.resolve([...summaries]) },
      clock: { now: () => now },
    } as unknown as Ports,
    { ageDaysMax: 45 },
  );

test('sources stand with their age, the oldest first; age counts from the last confirmation, not the import', async () => {
  const { sources, listings } = await show([
    summary('starter', { ages: false }),
    summary('fec-committees'),
    summary('uk-parties', { confirmedAt: daysAgo(45.01) }),
    summary('csv', { confirmedAt: daysAgo(44.99) }),
  ]);
  expect(sources.map(({ sourceId, ageDays, isOld }) => [sourceId, ageDays, isOld])).toEqual([
    ['uk-parties', 45, true],
    ['csv', 44, false],
    ['fec-committees', 1, false],
    ['starter', null, false],
  ]);
  expect(listings).toBe(2);
});

test('lists that were never imported are named, but for the one that comes with the program', async () => {
  const { missing } = await show([summary('fec-committees')]);
  expect(missing).toContain('uk-parties');
  expect(missing).not.toContain('fec-committees');
  expect(missing).not.toContain('starter');
});
