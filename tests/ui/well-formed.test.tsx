/** Whatever the importer takes, all that shows it stays well-formed: every control, noncharacter, surrogate and entity, in every form. */
import type { LoaderFunctionArgs } from '@remix-run/node';
import fc from 'fast-check';
import { renderToStaticMarkup } from 'react-dom/server';
import { SaxesParser } from 'saxes';
import { expect, test } from 'vitest';
import type { Article } from '#app/domain/article/article.ts';
import { claimReview, jsonForScript } from '#app/domain/article/claim-review.ts';
import { newsArticle } from '#app/domain/article/news-article.ts';
import { parseArticle } from '#app/domain/article/parse-article.ts';
import { topicSlug } from '#app/domain/article/topic.ts';
import { loader as claimReviews } from '#app/routes/claim-reviews[.]json.ts';
import { loader as jsonFeed } from '#app/routes/feed[.]json.ts';
import { loader as atomFeed } from '#app/routes/feed[.]xml.ts';
import { loader as sitemap } from '#app/routes/sitemap[.]xml.ts';
import { ArticlePage } from '#app/ui/article/article-page.tsx';

const site = { name: 'News', url: 'https://news.example', locale: 'en', timeZone: 'UTC' };
const page = {
  url: `${site.url}/fact-checks/x`,
  siteName: site.name,
  siteUrl: site.url,
  pictures: [],
  logo: null,
};
const now = new Date('2026-11-20T00:00:00Z');

/** What a program that reads feeds fetches, answered for one fact-check, which was corrected, and the same one withdrawn. */
async function answerOf(
  loader: (args: LoaderFunctionArgs) => Promise<Response>,
  article: Article,
): Promise<string> {
  const note = article.headline;
  const corrections = [{ at: now, note }];
  const kept = { ...article, publishedAt: now, updatedAt: now, corrections, correction: corrections[0] };
  const once =
    <T,>(item: T) =>
    (_now: Date, from: { after: unknown } | null) =>
      Promise.resolve(from === null || ('after' in from && from.after === null) ? [item] : []);
  const ports = {
    site,
    clock: { now: () => now },
    cards: { version: () => '1' },
    articles: {
      months: () => [{ month: article.checkedOn.slice(0, 7), count: 1 }],
      topics: () => article.topics.map((name) => ({ slug: topicSlug(name), name, count: 1 })),
      listForFeeds: () => [
        { ...kept, kind: 'published' },
        { ...kept, kind: 'withdrawn', withdrawal: { at: now, note } },
      ],
    },
    articleCatalog: {
      state: () => ({ count: 1, changedAt: now }),
      addressRuns: () => [{ count: 1, updatedAt: now }],
      addresses: once(kept),
      reviews: once({ ...kept, reviewed: article, correctedAt: now, withdrawnAt: null }),
    },
  };
  const request = new Request(site.url);
  return await (
    await loader({ request, context: { deps: { ports } } } as unknown as LoaderFunctionArgs)
  ).text();
}

/** All that shows a fact-check. A new feed gets a line here. */
const renderers: readonly {
  readonly name: string;
  readonly form: 'xml' | 'json';
  readonly render: (article: Article) => string | Promise<string>;
}[] = [
  {
    name: 'the page',
    form: 'xml',
    render: (article) =>
      renderToStaticMarkup(
        <ArticlePage
          article={article}
          corrections={[{ at: now, note: article.headline }]}
          page={page}
          locale="en"
          timeZone="UTC"
        />,
      ),
  },
  { name: 'the Atom feed', form: 'xml', render: (article) => answerOf(atomFeed, article) },
  { name: 'the JSON Feed', form: 'json', render: (article) => answerOf(jsonFeed, article) },
  { name: 'the ClaimReview feed', form: 'json', render: (article) => answerOf(claimReviews, article) },
  { name: 'the sitemap', form: 'xml', render: (article) => answerOf(sitemap, article) },
  {
    name: 'ClaimReview',
    form: 'json',
    render: (article) => jsonForScript(claimReview(article, page, null)),
  },
  {
    name: 'NewsArticle',
    form: 'json',
    render: (article) => jsonForScript(newsArticle({ article, corrections: [] }, page, 'UTC')),
  },
  { name: 'what is stored', form: 'json', render: (article) => JSON.stringify(article) },
];

