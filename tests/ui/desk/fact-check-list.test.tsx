/** The desk's list of fact-checks: what became of each, what readers can open, and the figures that readers are told. */
import { expect, test } from 'vitest';
import { money } from '#app/domain/money.ts';
import { FactCheckList, type FactChecksShown } from '#app/ui/desk/fact-check-list.tsx';
import { deskMarkup, deskNow as at, deskPlace as place } from '#tests/support/desk-markup.tsx';

const none = { count: 0, total: money(0, 'USD') };
const published = {
  ...{ year: 2026, asOf: at, through: '2026-11-21', isWholeDay: true, timeZone: 'UTC' },
  figures: [
    {
      received: { count: 1, total: money(1250, 'USD') },
      ...{ supporters: 1, refused: { ...none, count: 3 }, lapsed: none, returned: none },
    },
  ],
};
const item = {
  ...{ headline: 'Is <it> so?', checkedOn: '2026-11-09', demo: false, publishedAt: at, withdrawal: null },
  correctionCount: 0,
};
const list = (items: FactChecksShown['items'], changes: Partial<FactChecksShown> = {}) =>
  deskMarkup(
    <FactCheckList page={{ items, next: null, isFirst: true, ...changes }} {...{ published, place }} />,
    'editor',
  );
const text = (html: string) => html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');

test('a draft and one that waits for its time lead nowhere; what readers see, or saw, leads there', () => {
  const html = list([
    { ...item, slug: 'draft', state: 'draft', publishedAt: null },
    { ...item, slug: 'later', state: 'scheduled' },
    { ...item, slug: 'now', state: 'published', correctionCount: 2, demo: true },
    { ...item, slug: 'gone', state: 'withdrawn', withdrawal: { at } },
  ]);
  const links = [...html.matchAll(/href="(\/fact-checks\/[^"]*)"/g)].map(([, href]) => href);
  expect(links).toEqual(['/fact-checks/now', '/fact-checks/gone']);
  const words = text(html);
  for (const part of ['Draft', 'Scheduled, from Nov 22, 2026', 'Published', 'Withdrawn Nov 22, 2026'])
    expect(words).toContain(part);
  expect(words).toContain('Is &lt;it&gt; so? Demonstration Published Nov 9, 2026 2');
});

test('the figures are those of the register that it is given, as a sentence', () => {
  expect(text(list([]))).toContain(
    'What readers are told of 2026, through November 21: 1 gift received, $12.50 after what went back; 3 refused.',
  );
});

test('an empty list says whether there is nothing, or nothing older, and pages lead both ways', () => {
  expect(text(list([]))).toContain('There are no fact-checks yet.');
  const older = list([], { isFirst: false });
  expect(text(older)).toContain('There are no older fact-checks.');
  expect(older).toContain('href="/desk/fact-checks"');
  const more = list([{ ...item, slug: 'a', state: 'published' }], { next: '2026-11-09_a' });
  expect(more).toContain('href="/desk/fact-checks?after=2026-11-09_a"');
});
