/** Fact-checks in pages of other origins, in a real Chromium: every recipe of docs/embedding.md, tried as it is written there. */
import pg from 'pg';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ask } from '#app/domain/texts/en/ask.ts';
import { embed } from '#app/domain/texts/en/embed.ts';
import { paths } from '#app/paths.ts';
import { axe } from '#tests/support/browser.ts';
import { fittedIn, frameIn, sizeOf, typesetIn } from '#tests/support/embedded.ts';
import { openHost, type Host, type HostPage } from '#tests/support/host-page.ts';
import { asWordPressAsks, inGhost, inWordPress } from '#tests/support/oembed-consumers.ts';
import * as pages from '#tests/support/pages.ts';
import { reactScript } from '#tests/support/react-page.ts';
import { recipe } from '#tests/support/recipes.ts';
import { openSite, type Site } from '#tests/support/site.ts';

/** Its other origin is not listed: it may show cards, as everybody may. */
let host: Host;
let site: Site;
beforeAll(async () => {
  host = await openHost();
  site = await openSite(() => Promise.resolve({ EMBED_ORIGINS: `${host.origin},*` }));
});
afterAll(async () => {
  await site[Symbol.asyncDispose]();
  await host[Symbol.asyncDispose]();
});

const otherSlug = 'does-the-color-red-make-a-bull-angry';
const written = (name: string) => recipe(name, { newsroom: site.url, partner: host.origin });
const policies = () => {
  const [ofFrames = '', ofScript = ''] = written('A page with a strict policy').map((line) => line.trim());
  return { ofFrames, ofScript };
};
const linkTo = (slug: string) => `<a href="${site.url}${paths.factCheck(slug)}">Was it so?</a>`;
const script = () => `<script async src="${site.url}${paths.embedScript()}"></script>`;

/** A page of the host's, opened by somebody whose browser runs scripts; what the browser complains about goes to `complaints`. */
async function visit(shown: HostPage, at = host.origin): Promise<{ page: Page; complaints: string[] }> {
  const page = await site.visitor({ javaScriptEnabled: true, reducedMotion: 'reduce' });
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  await page.goto(at + host.show(shown));
  return { page, complaints };
}

