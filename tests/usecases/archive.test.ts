/** Fact-checks by month and topic, on PostgreSQL: what is counted, what is listed, and what is none. */
import { expect, test } from 'vitest';
import type { Article } from '#app/domain/article/article.ts';
import { listArchive } from '#app/usecases/list-archive.ts';
import { listMonth } from '#app/usecases/list-month.ts';
import { listTopic } from '#app/usecases/list-topic.ts';
import { anArticle } from '#tests/support/articles.ts';
import { openWorld, type World } from '#tests/support/world.ts';

const past = new Date('2026-11-01T00:00:00Z');

async function openNewsroom(articles: readonly (Partial<Article> & { publishedAt?: Date | null })[]) {
  const world = await openWorld();
  for (const { publishedAt = past, ...changes } of articles)
    await world.deps.ports.articles.save(anArticle(changes), [], { now: past, publishedAt });
  return world;
}

const archiveOf = (world: World) => listArchive(world.deps.ports, 0);

test('months and topics count what readers see, and neither drafts, nor what waits, nor what was withdrawn', async () => {
  await using world = await openNewsroom([
    { slug: 'a', checkedOn: '2026-11-02', topics: ['Health', 'Space'] },
    { slug: 'b', checkedOn: '2026-10-31', topics: ['Health'] },
    { slug: 'c', checkedOn: '2026-10-01', topics: [] },
    { slug: 'draft', checkedOn: '2026-09-01', topics: ['Taxes'], publishedAt: null },
    { slug: 'waits', checkedOn: '2026-09-02', topics: ['Taxes'], publishedAt: new Date('2999-01-01') },
    { slug: 'withdrawn', checkedOn: '2026-09-03', topics: ['Taxes', 'Health'] },
  ]);
  await world.deps.ports.articles.withdraw('withdrawn', { at: past, note: 'It was wrong.' });
  expect(await archiveOf(world)).toEqual({
    months: [
      { month: '2026-11', count: 1 },
      { month: '2026-10', count: 2 },
    ],
    topics: [
      { slug: 'health', name: 'Health', count: 2 },
      { slug: 'space', name: 'Space', count: 1 },
    ],
  });
  const { ports } = world.deps;
  expect(await listTopic(ports, 'taxes', { limit: 5 })).toBeNull();
  expect(await listMonth(ports, '2026-09', { limit: 5 })).toBeNull();
});

test('a topic is spelled as its newest fact-check spells it, in whatever script', async () => {
  await using world = await openNewsroom([
    { slug: 'older', checkedOn: '2025-01-01', topics: ['covid 19', 'حقائق'] },
    { slug: 'newer', checkedOn: '2026-01-01', topics: ['Elsewhere', 'COVID-19'] },
  ]);
  const { ports } = world.deps;
  const covid = await listTopic(ports, 'covid-19', { limit: 5 });
  expect(covid?.topic).toEqual({ slug: 'covid-19', name: 'COVID-19', count: 2 });
  expect(covid?.items.map(({ slug }) => slug)).toEqual(['newer', 'older']);
  expect((await listTopic(ports, 'حقائق', { limit: 5 }))?.topic.name).toBe('حقائق');
});

test('a month and a topic are read page by page, each fact-check once, and stay within themselves', async () => {
  const days = ['2026-11-01', '2026-10-31', '2026-10-31', '2026-10-31', '2026-10-01', '2026-09-30'];
  await using world = await openNewsroom(
    days.map((checkedOn, at) => ({
      slug: `check-${String(at)}`,
      checkedOn,
      topics: at === 3 ? [] : ['Space'],
    })),
  );
  const { ports } = world.deps;
  const read = async (list: typeof listMonth | typeof listTopic, shelf: string) => {
    const seen: string[] = [];
    let after: string | null = null;
    do {
      const page: Awaited<ReturnType<typeof list>> = await list(ports, shelf, { after, limit: 2 });
      seen.push(...(page?.items ?? []).map(({ slug }) => slug));
      after = page?.next ?? null;
    } while (after !== null);
    return seen;
  };
  expect(await read(listMonth, '2026-10')).toEqual(['check-1', 'check-2', 'check-3', 'check-4']);
  expect(await read(listTopic, 'space')).toEqual(['check-0', 'check-1', 'check-2', 'check-4', 'check-5']);
  const october = await listMonth(ports, '2026-10', { limit: 2 });
  expect([october?.earlier?.month, october?.later?.month]).toEqual(['2026-09', '2026-11']);
});

test('what is no month or topic is none, whatever stands in the address', async () => {
  await using world = await openNewsroom([{ slug: 'a', topics: ['Health'] }]);
  const { ports } = world.deps;
  for (const text of [
    '',
    '2026-13',
    '2026-11-01',
    'nothing',
    'a\0b',
    '\ud800',
    "' OR 1=1",
    'x'.repeat(5000),
  ]) {
    expect(await listMonth(ports, text, { limit: 5 }), text).toBeNull();
    expect(await listTopic(ports, text, { limit: 5 }), text).toBeNull();
  }
});

test('the archive is the very same object for as long as it may be old', async () => {
  await using world = await openNewsroom([{ slug: 'a' }]);
  const { ports } = world.deps;
  const first = listArchive(ports, 60_000);
  expect(listArchive(ports, 60_000)).toBe(first);
  expect(listArchive(ports, 0)).not.toBe(first);
  await first;
});
