/** What feeds list: an old fact-check that was corrected or withdrawn is news, and nothing that readers do not see is in it. */
import { expect, test } from 'vitest';
import { anArticle } from '#tests/support/articles.ts';
import { openWorld } from '#tests/support/world.ts';

const at = (day: number, hour = 0) => new Date(Date.UTC(2026, 10, day, hour));

test('feeds list the last news first: a check, a correction, a withdrawal; neither drafts nor what waits for its time', async () => {
  await using world = await openWorld();
  const { articles } = world.deps.ports;
  const put = async (slug: string, checkedOn: string, publishedAt: Date | null) => {
    const article = anArticle({ slug, checkedOn });
    await articles.save(article, [], { now: at(1), publishedAt });
  };
  await put('new', '2026-11-08', at(8));
  await put('newer', '2026-11-09', at(9));
  await put('old-corrected', '2020-01-01', at(1));
  await put('old-withdrawn', '2020-01-02', at(1));
  await put('old', '2020-01-03', at(1));
  await put('draft', '2026-11-10', null);
  await put('scheduled', '2026-11-10', at(20));
  await articles.correct('old-corrected', 'a', 'It was 11, not 12.', at(10));
  await articles.correct('old-corrected', 'b', 'It was 10, not 11.', at(10, 1));
  await articles.withdraw('old-withdrawn', { at: at(11), note: 'It rested on a forged letter.' });

  const items = await articles.listForFeeds(at(12), 3);
  expect(items.map(({ slug }) => slug)).toEqual(['old-withdrawn', 'old-corrected', 'newer']);
  expect(items[0]).toEqual({
    kind: 'withdrawn',
    slug: 'old-withdrawn',
    headline: 'Is water wet?',
    checkedOn: '2020-01-02',
    publishedAt: at(1),
    withdrawal: { at: at(11), note: 'It rested on a forged letter.' },
    updatedAt: at(11),
  });
  expect(items[1]).toMatchObject({
    kind: 'published',
    correction: { at: at(10, 1), note: 'It was 10, not 11.' },
    updatedAt: at(10, 1),
  });
  expect(items[2]).toMatchObject({ correction: null, publishedAt: at(9), updatedAt: at(9) });
  const slugs = async (now: Date) => (await articles.listForFeeds(now, 9)).map(({ slug }) => slug);
  expect(await slugs(at(12))).toEqual(['old-withdrawn', 'old-corrected', 'newer', 'new', 'old']);
  expect(await slugs(at(20))).toContain('scheduled');
});