/** From the form at our origin to the gift, and where the newest one is kept to have come from. */
async function giveFrom(page: Page): Promise<{ site: string; article_slug: string; amount_minor: number }> {
  await page.waitForURL(/\/donate\?/);
  expect(new URL(page.url()).origin).toBe(site.url);
  await pages.sendForm(page);
  await pages.pay(page, pages.payer('Robin Reader'));
  await page.waitForURL(/\/donations\//);
  await pages.waitForDonation(page, 'received');
  const client = new pg.Client(site.database.url);
  await client.connect();
  try {
    const { rows } = await client.query<{ site: string; article_slug: string; amount_minor: number }>(
      'SELECT site, article_slug, amount_minor::int FROM donation ORDER BY created_at DESC LIMIT 1',
    );
    return rows[0] ?? { site: 'none', article_slug: 'none', amount_minor: 0 };
  } finally {
    await client.end();
  }
}

test('embed.js is small, kept for an hour, and may be fetched from everywhere', async () => {
  const answer = await fetch(site.url + paths.embedScript(), { headers: { 'accept-encoding': 'identity' } });
  expect((await answer.arrayBuffer()).byteLength).toBeLessThanOrEqual(2048);
  expect(Object.fromEntries(answer.headers)).toMatchObject({
    'cache-control': 'public, max-age=3600',
    'access-control-allow-origin': '*',
    'cross-origin-resource-policy': 'cross-origin',
  });
  expect(answer.headers.getSetCookie()).toEqual([]);
});

test('with embed.js, in a page with a strict policy, a reader gives from the ask, and the gift is the host’s', async () => {
  const { page, complaints } = await visit({
    html: written('With embed.js')[0] ?? '',
    policy: policies().ofScript,
  });
  const asking = page.locator('unbought-embed[kind=ask]');
  const { frame } = await fittedIn(asking);
  expect(await asking.locator('iframe').getAttribute('title')).toBe('Support this fact-check');
  expect(await page.getByRole('link', { name: 'Support this fact-check' }).isVisible()).toBe(false);
  expect(complaints).toEqual([]);
  await frame.getByLabel('$10', { exact: true }).check();
  await frame.getByRole('button', { name: 'Give $10 once' }).click();
  expect(await giveFrom(page)).toEqual({
    site: host.origin,
    article_slug: pages.demoSlug,
    amount_minor: 1000,
  });
});

test('the frames of plain HTML need frame-src alone, fit at the heights that are stated, and lead to the gift', async () => {
  const [card = '', asking = ''] = written('Plain HTML');
  const { page, complaints } = await visit({ html: card + asking, policy: policies().ofFrames });
  for (const width of [390, 640, 1280]) {
    await page.setViewportSize({ width, height: 900 });
    for (const iframe of await page.locator('iframe').all()) {
      await iframe.scrollIntoViewIfNeeded();
      const frame = await frameIn(iframe);
      await frame.locator('h1').waitFor();
      expect((await sizeOf(frame)).scrolls, `${String(width)} px: ${frame.url()}`).toBe(0);
    }
  }
  expect(complaints).toEqual([]);
  const frame = await frameIn(page.locator('iframe').first());
  await frame.getByRole('link', { name: embed.give, exact: true }).click();
  expect(await giveFrom(page)).toMatchObject({ site: host.origin, article_slug: pages.demoSlug });
});

test('the element’s frames are as high as what they hold, at every width and whatever a reader does in them', async () => {
  const { page } = await visit({ html: written('With embed.js')[0] ?? '' });
  const heights: number[][] = [];
  for (const width of [320, 1280, 320]) {
    await page.setViewportSize({ width, height: 800 });
    const shown: number[] = [];
    for (const element of await page.locator('unbought-embed').all()) {
      await element.scrollIntoViewIfNeeded();
      await typesetIn(await frameIn(element));
      shown.push((await fittedIn(element)).height);
    }
    heights.push(shown);
  }
  expect(heights[2]).toEqual(heights[0]);
  expect(heights[1]?.[1]).toBeLessThan(heights[0]?.[1] ?? 0);

  const asking = page.locator('unbought-embed[kind=ask]');
  const frame = await frameIn(asking);
  await frame.getByLabel(ask.own).fill('123456');
  await fittedIn(asking);
  await frame.getByLabel(/^Add /).check();
  await fittedIn(asking);
  for (const each of [page, ...page.frames().slice(1)]) expect(await axe(each)).toEqual([]);
});

test('twenty elements, put in later, load as they come near, and one that is moved shows its frame again', async () => {
  // Twice, as where two people put one in.
  const { page, complaints } = await visit({ html: script() + script() });
  await page.evaluate((link) => {
    for (let count = 0; count < 20; count += 1) {
      const element = document.createElement('unbought-embed');
      element.innerHTML = link;
      document.querySelector('main')?.append(element);
    }
  }, linkTo(pages.demoSlug));
  const elements = page.locator('unbought-embed');
  await fittedIn(elements.first());
  expect(await page.locator('unbought-embed iframe[src]').count()).toBeLessThan(6);
  for (const element of await elements.all()) {
    await fittedIn(element);
  }
  await page.evaluate(() =>
    document.querySelector('main')?.prepend(...document.querySelectorAll('unbought-embed:last-child')),
  );
  await fittedIn(elements.first());
  expect(await page.locator('unbought-embed iframe').count()).toBe(20);
  expect(complaints).toEqual([]);
});

test('an element that the parser meets after the script shows its frame too', async () => {
  const early = script().replace(' async', '');
  const { page } = await visit({
    html: `${early}<unbought-embed>${linkTo(pages.demoSlug)}</unbought-embed>`,
  });
  await fittedIn(page.locator('unbought-embed'));
});

test('nobody sets the height but the frame itself, at our origin, and within bounds', async () => {
  const told = '{ message: "height", value: 3210 }';
  const shout = `parent.postMessage(${told}, "*"); top.postMessage(${told}, "*");`;
  const liar =
    host.otherOrigin +
    host.show({ html: '<script src="/liar.js"></script>', scripts: { '/liar.js': shout } });
  const one = `<unbought-embed>${linkTo(pages.demoSlug)}</unbought-embed>`;
  const { page } = await visit({
    html: `${script()}${one}${one}<iframe name="liar" src="${liar}"></iframe>`,
  });
  const { frame: second } = await fittedIn(page.locator('unbought-embed').last());
  const { frame: first, height } = await fittedIn(page.locator('unbought-embed').first());

  /** Speaks from a window to the host's page, and waits until the page has heard it. */
  const speak = async (from: { evaluate: Page['evaluate'] }, value: unknown) => {
    const heard = page.evaluate(
      () => new Promise<void>((resolve) => addEventListener('message', () => resolve(), { once: true })),
    );
    await from.evaluate((each) => top?.postMessage({ message: 'height', value: each }, '*'), value);
    await heard;
  };
  const own = page.locator('unbought-embed').first().locator('iframe');
  const shown = async () => (await own.boundingBox())?.height;
  const liarFrame = page.frame('liar');
  if (!liarFrame) throw new Error('there is a liar');
  for (const from of [page, liarFrame, second]) {
    await speak(from, 3210);
    expect(await shown()).toBe(height);
  }
  for (const value of [0, -5, 'NaN', '', null, {}, '9px;position:fixed']) {
    await speak(first, value);
    expect(await shown(), JSON.stringify(value)).toBe(height);
  }
  await speak(first, 1e9);
  expect(await shown()).toBe(4000);
  await speak(first, height);
  await own.evaluate((iframe, src) => ((iframe as HTMLIFrameElement).src = src), liar);
  await page.waitForFunction((src) => document.querySelector('iframe')?.src === src, liar);
  const navigated = await frameIn(page.locator('unbought-embed').first());
  await navigated.waitForURL(liar);
  await speak(navigated, 3210);
  expect(await shown()).toBe(height);
});

test('where the ask may not be shown, the script is blocked or there is none, the link is what a reader sees', async () => {
  const html = written('With embed.js')[0] ?? '';
  const link = (page: Page) => page.getByRole('link', { name: 'Support this fact-check' });
  const { page } = await visit({ html }, host.otherOrigin);
  const asking = page.locator('unbought-embed[kind=ask]');
  await asking.scrollIntoViewIfNeeded();
  await asking.locator('iframe').waitFor({ state: 'attached' });
  await asking.locator('iframe').waitFor({ state: 'detached' });
  expect(await link(page).isVisible()).toBe(true);
  await fittedIn(page.locator('unbought-embed').first());

  const { page: wrong } = await visit({
    html: `${script()}<unbought-embed>${linkTo('no-such')}</unbought-embed>`,
  });
  const { frame } = await fittedIn(wrong.locator('unbought-embed'));
  expect(await frame.locator('h1').innerText()).toBe(embed.unknown.title);

  const { page: strict } = await visit({ html, policy: policies().ofFrames });
  expect(await link(strict).isVisible()).toBe(true);
  expect(await strict.locator('iframe').count()).toBe(0);
  const { page: closed } = await visit({ html, policy: "default-src 'none'; script-src *" });
  await closed.locator('unbought-embed iframe').first().waitFor({ state: 'detached' });
  expect(await link(closed).isVisible()).toBe(true);

  const plain = await site.visitor();
  await plain.goto(host.origin + host.show({ html }));
  await link(plain).click();
  expect(new URL(plain.url()).pathname).toBe(paths.factCheck(pages.demoSlug));
});

test('the React component shows a fact-check, and another one when it is given another', async () => {
  const [component = ''] = written('React');
  const code = await reactScript(component, '<FactCheck slug={slug} headline={slug} />');
  const html = '<div id="root"></div><script src="/react.js" type="module"></script>';
  const { page, complaints } = await visit({ html, scripts: { '/react.js': code } });
  const shown = async (slug: string) => {
    await page.locator(`unbought-embed:has(a[href$="${slug}"]) iframe[src]`).waitFor();
    const { frame } = await fittedIn(page.locator('unbought-embed'));
    expect(frame.url()).toContain(paths.embedCard(slug, host.origin));
  };
  await shown(pages.demoSlug);
  await page.evaluate((slug) => (window as unknown as { show(slug: string): void }).show(slug), otherSlug);
  await shown(otherSlug);
  expect(complaints).toEqual([]);
});

/** What the address of a fact-check, pasted into an editor, is answered with, found as WordPress and Ghost find it. */
async function pasted(address: string): Promise<Record<string, unknown>> {
  const [head = ''] = (await (await fetch(address)).text()).split('</head>');
  const [, href = ''] = /<link[^<>]*type="application\/json\+oembed"[^<>]*href="([^"]*)"/.exec(head) ?? [];
  expect(head).toMatch(/<link[^<>]*type="text\/xml\+oembed"/);
  const answer = await fetch(asWordPressAsks(href.replaceAll('&amp;', '&'), address));
  expect(answer.headers.get('content-type')).toMatch(/^application\/json/);
  return (await answer.json()) as Record<string, unknown>;
}

