/** What a post of a WordPress export says: the blocks that hold no text, and as many topics as a fact-check may have. */
import { expect, test } from 'vitest';
import { parseExportedPost } from '#app/domain/article/exports/exported-post.ts';
import { wordPressPost } from '#app/domain/article/exports/wordpress.ts';
import type { WxrItem } from '#app/domain/article/exports/wxr.ts';

const channel = { authors: new Map<string, string>(), attachments: new Map(), language: null };

function post(changes: Partial<WxrItem>) {
  return wordPressPost(
    {
      id: '7',
      title: 'Is it so?',
      link: 'https://news.example/is-it-so',
      slug: 'is-it-so',
      creator: '',
      content: '<p>It is.</p>',
      contentLine: 10,
      excerpt: '',
      date: '2025-10-13 10:00:00',
      modified: '2025-10-13 10:00:00',
      status: 'publish',
      password: '',
      categories: [],
      meta: new Map(),
      commentCount: 0,
      ...changes,
    },
    channel,
  );
}

test('a block that the export names alone is told with its line, and others are not', () => {
  const content = [
    '<!-- wp:paragraph -->',
    '<p>A <!-- a note --> b</p>',
    '<!-- /wp:paragraph -->',
    '<!-- wp:latest-posts {"postsToShow":3,',
    '"columns":2} /--><!-- wp:spacer /-->',
    '<!-- wp:my/chart /-->',
  ].join('\n');
  expect(post({ content }).remarks).toEqual([
    { line: 13, message: 'a block left out, since the export holds no text of it: latest-posts' },
    { line: 15, message: 'a block left out, since the export holds no text of it: my/chart' },
  ]);
});

test.each(['<!-- wp:a {', '<!-- wp:a {} /--> ', '<!-- wp:a ', '<!--', '-->'])(
  'a million characters of %s are read in one pass',
  (part) => {
    expect(post({ content: part.repeat(1_000_000 / part.length) }).id).toBe('7');
  },
  // A few milliseconds; a pattern that looks from each place to the end takes 20 s.
  5_000,
);

test('the first twelve topics are taken, and the others told', () => {
  const categories = Array.from({ length: 14 }, (_, at) => ({
    domain: 'category',
    slug: `t${String(at)}`,
    name: `T${String(at)}`,
  }));
  const parsed = parseExportedPost(post({ categories }), { dateMax: '2026-11-30' });
  expect(parsed).toMatchObject({ ok: true, article: { topics: { length: 12 } } });
  const told = parsed.ok ? parsed.report.remarks.map(({ message }) => message) : [];
  expect(told).toContain('only the first 12 topics taken; left out 2: T12, T13');
});
