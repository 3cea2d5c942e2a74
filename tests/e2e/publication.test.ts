/** A fact-check with pictures through its life, from the command line to the page: draft, scheduled, published, corrected, withdrawn. */
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { crc32, deflateSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { article as texts, withdrawn } from '#app/domain/texts/en/article.ts';
import { paths } from '#app/paths.ts';
import { faultsOf } from '#tests/support/page-faults.ts';
import { send } from '#tests/support/raw-request.ts';
import { openSite, type Site } from '#tests/support/site.ts';
import { outcomeOf, startCommand } from '#tests/support/run-command.ts';

const root = join(import.meta.dirname, '..', '..');
const folder = mkdtempSync(join(tmpdir(), 'fact-check-'));
const pictures = ['phone.jpg', 'phone.png', 'phone.webp', 'lossless.webp', 'animated.gif', 'plain.avif'];
const slug = 'do-the-lamps-burn';
const page = paths.factCheck(slug);
const text = `---
headline: Do the lamps burn by day?
slug: ${slug}
claim: The street lamps of Sample Harbor burn all day.
claimant: The Harbor Gazette
claimant_kind: organisation
verdict: No. Two of forty did, for a week.
checked_on: 2026-11-06
image:
  file: photos/phone.jpg
  alt: A drawing of one lamp
  caption: The lamp at the pier, as we found it.
---

We walked along the harbor.

## What we saw

${pictures.map((name) => `![A drawing saved as ${name}](photos/${name} "Saved as ${name}")`).join('\n\n')}
`;

const largeText = `---
headline: Is this picture large?
slug: large
checked_on: 2020-01-01
---

![Noise](photos/large.png)
`;

let site: Site;
beforeAll(async () => {
  cpSync(join(root, 'tests', 'adapters', 'images', 'fixtures'), join(folder, 'photos'), { recursive: true });
  writeFileSync(join(folder, 'lamps.md'), text);
  site = await openSite();
});
afterAll(async () => {
  await site[Symbol.asyncDispose]();
  rmSync(folder, { recursive: true });
});

/** As a person at the newsroom's machine does: the command on the database that the site serves from. */
const articles = (...args: string[]) =>
  outcomeOf(
    startCommand('articles', args, {
      ...site.database.env,
      DATA_DIR: site.dataDir,
      SITE_URL: site.url,
      SITE_TIME_ZONE: 'America/New_York',
    }),
  );

const statusOf = async (path: string) => (await send(site.url, { path })).status;
const textOf = async (path: string) => (await fetch(site.url + path)).text();
const wordsOf = async (path: string) => (await textOf(path)).replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ');

test('a draft waits for its time, which comes by itself', async () => {
  const file = join(folder, 'lamps.md');
  expect(await articles('import', file, '--draft')).toMatchObject({ code: 0, err: '' });
  expect(await statusOf(page)).toBe(404);
  const at = new Date(Date.now() + 3 * 3_600_000).toISOString();
  expect(await articles('publish', slug, '--at', at)).toMatchObject({
    code: 0,
    out: expect.stringMatching(/^Will be published on .* E[SD]T: http/) as string,
  });
  expect(await statusOf(page)).toBe(404);
  expect((await articles('list')).out).toMatch(
    new RegExp(`^scheduled +2026-11-06 +${slug} +Do the lamps burn by day\\? \\(from .* E[SD]T\\)$`, 'm'),
  );
  await site.control({ action: 'clock', advanceSeconds: 4 * 3600 });
  expect(await statusOf(page)).toBe(200);
  expect(await textOf(paths.feed())).toContain('Do the lamps burn by day?');
});

test('pictures keep their room, look as they were saved, and the page is accessible', async () => {
  const reader = await site.visitor({ javaScriptEnabled: true, reducedMotion: 'reduce' });
  await reader.goto(page);
  const shown = await reader.locator('.figure img').evaluateAll(async (all) => {
    const images = all as HTMLImageElement[];
    for (const image of images) image.loading = 'eager';
    await Promise.all(images.map((image) => image.decode()));
    return images.map(({ naturalWidth, naturalHeight, width, height, attributes, alt }) => ({
      alt,
      natural: [naturalWidth, naturalHeight],
      said: ['width', 'height'].map((name) => Number(attributes.getNamedItem(name)?.value)),
      shown: [width, height],
    }));
  });
  expect(shown).toHaveLength(pictures.length + 1);
  for (const { alt, natural, said, shown: room } of shown) {
    expect(said, alt).toEqual(natural);
    expect(room, alt).toEqual(natural);
  }
  expect(await reader.locator('.fact-check > figure figcaption').innerText()).toBe(
    'The lamp at the pier, as we found it.',
  );
});

test('a correction stands on the page, in the feed and in ClaimReview, and the page stays accessible', async () => {
  const note = 'We wrote that two lamps of forty burned. It was three.';
  expect(await articles('correct', slug, '--note', note)).toMatchObject({ code: 0, err: '' });
  expect(await articles('correct', slug, '--note', note)).toMatchObject({
    code: 1,
    err: expect.stringMatching(/^do-the-lamps-burn says just that already, since .*\.\n$/) as string,
  });
  const html = await textOf(page);
  expect(html).toMatch(/"dateModified":"\d{4}-\d\d-\d\d"/);
  expect(await wordsOf(page)).toMatch(
    /Correction, \w+ \d+, \d{4}: We wrote that two lamps of forty burned\./,
  );
  expect(await wordsOf(page)).toContain(texts.updated);
  expect(await textOf(paths.feed())).toMatch(/Correction, \w+ \d+, \d{4}: We wrote that two/);
  const reader = await site.visitor({ javaScriptEnabled: true, reducedMotion: 'reduce' });
  await reader.goto(page);
  expect(await faultsOf(reader, 'a corrected fact-check with pictures')).toEqual([]);
});

test('an image is a picture and nothing else, kept for a year, and not sent twice', async () => {
  const html = await textOf(page);
  const [path = ''] = /\/images\/[0-9a-f]{64}\.jpeg/.exec(html) ?? [];
  const answer = await fetch(site.url + path);
  expect(answer.status).toBe(200);
  const bytes = Buffer.from(await answer.arrayBuffer());
  expect(bytes.includes('SECRET')).toBe(false);
  expect(Object.fromEntries(answer.headers)).toMatchObject({
    'content-type': 'image/jpeg',
    'content-length': String(bytes.length),
    'cache-control': 'public, max-age=31536000, immutable',
    'content-security-policy': "default-src 'none'; frame-ancestors 'none'; sandbox",
    'x-content-type-options': 'nosniff',
    'cross-origin-resource-policy': 'cross-origin',
  });
  const etag = answer.headers.get('etag') ?? '';
  for (const known of [etag, `W/${etag}`, `"other", ${etag}`, '*']) {
    const again = await send(site.url, { path, headers: { 'if-none-match': known } });
    expect([again.status, again.text], known).toEqual([304, '']);
  }
  expect(await send(site.url, { path, headers: { 'if-none-match': '"other"' } })).toMatchObject({
    status: 200,
  });
  const head = await send(site.url, { path, method: 'HEAD' });
  expect([head.status, head.headers['content-length'], head.text]).toEqual([200, String(bytes.length), '']);
  for (const other of [
    path.replace('.jpeg', '.png'),
    path.replace('.jpeg', '.jpg'),
    path.replace('.jpeg', '.svg'),
    path.replace('.jpeg', ''),
    path.toUpperCase(),
    path.replace(/\/images\/.{4}/, '/images/0000'),
    '/images/',
    '/images/..%2f..%2fpackage.json',
  ]) {
    const missing = await send(site.url, { path: other });
    expect([missing.status, missing.headers['cache-control']], other).toEqual([404, 'no-store']);
  }
});

test('readers who leave in the middle of a large picture do no harm to the others', async () => {
  writeFileSync(join(folder, 'photos', 'large.png'), noisePng(1000));
  writeFileSync(join(folder, 'large.md'), largeText);
  expect(await articles('import', join(folder, 'large.md'))).toMatchObject({ code: 0, err: '' });
  const [path = ''] = /\/images\/[0-9a-f]{64}\.png/.exec(await textOf(paths.factCheck('large'))) ?? [];
  const { port } = new URL(site.url);
  const readers = Array.from({ length: 40 }, async () => {
    const socket = connect(Number(port), '127.0.0.1');
    socket.write(`GET ${path} HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\n\r\n`);
    await once(socket, 'readable');
    socket.destroy();
  });
  await Promise.all(readers);
  const whole = await fetch(site.url + path);
  expect((await whole.arrayBuffer()).byteLength).toBe(Number(whole.headers.get('content-length')));
  expect(await statusOf(page)).toBe(200);
  expect(site.app.output()).not.toMatch(/nothing caught|Warning/);
});

test('one that is withdrawn says so wherever it stood, and its pictures go with it', async () => {
  const [image = ''] = /\/images\/[0-9a-f]{64}\.jpeg/.exec(await textOf(page)) ?? [];
  expect(await articles('withdraw', slug)).toMatchObject({
    code: 1,
    err: expect.stringContaining('--note') as string,
  });
  const note = 'Its photographs were of another harbor.';
  expect(await articles('withdraw', slug, '--note', note)).toMatchObject({ code: 0, err: '' });
  const answer = await fetch(site.url + page);
  expect([answer.status, answer.headers.get('cache-control')]).toEqual([410, 'no-store']);
  const html = await answer.text();
  expect(html).not.toContain('ld+json');
  expect(html).not.toContain('class="ask"');
  expect(html).toContain('<meta name="robots" content="noindex"/>');
  expect(html).toContain(`<title>${withdrawn.title('Do the lamps burn by day?', 'Factually')}</title>`);
  const words = await wordsOf(page);
  expect(words).toMatch(/Factually withdrew Do the lamps burn by day\? on \w+ \d+, \d{4}/);
  expect(words).toContain(note);
  for (const link of [paths.corrections(), paths.factChecks()]) expect(html).toContain(`href="${link}"`);
  expect(await statusOf(paths.correction(slug))).toBe(410);
  expect(await statusOf(image)).toBe(404);
  for (const path of [paths.home(), paths.factChecks(), paths.sitemap()])
    expect(await textOf(path), path).not.toContain(slug);
  const feed = await textOf(paths.feed());
  expect(feed).toContain('Withdrawn: Do the lamps burn by day?');
  expect(feed).toContain(note);
  const reader = await site.visitor({ javaScriptEnabled: true, reducedMotion: 'reduce' });
  await reader.goto(page);
  expect(await faultsOf(reader, 'a withdrawn fact-check')).toEqual([]);
  expect(await articles('publish', slug)).toMatchObject({
    code: 0,
    out: expect.stringContaining('Put back') as string,
  });
  expect([await statusOf(page), await statusOf(image)]).toEqual([200, 200]);
});

test('what a command cannot do it says in one line', async () => {
  for (const [args, words] of [
    [['publish', slug], /is published already, since /],
    [
      ['publish', 'do-the-lamp-burn'],
      /There is no fact-check "do-the-lamp-burn"\. Did you mean do-the-lamps-burn\?/,
    ],
    [['correct', slug, '--note', 'a\u0008'], /got the character U\+0008/],
    [['correct'], /Expected: npm run articles -- correct SLUG/],
    [['burn'], /import\|list\|publish\|correct\|withdraw/],
  ] as const) {
    const { code, out, err } = await articles(...args);
    expect([code, out], args.join(' ')).toEqual([1, '']);
    expect(err, args.join(' ')).toMatch(words);
    expect(err.trimEnd().split('\n'), args.join(' ')).toHaveLength(1);
  }
  const help = await articles('--help');
  for (const verb of ['import', 'list', 'publish', 'correct', 'withdraw'])
    expect(help.out).toContain(`-- ${verb}`);
});

/** A square of so many grey pixels on a side, which no compression makes smaller. */
function noisePng(side: number): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(side, 0);
  header.writeUInt32BE(side, 4);
  header.set([16, 0, 0, 0, 0], 8);
  const rows = Array.from({ length: side }, () => Buffer.concat([Buffer.from([0]), randomBytes(2 * side)]));
  const chunk = (type: string, content: Buffer) => {
    const summed = Buffer.concat([Buffer.from(type, 'latin1'), content]);
    const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
    length.writeUInt32BE(content.length);
    sum.writeUInt32BE(crc32(summed));
    return Buffer.concat([length, summed, sum]);
  };
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(Buffer.concat(rows))),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}
