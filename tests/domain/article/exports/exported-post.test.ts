/** What becomes of a post of another system's export: its address, its day, and what in its text is no text. */
import { expect, test } from 'vitest';
import { parseExportedPost } from '#app/domain/article/exports/exported-post.ts';
import { readGhostExport } from '#app/domain/article/exports/ghost.ts';
import { readShortcodes } from '#app/domain/article/exports/shortcodes.ts';

/** One post of a Ghost export, as the import reads it. */
function imported(changes: object, settings: object[] = []) {
  const row = {
    id: '66A1',
    title: 'Is it so?',
    slug: 'so-it-is',
    html: '<p>It is.</p>',
    status: 'published',
    visibility: 'public',
    published_at: '2025-10-13T20:00:00.000Z',
    ...changes,
  };
  const read = readGhostExport({ db: [{ data: { posts: [row], settings } }] }, null);
  const [item] = 'items' in read ? read.items : [];
  if (!item || !('post' in item)) throw new Error('was not read');
  return parseExportedPost(item.post, { dateMax: '2026-11-30' });
}

test.each([
  ['as it is', {}, 'so-it-is'],
  ['of its words', { slug: 'So_it Is' }, 'so-it-is'],
  ['of the headline, where it has none', { slug: '' }, 'is-it-so'],
  ['of the headline, where it is of another script', { slug: '%d8%a7%d9%84' }, 'is-it-so'],
  ['of its number, where both are', { slug: '%d8%a7', title: 'هل هي', locale: 'ar' }, 'post-66a1'],
])('the address is made %s', (_name, changes, slug) => {
  expect(imported(changes)).toMatchObject({ ok: true, article: { slug } });
});

test('the day of a post is the one on the newsroom’s clocks', () => {
  const inTokyo = [{ key: 'timezone', value: 'Asia/Tokyo' }];
  expect(imported({}, inTokyo)).toMatchObject({ article: { checkedOn: '2025-10-14' } });
  const nowhere = [{ key: 'timezone', value: 'Nowhere/Land' }];
  expect(imported({}, nowhere)).toMatchObject({ article: { checkedOn: '2025-10-13' } });
});

test.each([
  ['a draft that has no day', { status: 'draft', published_at: null }, '--date'],
  [
    'one whose day is to come',
    { status: 'scheduled', published_at: '2999-01-01T00:00:00Z' },
    'in the future',
  ],
])('%s is refused in words', (_name, changes, words) => {
  expect(imported(changes)).toMatchObject({
    ok: false,
    problems: [{ message: expect.stringContaining(words) as string }],
  });
});

test.each(['constructor', 'toString', '__proto__'])(
  'a shortcode called %s is one that nobody knows',
  (name) => {
    const { html, remarks } = readShortcodes(`A [${name} a="1"] b`, new Map());
    expect(html).toMatch(/^A .* b$/);
    expect(remarks.length + Number(html.includes('['))).toBe(1);
  },
);