test('an address pasted into WordPress becomes the card, sized, whose links lead on in WordPress’s sandbox', async () => {
  const address = `${site.url}${paths.factCheck(pages.demoSlug)}?site=${host.origin}`;
  const html = inWordPress(await pasted(address), address, 'abcdefghij') ?? '';
  // What WordPress's own script does, as far as it concerns a frame.
  const own = `addEventListener('message', ({ data, source }) => {
    const iframe = document.querySelector('iframe[data-secret="' + data.secret + '"]');
    if (iframe === null || source !== iframe.contentWindow) return;
    document.querySelector('blockquote').hidden = true;
    if (data.message === 'height') iframe.height = Math.min(1000, Math.max(200, data.value));
    if (data.message === 'link' && new URL(data.value).host === new URL(iframe.src).host) location.href = data.value;
  });`;
  const { page, complaints } = await visit({
    html: `<script src="/wp.js"></script>${html}`,
    scripts: { '/wp.js': own },
  });
  const { frame } = await fittedIn(page.locator('iframe'));
  expect(await page.locator('blockquote').isVisible()).toBe(false);
  expect(complaints).toEqual([]);
  await frame.getByRole('link', { name: embed.give, exact: true }).click();
  expect(await giveFrom(page)).toMatchObject({ site: host.origin });
});

