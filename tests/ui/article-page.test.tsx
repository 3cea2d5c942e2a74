/** The fact-check page as HTML: markers and their way back, structured data that repeats it, no script. */
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import type { Article } from '#app/domain/article/article.ts';
import type { ClaimReview } from '#app/domain/article/claim-review.ts';
import type { NewsArticle } from '#app/domain/article/news-article.ts';
import type { Correction } from '#app/domain/article/publication.ts';
import { ArticlePage } from '#app/ui/article/article-page.tsx';
import { anArticle } from '#tests/support/articles.ts';

const page = {
  url: 'https://news.example/fact-checks/is-water-wet',
  siteName: 'News',
  siteUrl: 'https://news.example',
  pictures: ['https://news.example/cards/is-water-wet.png'],
  logo: null,
};
const render = (
  changes: Partial<Article> = {},
  corrections: readonly Correction[] = [],
  locale = 'en',
): string =>
  renderToStaticMarkup(
    <ArticlePage
      article={anArticle(changes)}
      corrections={corrections}
      page={page}
      locale={locale}
      timeZone="America/New_York"
    />,
  );

test('each marker jumps to its source and the source back to each place', () => {
  const html = render();
  expect(html).toContain('id="mark-1-1" href="#source-1"');
  expect(html).toContain('id="mark-1-2" href="#source-1"');
  expect(html).toContain('<li id="source-1"');
  expect(html).toContain('href="#mark-1-1"');
  expect(html).toContain('href="#mark-1-2"');
});

test('a marker without a source is plain, and a source that nobody names has no way back', () => {
  const html = render();
  expect(html).toContain('>[7]</sup>');
  expect(html).not.toContain('#source-7');
  expect(html).not.toContain('#mark-2-');
});

test('every link within the page leads to something on it, and no id stands twice', () => {
  const html = render();
  const ids = [...html.matchAll(/ id="([^"]+)"/g)].map((match) => match[1]);
  expect(new Set(ids).size).toBe(ids.length);
  for (const match of html.matchAll(/href="#([^"]+)"/g)) expect(ids).toContain(match[1]);
});

test('a foreign title has its own language and direction', () => {
  expect(render()).toContain('<cite lang="ar" dir="rtl">كتاب</cite>');
});

test('our own words in an article name the language that they are in, not the one asked for', () => {
  const html = render({}, [], 'ar');
  expect(html).toContain('<div class="corrections" lang="en" dir="ltr">');
});

/** The structured data of a page by its type, and the page without it. */
function structured(html: string) {
  const scripts = [...html.matchAll(/<script([^>]*)>(.*?)<\/script>/g)];
  const said = scripts.map(([, attributes, json = '']) => {
    expect(attributes).toBe(' type="application/ld+json"');
    return JSON.parse(json) as NewsArticle | ClaimReview;
  });
  return {
    types: said.map((each) => each['@type']),
    news: said.find((each) => each['@type'] === 'NewsArticle') as NewsArticle,
    review: said.find((each) => each['@type'] === 'ClaimReview') as ClaimReview,
    visible: html.replace(/<script.*?<\/script>/g, ''),
  };
}

test('the structured data says what the page says, and nothing else is a script element', () => {
  const { types, review, visible } = structured(render());
  expect(types).toEqual(['NewsArticle', 'ClaimReview']);
  expect(visible).toContain(review.claimReviewed);
  expect(visible).toContain(`>${review.reviewRating.alternateName}</mark>`);
  expect(visible).toContain(`dateTime="${review.datePublished}"`);
  expect(visible).toContain(review.itemReviewed.author.name);
  expect(visible).toContain('1 on a scale from 1 (worst) to 5 (best)');
});

test('authors, desk, topics, days and corrections of the structured data stand on the page', () => {
  const { news, visible } = structured(
    render({ authors: ['Ann Ames', 'Bo Berg'], desk: 'Science desk', topics: ['Water', 'Health'] }, [
      { at: new Date('2026-11-13T03:00:00Z'), note: 'It was 10, not 11.' },
    ]),
  );
  expect(visible).toContain('>Ann Ames, Bo Berg, and Science desk</dd>');
  expect(visible).toContain('<a href="/topics/water">Water</a>');
  expect(visible).toContain(`<h1>${news.headline}</h1>`);
  for (const { name } of news.author) expect(visible).toContain(name);
  for (const topic of news.keywords ?? []) expect(visible).toContain(topic);
  for (const day of [news.datePublished, news.dateModified ?? '', news.correction?.[0]?.datePublished ?? ''])
    expect(visible).toContain(`dateTime="${day}"`);
  expect(visible).toContain(news.correction?.[0]?.text);
  expect(structured(render({ desk: 'Science desk' })).visible).toContain('>Science desk</dd>');
  expect(render()).not.toContain('>By</dt>');
});

test('without a claimant the page reviews nobody’s claim', () => {
  expect(structured(render({ claimant: null })).types).toEqual(['NewsArticle']);
});

