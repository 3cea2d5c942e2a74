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

test('M26: of many findings the newest alone is marked, and none in the list of all', () => {
  const items = ['one', 'two', 'three'].map(item);
  const page = renderToStaticMarkup(
    <FrontPage items={items} hasMore={false} archive={archive} locale="en" />,
  );
  expect(page.match(/<mark/g)).toHaveLength(1);
  const list = renderToStaticMarkup(<FactCheckList items={items} next={null} isFirst locale="en" />);
  expect(list).not.toContain('<mark');
});
