/** Whether an embed asks: by the fact-check and by the site that shows it. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { loader } from '#app/routes/embed.$slug.tsx';
import { anArticle } from '#tests/support/articles.ts';
import { openWorld, type World } from '#tests/support/world.ts';
import { answerOf, argsFor } from './call-route.ts';

const [asking, quiet] = ['https://asking.example', 'https://quiet.example'];
let world: World;
beforeAll(async () => {
  world = await openWorld({ EMBED_ORIGINS: `${asking},${quiet}`, ASK_OFF_SITES: quiet });
  const { articles } = world.deps.ports;
  const at = { now: new Date('2026-11-10T00:00:00Z'), publishedAt: new Date('2026-11-10T00:00:00Z') };
  await articles.save(anArticle(), [], at);
  await articles.save(anArticle({ slug: 'without', hasAsk: false }), [], at);
  await articles.save(anArticle({ slug: 'draft' }), [], { ...at, publishedAt: null });
});
afterAll(() => world[Symbol.asyncDispose]());

const shown = (slug: string, site: string) =>
  loader(argsFor(world.deps, `/embed/${slug}?site=${encodeURIComponent(site)}`, { params: { slug } }));

test('it asks unless an editor or ASK_OFF_SITES says otherwise, and names a site only where that is listed', async () => {
  expect(await shown('is-water-wet', asking)).toMatchObject({ asks: true, from: asking });
  expect(await shown('is-water-wet', quiet)).toMatchObject({ asks: false, from: quiet });
  expect(await shown('is-water-wet', 'https://evil.example')).toMatchObject({ asks: true, from: 'direct' });
  expect(await shown('without', asking)).toMatchObject({ asks: false, from: asking });
});

test('a draft is not there for anybody', async () => {
  for (const slug of ['draft', 'no-such']) expect((await answerOf(shown(slug, asking))).status).toBe(404);
});
