import { expect, test } from 'vitest';
import { anArticle } from '#tests/support/articles.ts';
import { openWorld } from '#tests/support/world.ts';

const at = (day: number) => new Date(Date.UTC(2026, 10, day));

test('a fact-check is found as it stands in the database, and as the very same object until that changes', async () => {
  await using world = await openWorld();
  const { articles } = world.deps.ports;
  const slug = 'is-water-wet';
  expect(await articles.find(slug)).toBeNull();
  await articles.save(anArticle(), [], { now: at(1), publishedAt: at(1) });
  const first = await articles.find(slug);
  expect(first).toEqual({
    article: anArticle(),
    publishedAt: at(1),
    withdrawal: null,
    corrections: [],
    updatedAt: at(1),
  });
  expect(await articles.find(slug)).toBe(first);
  expect(await articles.save(anArticle(), [], { now: at(2), publishedAt: at(2) })).toBe('unchanged');
  expect(await articles.find(slug)).toBe(first);
  // Corrected twice within one moment of the clock: the moment alone would not tell.
  await articles.save(anArticle({ verdict: 'Yes.' }), [], { now: at(3), publishedAt: at(3) });
  expect((await articles.find(slug))?.article.verdict).toBe('Yes.');
  await articles.save(anArticle({ verdict: 'No, after all.' }), [], { now: at(3), publishedAt: at(3) });
  expect((await articles.find(slug))?.article.verdict).toBe('No, after all.');
});
