/** The desk's pages of fact-checks: each stands on one, the newest first, and says what became of it now. */
import { expect, test } from 'vitest';
import { pageFactChecks } from '#app/usecases/page-fact-checks.ts';
import { anArticle } from '#tests/support/articles.ts';
import { openWorld } from '#tests/support/world.ts';

test('120 fact-checks stand on three pages, each once, also where many were checked on one day', async () => {
  await using world = await openWorld();
  const { ports } = world.deps;
  const now = ports.clock.now();
  const slugs = Array.from({ length: 120 }, (_, at) => `claim-${String(at).padStart(3, '0')}`);
  for (const [at, slug] of slugs.entries()) {
    const checkedOn = `2026-11-0${String(1 + (at % 2))}`;
    await ports.articles.save(anArticle({ slug, checkedOn }), [], { now, publishedAt: now });
  }
  const seen: string[] = [];
  const lengths: number[] = [];
  let after: string | null = null;
  do {
    const page = await pageFactChecks(ports, after);
    expect(page.isFirst).toBe(after === null);
    lengths.push(page.items.length);
    seen.push(...page.items.map((item) => item.slug));
    after = page.next;
  } while (after !== null);
  expect(lengths).toEqual([50, 50, 20]);
  expect(seen.toSorted()).toEqual(slugs);
  expect((await pageFactChecks(ports, 'nonsense')).isFirst).toBe(true);
});

test('a draft, one that waits, one that stands and one that was withdrawn are told apart', async () => {
  await using world = await openWorld();
  const { ports } = world.deps;
  const now = ports.clock.now();
  const later = new Date(now.getTime() + 60_000);
  for (const [slug, publishedAt] of [
    ['draft', null],
    ['later', later],
    ['now', now],
    ['gone', now],
  ] as const)
    await ports.articles.save(anArticle({ slug }), [], { now, publishedAt });
  await ports.articles.withdraw('gone', { at: now, note: 'It was wrong.' });
  const { items } = await pageFactChecks(ports, null);
  expect(Object.fromEntries(items.map(({ slug, state }) => [slug, state]))).toEqual({
    ...{ draft: 'draft', later: 'scheduled', now: 'published', gone: 'withdrawn' },
  });
});
