/** Fact-checks in short: what stands there where there are none, and that the highlighter marks one finding at most. */
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { factChecks, front } from '#app/domain/texts/en/article.ts';
import { FactCheckList, MoreFactChecks } from '#app/ui/article/fact-check-list.tsx';
import { FrontPage } from '#app/ui/article/front-page.tsx';

const item = (slug: string) => ({
  slug,
  headline: `Is ${slug} so?`,
  verdict: 'No.',
  summary: null,
  checkedOn: '2026-11-09',
  demo: false,
  image: null,
  language: 'en',
  direction: 'ltr' as const,
});
const archive = { months: [], topics: [] };

test('an empty list says so, and a page behind the last one is not called empty', () => {
  const none = { items: [], next: null, locale: 'en' };
  const first = renderToStaticMarkup(<FactCheckList {...none} isFirst />);
  expect(first).toContain(front.emptyTitle);
  expect(first).not.toContain('<nav');
  const behind = renderToStaticMarkup(<FactCheckList {...none} isFirst={false} />);
  expect(behind).toContain(factChecks.end);
  expect(behind).toContain(`>${factChecks.newest}</a>`);
  expect(renderToStaticMarkup(<MoreFactChecks items={[]} locale="en" />)).toBe('');
});

test('the front page leads with the newest and its picture, and offers the archive only where there is one', () => {
  const image = { sha256: 'b'.repeat(64), type: 'image/png', width: 9, height: 6, alt: 'A map' } as const;
  const items = ['one', 'two', 'three', 'four', 'five'].map((slug) => ({ ...item(slug), image }));
  const some = {
    months: [
      { month: '2026-11', count: 4 },
      { month: '2026-10', count: 1 },
    ],
    topics: [{ slug: 'maps', name: 'Maps', count: 2 }],
  };
  const page = renderToStaticMarkup(<FrontPage items={items} hasMore archive={some} locale="en" />);
  expect(page.indexOf('front-lead')).toBeLessThan(page.indexOf('Is one so?'));
  expect(page.match(/<img/g)).toHaveLength(4);
  // The lead's picture is in sight at once; the others are not fetched before they are.
  expect(page.match(/loading="lazy"/g)).toHaveLength(3);
  expect(page).toContain('/topics/maps');
  expect(page).toContain('/months/2026-10');
  const first = <FrontPage items={items.slice(0, 1)} hasMore={false} archive={archive} locale="en" />;
  expect(renderToStaticMarkup(first)).not.toContain('<nav');
  const none = <FrontPage items={[]} hasMore={false} archive={archive} locale="en" />;
  expect(renderToStaticMarkup(none)).toContain(front.emptyTitle);
});

test('M26: of many findings the newest alone is marked, and none in the list of all', () => {
  const items = ['one', 'two', 'three'].map(item);
  const page = renderToStaticMarkup(
    <FrontPage items={items} hasMore={false} archive={archive} locale="en" />,
  );
  expect(page.match(/<mark/g)).toHaveLength(1);
  const list = renderToStaticMarkup(<FactCheckList items={items} next={null} isFirst locale="en" />);
  expect(list).not.toContain('<mark');
});