/** Throws for what is not well-formed, also for characters that XML has no place for. */
function parse(form: 'xml' | 'json', text: string): void {
  // JSON writes a lone surrogate as an escape, which the database refuses.
  const written = form === 'json' ? textsWithin(JSON.parse(text)).join('\n') : text;
  // eslint-disable-next-line no-control-regex -- these are what is looked for
  expect(written).not.toMatch(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]|\p{Cs}/u);
  if (form === 'xml') new SaxesParser().write(text).close();
}

function textsWithin(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsWithin) : [];
}

const range = (first: number, last: number): number[] =>
  Array.from({ length: last - first + 1 }, (_, at) => first + at);
const planes = range(0, 16).flatMap((plane) => [plane * 0x10000 + 0xfffe, plane * 0x10000 + 0xffff]);
/** Those that some page, feed or database cannot carry. */
const never = [
  ...[...range(0, 8), 0xb, 0xc, ...range(0xe, 0x1f), ...range(0x7f, 0x9f)],
  ...[0xd800, 0xdbff, 0xdc00, 0xdfff, 0xfffd, ...range(0xfdd0, 0xfdef), ...planes],
];
const odd = [9, 0xa, 0xd, 0xa0, 0xad, 0x200b, 0x200e, 0x2028, 0x202e, 0x2066, 0xfeff, 0x1f600, 0xe0001];

const hex = (code: number): string => code.toString(16);
const inYaml = (code: number): string =>
  code > 0xffff ? `\\U${hex(code).padStart(8, '0')}` : `\\u${hex(code).padStart(4, '0')}`;

/** One character as each form of writing has it. */
const ways = {
  raw: (code: number) => String.fromCodePoint(code),
  yaml: inYaml,
  decimal: (code: number) => `&#${String(code)};`,
  hexadecimal: (code: number) => `&#x${hex(code)};`,
  percent: (code: number) => `%${hex(code & 0xff).padStart(2, '0')}`,
};
const marks = fc.constantFrom(
  ...['<', '>', '&', '"', "'", ']]>', '<![CDATA[', '<?', '&lt;', '&amp;amp;', '&nbsp;', '&zwj;'],
  ...['**', '`', '|', '\\', '[1]', '](', '~~'],
);
const piece = fc.oneof(
  fc.record({
    code: fc.oneof(fc.constantFrom(...never), fc.constantFrom(...odd)),
    way: fc.constantFrom(...(Object.keys(ways) as (keyof typeof ways)[])),
  }),
  marks,
);
type Piece = { readonly code: number; readonly way: keyof typeof ways } | string;
const written = (part: Piece): string => (typeof part === 'string' ? part : ways[part.way](part.code));

