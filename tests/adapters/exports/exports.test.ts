/** Whole exports of other systems, read from files: nothing of a post lost that is not told, and what cannot be read. */
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createExports } from '#app/adapters/exports/open-export.ts';
import {
  parseExportedPost,
  type ExportedPost,
  type ExportItem,
} from '#app/domain/article/exports/exported-post.ts';
import type { ParsedArticle } from '#app/domain/article/import-report.ts';
import type { ExportKind } from '#app/ports/exports.ts';
import { missingWords, visibleWords, wordsShown, wordsToldAsGone } from '#tests/support/imported-words.ts';

const fixtures = join(import.meta.dirname, '..', '..', 'fixtures', 'exports');
const folder = mkdtempSync(join(tmpdir(), 'exports-'));
const imageOf = (reference: string) =>
  reference.includes('missing')
    ? { problem: 'no file' }
    : ({ sha256: reference, type: 'image/png', width: 3, height: 2 } as const);

async function itemsOf(kind: ExportKind, file: string): Promise<ExportItem[]> {
  const opened = await createExports().open(kind, file, { site: null, postType: 'post' });
  if ('problem' in opened) throw new Error(opened.problem.message);
  const items: ExportItem[] = [];
  for await (const each of opened.items()) items.push(each);
  return items;
}

const parse = (post: ExportedPost): ParsedArticle => parseExportedPost(post, { date: '2025-01-01', imageOf });

/** Of the text alone: the same word in the headline makes up for nothing. */
function lostWords(shown: string, parsed: ParsedArticle): string[] {
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  const { introduction, sections, notes, sources } = parsed.article;
  const kept = wordsShown([introduction, sections, notes, sources]);
  return missingWords(visibleWords(shown), [...kept, ...wordsToldAsGone(parsed.report)]);
}

test('every word of each post of a Ghost export is in its fact-check or told of', async () => {
  const items = await itemsOf('ghost', join(fixtures, 'ghost-export.json'));
  const posts = items.flatMap((item) => ('post' in item ? [item.post] : []));
  expect(posts).toHaveLength(7);
  const lost = posts.map((post) => [post.slug, lostWords(post.html, parse(post))]);
  // The heading of what has become the sources.
  expect(lost.filter(([, words]) => words?.length)).toEqual([['did-the-mill-burn-down', ['Sources']]]);
  const [mill] = posts;
  expect(mill && lostWords(`${mill.html}<p>mill</p>`, parse(mill))).toEqual(['Sources', 'mill']);
  // The sign of a callout stands before its text, and in no paragraph of its own.
  expect(JSON.stringify(mill && parse(mill))).toContain('"💡 The mill stands to this day."');
});

test('every word of each post of a WordPress export is in its fact-check or told of', async () => {
  const file = join(fixtures, 'wordpress.wxr.xml');
  const contents = [...readFileSync(file, 'utf8').matchAll(/<content:encoded><!\[CDATA\[([^]*?)\]\]>/g)];
  const items = await itemsOf('wordpress', file);
  const posts = items.flatMap((item) => ('post' in item ? [item.post] : []));
  expect(posts).toHaveLength(4);
  for (const post of posts) {
    const parsed = parse(post);
    const [shown = ''] = contents
      .map(([, html]) => html ?? '')
      .filter((html) => sharesWords(html, post.html));
    expect(shown).not.toBe('');
    expect(lostWords(shown, parsed)).toEqual([]);
    expect(lostWords(`${shown} meter ferry`, parsed)).toEqual(['meter', 'ferry']);
  }
});

/** The text before shortcodes and blank lines were read begins as the text after. */
function sharesWords(content: string, html: string): boolean {
  const beginning = (text: string) => visibleWords(text).slice(0, 4).join(' ');
  return beginning(content) === beginning(html);
}

const wxr = (items: string, version = '1.2') =>
  `<?xml version="1.0"?><rss version="2.0" xmlns:wp="http://wordpress.org/export/${version}/"><channel><wp:wxr_version>${version}</wp:wxr_version>${items}</channel></rss>`;
const item = (slug: string, content: string) =>
  `<item><title>Is it so?</title><content:encoded><![CDATA[${content}]]></content:encoded><wp:post_date>2010-01-02 00:00:00</wp:post_date><wp:post_name>${slug}</wp:post_name><wp:status>publish</wp:status><wp:post_type>post</wp:post_type></item>`;

async function readWxr(xml: string) {
  const file = join(folder, 'export.xml');
  writeFileSync(file, xml);
  return (await itemsOf('wordpress', file)).map((each) => {
    if (!('post' in each)) return `${each.name}: ${each.problem.message}`;
    const parsed = parse(each.post);
    return parsed.ok ? `${each.name}: ${wordsShown(parsed.article.introduction).join(' ')}` : parsed.problems;
  });
}

test('the versions of WXR in use are read alike', async () => {
  for (const version of ['1.0', '1.1', '1.2'])
    expect(await readWxr(wxr(item('so', 'No, it is not.'), version))).toEqual(['so: No it is not']);
});

test('a control character in a text refuses its post with the line, and the next is read', async () => {
  expect(await readWxr(wxr(`${item('bad', 'It\nis\u0008 so.')}${item('good', 'It is not.')}`))).toEqual([
    expect.stringMatching(/^bad: expected XML: /) as string,
    'good: It is not',
  ]);
});

test('a text of more than 5,000,000 characters refuses its post, and the next is read', async () => {
  const long = 'A word. '.repeat(625_001);
  expect(await readWxr(wxr(`${item('long', long)}${item('short', 'It is not.')}`))).toEqual([
    'long: expected at most 5,000,000 characters in content:encoded, got more',
    'short: It is not',
  ]);
});

test('a text that does not end within 32 MB ends the reading, after the posts before it', async () => {
  const endless = `<item><title>Is it so?</title><content:encoded><![CDATA[${'A word. '.repeat(4_400_000)}`;
  expect(await readWxr(wxr(`${item('short', 'It is not.')}${endless}`))).toEqual([
    'short: It is not',
    expect.stringContaining('expected a text that ends, got one of more than 32 MB') as string,
  ]);
});