test('a demonstration says that it is one', () => {
  expect(render({ demo: true })).toContain('Demonstration');
  expect(render()).not.toContain('Demonstration');
});

test('text from a file stays text', () => {
  const html = render({
    headline: '<img src=x onerror=alert(1)>',
    verdict: '</script><script>alert(1)</script>',
  });
  expect(html).not.toContain('<img');
  expect(html.match(/<script/g)).toHaveLength(2);
});

const noted = (sources: Article['sources']): Partial<Article> => ({
  sources,
  sections: [
    {
      number: 1,
      heading: 'S',
      blocks: [
        {
          kind: 'paragraph',
          inlines: [
            { kind: 'text', text: 'A' },
            { kind: 'note', number: 1, occurrence: 1 },
            { kind: 'note', number: 1, occurrence: 2 },
          ],
        },
      ],
    },
  ],
  notes: [{ number: 1, blocks: [{ kind: 'paragraph', inlines: [{ kind: 'text', text: 'A note.' }] }] }],
});

test('a footnote goes by a letter where numbers name sources, and by a number where none do', () => {
  const lettered = render(noted(anArticle().sources));
  expect(lettered).toContain('href="#note-1" aria-label="Note a">a</a>');
  expect(lettered).toContain('<ol type="a"><li id="note-1" value="1">');
  expect(lettered).toContain('href="#note-mark-1-1"');
  expect(lettered).toContain('href="#note-mark-1-2"');
  const numbered = render(noted([]));
  expect(numbered).toContain('href="#note-1" aria-label="Note 1">1</a>');
  expect(numbered).toContain('<ol type="1"><li id="note-1" value="1">');
});

test('a table has heads for its columns, and for its rows where the first column has none', () => {
  const cell = (text: string) => (text ? [{ kind: 'text' as const, text }] : []);
  const table = (corner: string): Partial<Article> => ({
    introduction: [
      {
        kind: 'table',
        columns: [{ align: null }, { align: 'right' }],
        header: [cell(corner), cell('Fare')],
        rows: [[cell('Under 6'), cell('0.00')]],
      },
    ],
  });
  expect(render(table('Age'))).toContain(
    '<div class="table-scroll" tabindex="0" role="group" aria-label="Table: Age, Fare"><table><thead><tr><th scope="col">Age</th><th scope="col" data-align="right">Fare</th></tr></thead><tbody><tr><td>Under 6</td><td data-align="right">0.00</td></tr></tbody></table></div>',
  );
  expect(render(table(''))).toContain(
    '<tr><td></td><th scope="col" data-align="right">Fare</th></tr></thead><tbody><tr><th scope="row">Under 6</th>',
  );
});

test('struck words are struck, and the day of the last change is said', () => {
  const html = render({
    updatedOn: '2026-11-12',
    introduction: [
      { kind: 'paragraph', inlines: [{ kind: 'struck', children: [{ kind: 'text', text: 'old' }] }] },
    ],
  });
  expect(html).toContain('<s>old</s>');
  expect(html).toContain('dateTime="2026-11-12"');
});

test('there is no inline style and no handler, which the security policy would block', () => {
  expect(render()).not.toMatch(/ style=| on[a-z]+=/);
});

test('corrections stand above the text, dated on the newsroom’s clocks, the newest first, and so does the day of the last change', () => {
  const html = render({ updatedOn: '2026-11-10' }, [
    { at: new Date('2026-11-13T03:00:00Z'), note: 'It was <b>10</b>, not 11.\nWe misread it.' },
    { at: new Date('2026-11-11T15:00:00Z'), note: 'It was 11, not 12.' },
  ]);
  const visible = html.replace(/<script.*?<\/script>/g, '');
  const words = visible.replace(/<[^>]*>/g, '');
  const [newest, older, facts, text] = [
    'Correction, November 12, 2026: It was &lt;b&gt;10&lt;/b&gt;, not 11.\nWe misread it.',
    'Correction, November 11, 2026: It was 11, not 12.',
    'UpdatedNovember 12, 2026',
    'Summary',
  ].map((part) => words.indexOf(part));
  expect(newest).toBeGreaterThan(words.indexOf('Is water wet?'));
  expect(older).toBeGreaterThan(newest ?? Infinity);
  expect(facts).toBeGreaterThan(older ?? Infinity);
  expect(text).toBeGreaterThan(facts ?? Infinity);
  expect(html).toContain('"dateModified":"2026-11-12"');
});

test('a fact-check that stands as it was checked says nothing of changes', () => {
  expect(render()).not.toMatch(/Correction,|Updated|dateModified/);
});

test('the file’s own day of the last change is told where nothing was corrected later', () => {
  const html = render({ updatedOn: '2026-11-20' }, [{ at: new Date('2026-11-11T15:00:00Z'), note: 'x' }]);
  expect(html).toContain('"dateModified":"2026-11-20"');
  expect(html).toContain('dateTime="2026-11-20"');
});