/** Where a character may come in, and how a file has it there. */
const places: Record<string, (text: string) => string> = {
  headline: (text) => markdown({ front: `headline: "Is it ${quoted(text)}?"` }),
  claim: (text) =>
    markdown({ front: `claim: "It is ${quoted(text)}."\nclaimant: A\nclaimant_kind: person\nverdict: No` }),
  verdict: (text) => markdown({ front: `verdict: "No ${quoted(text)}"` }),
  summary: (text) => markdown({ front: `summary: "So ${quoted(text)}"` }),
  author: (text) => markdown({ front: `authors: ["A ${quoted(text)}"]` }),
  topic: (text) => markdown({ front: `topics: ["T ${quoted(text)}"]` }),
  source: (text) =>
    markdown({
      front: `sources: [{ title: "S ${quoted(text)}", url: "https://a.example/${quoted(text)}" }]`,
    }),
  paragraph: (text) => markdown({ body: `A ${text} b.` }),
  heading: (text) => markdown({ body: `## A ${text} b\n\nText.` }),
  cell: (text) => markdown({ body: `| A | B |\n|---|---|\n| ${text} | c |` }),
  note: (text) => markdown({ body: `A[^n].\n\n[^n]: B ${text} c` }),
  link: (text) => markdown({ body: `[a ${text}](https://a.example/?q=${text})` }),
  autolink: (text) => markdown({ body: `<https://a.example/${text}>` }),
  definition: (text) =>
    markdown({
      body: `[a][b] and [1]\n\n[b]: https://b.example/${text}\n[1]: https://c.example/ "T ${text}"`,
    }),
  image: (text) => markdown({ body: `![A ${text}](a.png "C ${text}")` }),
  code: (text) => markdown({ body: `A \`${text}\` b.` }),
  'plain headline': (text) => `Fact check: Is it ${text}?\nText.\n`,
  'plain text': (text) => `Fact check: Is it?\nText ${text}.\n1. A ${text} b\n- Lead ${text}: c\n`,
  'plain source': (text) =>
    `Fact check: Is it?\nText [1].\nSources\n[1] A ${text} b https://a.example/${text}\n`,
};
const quoted = (text: string): string => text.replace(/"|\\(?!u|U)/g, '\\$&');

function markdown({ front = '', body = 'Text.' }: { front?: string; body?: string }): string {
  const headline = front.startsWith('headline') ? '' : 'headline: Is it?\n';
  return `---\n${headline}checked_on: 2026-11-09\nslug: x\n${front}\n---\n\n${body}\n`;
}

const imageOf = () => ({ sha256: 'a', type: 'image/png', width: 1, height: 1 }) as const;
const parseFile = (file: string) => parseArticle(file, { date: '2026-11-09', slug: 'x', imageOf });

async function expectWellFormed(article: Article): Promise<void> {
  for (const { name, form, render } of renderers) {
    const text = await render(article);
    expect(() => {
      parse(form, text);
    }, `${name}: ${text}`).not.toThrow();
  }
}

test('whatever is taken, page, feeds and data stay well-formed', async () => {
  const seen = { taken: 0, refused: 0 };
  const pieces = fc.array(piece, { minLength: 1, maxLength: 3 });
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...Object.keys(places)), pieces, async (place, parts) => {
      const parsed = parseFile(places[place]?.(parts.map(written).join('')) ?? '');
      seen[parsed.ok ? 'taken' : 'refused'] += 1;
      if (parsed.ok) await expectWellFormed(parsed.article);
      else for (const { line } of parsed.problems) expect(line).toBeGreaterThan(0);
    }),
    { numRuns: 1500 },
  );
  expect(Math.min(seen.taken, seen.refused)).toBeGreaterThan(200);
});

/** Entities mean themselves in code, in an address between < and >, and in the body of the plain form. */
const writtenIn = (place: string): (keyof typeof ways)[] => {
  if (/^(?:code|autolink|plain text)$/.test(place)) return ['raw'];
  const isYaml = /^(?:headline|claim|verdict|summary|author|topic|source)$/.test(place);
  return ['raw', 'decimal', 'hexadecimal', ...(isYaml ? (['yaml'] as const) : [])];
};

test.each(Object.keys(places))(
  'in a %s each character that no page carries is refused, with its line, however it is written',
  (place) => {
    for (const code of never) {
      for (const way of writtenIn(place)) {
        const file = places[place]?.(ways[way](code)) ?? '';
        const parsed = parseFile(file);
        const what = `U+${hex(code)} as ${way}`;
        expect(parsed.ok, what).toBe(false);
        if (parsed.ok) continue;
        expect(parsed.problems[0]?.line, what).toBeGreaterThan(place.startsWith('plain') ? 0 : 1);
      }
    }
  },
);
