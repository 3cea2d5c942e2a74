/** GET /oembed: what is answered for which address, in which form, and where it is a link. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { paths } from '#app/paths.ts';
import { loader } from '#app/routes/oembed.ts';
import { anArticle } from '#tests/support/articles.ts';
import { openWorld, type World } from '#tests/support/world.ts';
import { argsFor } from './call-route.ts';

let world: World;
const now = new Date();
const picture = { sha256: 'a'.repeat(64), type: 'image/png', width: 400, height: 300 } as const;
const image = { ...picture, alt: 'A glass of water', caption: [] };

beforeAll(async () => {
  world = await openWorld({ EMBED_ORIGINS: 'https://partner.example,*' });
  const { articles } = world.deps.ports;
  const save = (slug: string, publishedAt: Date | null) =>
    articles.save(anArticle({ slug, image }), [{ ...picture, bytes: new Uint8Array(1) }], {
      now,
      publishedAt,
    });
  await save('stands', now);
  await save('draft', null);
  await save('tomorrow', new Date(now.getTime() + 86_400_000));
  await save('gone', now);
  await articles.withdraw('gone', { at: now, note: 'The source was a forgery.' });
});
afterAll(() => world[Symbol.asyncDispose]());

const addressOf = (slug: string) => world.deps.ports.site.url + paths.factCheck(slug);
const answer = (query: Record<string, string>, { deps } = world) =>
  loader(argsFor(deps, `/oembed?${new URLSearchParams(query).toString()}`));

test('a fact-check that readers see is answered with its card and its picture', async () => {
  const response = await answer({ url: addressOf('stands'), maxwidth: '400', dnt: '1' });
  expect([
    response.status,
    response.headers.get('content-type'),
    response.headers.get('cache-control'),
  ]).toEqual([200, 'application/json; charset=utf-8', 'public, max-age=600']);
  const { url } = world.deps.ports.site;
  expect(await response.json()).toMatchObject({
    type: 'rich',
    title: 'Is water wet?',
    width: 400,
    html: expect.stringContaining(`src="${url}/embed/stands/card"`) as unknown,
    thumbnail_url: `${url}/images/${picture.sha256}.png`,
    thumbnail_width: 400,
    thumbnail_height: 300,
  });
});

test('a listed site in the address is the card’s too, and another one is not', async () => {
  const htmlFor = async (site: string) => {
    const response = await answer({ url: `${addressOf('stands')}?site=${encodeURIComponent(site)}` });
    return ((await response.json()) as { html: string }).html;
  };
  expect(await htmlFor('https://partner.example')).toContain('/card?site=https%3A%2F%2Fpartner.example"');
  expect(await htmlFor('https://stranger.example')).toContain('/card"');
});

test('the same in XML, with the type that oEmbed names', async () => {
  const response = await answer({ url: addressOf('stands'), format: 'xml' });
  expect(response.headers.get('content-type')).toBe('text/xml; charset=utf-8');
  expect(await response.text()).toMatch(/^<\?xml .*<type>rich<\/type>.*<\/oembed>\n$/s);
});

test('whatever is no fact-check that stands is refused, in plain text that nobody takes for an answer', async () => {
  const cases: [Record<string, string>, number][] = [
    [{}, 400],
    [{ url: 'stands' }, 400],
    [{ url: addressOf('none') }, 404],
    [{ url: addressOf('draft') }, 404],
    [{ url: addressOf('tomorrow') }, 404],
    [{ url: world.deps.ports.site.url }, 404],
    [{ url: 'https://other.example/fact-checks/stands' }, 404],
    [{ url: addressOf('%00') }, 404],
    [{ url: addressOf('gone') }, 410],
    [{ url: addressOf('stands'), format: 'yaml' }, 501],
  ];
  for (const [query, status] of cases) {
    const response = await answer(query);
    expect(response.status, JSON.stringify(query)).toBe(status);
    expect(response.headers.get('content-type')).toMatch(/^text\/plain/);
    expect(response.headers.get('cache-control')).toBe('no-store');
  }
});

test('where only listed sites may show cards, an address that names none of them is answered with a link', async () => {
  const { deps } = world;
  const site = { ...deps.ports.site, embedding: { ...deps.ports.site.embedding, cardsAnywhere: false } };
  const closed = { ...world, deps: { ...deps, ports: { ...deps.ports, site } } };
  const typeFor = async (query: string) =>
    ((await (await answer({ url: addressOf('stands') + query }, closed)).json()) as { type: string }).type;
  expect(await typeFor('')).toBe('link');
  expect(await typeFor('?site=https://stranger.example')).toBe('link');
  expect(await typeFor('?site=https://partner.example')).toBe('rich');
});