test('a card fits the height that oEmbed states for it, on phones too, and leaves little of it empty', async () => {
  const slugs = [pages.demoSlug, 'can-the-great-wall-of-china-be-seen-from-the-moon', otherSlug];
  const frames: string[] = [];
  for (const slug of slugs)
    for (const maxwidth of [320, 390, 500, 600]) {
      const query = new URLSearchParams({
        url: site.url + paths.factCheck(slug),
        maxwidth: String(maxwidth),
      });
      const answer = (await (await fetch(`${site.url}/oembed?${query.toString()}`)).json()) as {
        html: string;
      };
      frames.push(`<div style="width:${String(maxwidth)}px">${answer.html.replace('lazy', 'eager')}</div>`);
    }
  const { page } = await visit({ html: frames.join('') });
  for (const iframe of await page.locator('iframe').all()) {
    const frame = await frameIn(iframe);
    await frame.getByRole('link', { name: embed.read }).waitFor();
    const { width, height, content, scrolls } = await sizeOf(frame);
    expect(scrolls, String(width)).toBe(0);
    expect(height - content, String(width)).toBeLessThan(100);
  }
});

test('an address pasted into Ghost becomes the card, and the recipe for its HTML card shows the ask', async () => {
  const taken = inGhost(await pasted(site.url + paths.factCheck(pages.demoSlug)));
  if (typeof taken === 'string') throw new Error(`Ghost shows this as ${taken}`);
  const card = `<figure class="kg-card kg-embed-card">${taken.html}</figure>`;
  const { page } = await visit({ html: `${card}\n<!--kg-card-begin: html-->\n${written('Ghost')[0] ?? ''}` });
  const frame = await frameIn(page.locator('figure iframe'));
  await frame.getByRole('link', { name: embed.read }).waitFor();
  expect(await page.locator('blockquote').isVisible()).toBe(false);
  await fittedIn(page.locator('unbought-embed'));
});
