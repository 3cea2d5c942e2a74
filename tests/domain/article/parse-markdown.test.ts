/** Fact-checks from Markdown with front matter: what is read, what is refused and with which line. */
import { markersOf } from '#app/domain/article/text-within.ts';
import type { ParsedArticle } from '#app/domain/article/import-report.ts';
import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parseArticle } from '#app/domain/article/parse-article.ts';

const seedDir = new URL('../../../prisma/seed/fact-checks/', import.meta.url);

function markdown(parts: { front?: string; body?: string } = {}): string {
  return `---\nheadline: Is water wet?\nchecked_on: 2026-11-09\n${parts.front ?? ''}---\n${parts.body ?? '\n## Summary\n\nIt is.\n'}`;
}
const parse = (file: string): ParsedArticle => parseArticle(file, { dateMax: '2026-11-20' });
function articleOf(file: string) {
  const parsed = parse(file);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  return parsed;
}
function problemsOf(file: string) {
  const parsed = parse(file);
  if (parsed.ok) throw new Error('was accepted');
  return parsed.problems;
}

test('front matter, sections, lists and numbered sources are read', () => {
  const front = [
    'claim: Water is dry.',
    'claimant: The Daily Drought',
    'claimant_kind: organisation',
    'said_in: { title: Front page, url: "https://drought.example/1", date: 2026-10 }',
    'verdict: No.',
    'rating: { value: 1, worst: 1, best: 5 }',
    'sources:',
    '  - { title: A Book, publisher: A Press, date: 1990 }',
    '  - { title: "كتاب", url: "https://x.example/", language: ar }',
    '',
  ].join('\n');
  const body =
    'Before. [2]\n\n## 1. Summary\n\nIt is **very** wet [1] [2].\n\n- Lead: text [1]\n- other\n\n## Context\n\n1. one\n2. two\n';
  const { article, report } = articleOf(markdown({ front, body }));
  expect(article).toMatchObject({
    slug: 'is-water-wet',
    claim: 'Water is dry.',
    claimant: { name: 'The Daily Drought', kind: 'organisation' },
    appearance: { title: 'Front page', url: 'https://drought.example/1', date: '2026-10' },
    verdict: 'No.',
    rating: { value: 1, worst: 1, best: 5 },
    checkedOn: '2026-11-09',
    demo: false,
  });
  expect(article.sections.map(({ number, heading }) => [number, heading])).toEqual([
    [1, 'Summary'],
    [2, 'Context'],
  ]);
  expect(article.sections[1]?.blocks).toMatchObject([{ kind: 'list', ordered: true, items: [{}, {}] }]);
  expect(article.sources).toEqual([
    {
      number: 1,
      title: 'A Book',
      publisher: 'A Press',
      url: null,
      date: '1990',
      language: null,
      direction: 'ltr',
    },
    {
      number: 2,
      title: 'كتاب',
      publisher: null,
      url: 'https://x.example/',
      date: null,
      language: 'ar',
      direction: 'rtl',
    },
  ]);
  expect(markersOf(article)).toEqual([
    { number: 2, occurrence: 1 },
    { number: 1, occurrence: 1 },
    { number: 2, occurrence: 2 },
    { number: 1, occurrence: 2 },
  ]);
  expect(report).toEqual({ remarks: [], missingSources: [], unusedSources: [] });
});

test('a marker without a source and a source without a marker are reported', () => {
  const { report } = articleOf(
    markdown({
      front: 'sources: [{ title: A }, { title: B }]\n',
      body: '\n## S\n\nText [1] [7, 9] [2024].\n',
    }),
  );
  expect(report).toMatchObject({ missingSources: [7, 9], unusedSources: [2] });
});

test.each([
  ['a misspelt key', markdown({ front: 'verdikt: No\n' }), 4, 'verdikt'],
  ['a date that does not exist', markdown().replace('2026-11-09', '2026-02-30'), 3, 'a day that exists'],
  [
    'no headline',
    markdown().replace('headline: Is water wet?\n', ''),
    2,
    'headline: expected text, got nothing',
  ],
  [
    'a script address',
    markdown({ front: 'sources:\n  - title: X\n    url: "javascript:alert(1)"\n' }),
    6,
    'http:// or https://',
  ],
  [
    'a claimant of no kind',
    markdown({ front: 'claimant: Somebody\n' }),
    4,
    'claimant: expected claimant_kind',
  ],
  [
    'a rating off its scale',
    markdown({ front: 'rating: { value: 9, worst: 1, best: 5 }\n' }),
    4,
    'worst ≤ value ≤ best',
  ],
  [
    'the same number twice',
    markdown({ front: 'sources: [{ number: 2, title: A }, { title: B }]\n' }),
    2,
    'got 2 twice',
  ],
  ['front matter that is no YAML', markdown({ front: 'claim: "open\n' }), 4, 'not YAML'],
  ['front matter without an end', '---\nheadline: X\n', 1, 'second --- line'],
  ['raw HTML in a line', markdown({ body: '\n## S\n\nA <b>bold</b> word.\n' }), 8, 'raw HTML (<b>)'],
  [
    'raw HTML as a block',
    markdown({ body: '\n## S\n\nText.\n\n<script>alert(1)</script>\n' }),
    10,
    'raw HTML (<script>',
  ],
  [
    'a link to a script',
    markdown({ body: '\n## S\n\n[x](javascript:alert(1))\n' }),
    8,
    'http:// or https://',
  ],
  [
    'a link with a password',
    markdown({ body: '\n## S\n\n[x](https://a:b@c.example/)\n' }),
    8,
    'http:// or https://',
  ],
  [
    'a picture',
    markdown({ body: '\n## S\n\n![x](https://c.example/a.png)\n' }),
    8,
    'they must stand beside the file',
  ],
  ['no text', markdown({ body: '\n## S\n' }), 1, 'expected text below the headline'],
  ['a wrong encoding', markdown({ body: '\n## S\n\nCaf\uFFFD\n' }), 8, 'U+FFFD'],
])('%s is refused with its line and what was expected', (_name, file, line, message) => {
  const [problem] = problemsOf(file);
  expect(problem?.line).toBe(line);
  expect(problem?.message).toContain(message);
});

test('a headline without Latin letters needs a slug, which may be given with the import', () => {
  const file = markdown().replace('Is water wet?', 'هل الماء رطب؟');
  expect(problemsOf(file)[0]?.message).toContain('expected a slug');
  expect(parseArticle(file, { slug: 'water' })).toMatchObject({
    ok: true,
    article: { slug: 'water' },
  });
  expect(parseArticle(file, { slug: '../x' })).toMatchObject({ ok: false });
});

test('the demonstrations are marked as such, have every source they name and use every source they have', () => {
  const files = readdirSync(seedDir);
  expect(files).toHaveLength(3);
  for (const file of files) {
    const { article, report } = articleOf(readFileSync(new URL(file, seedDir), 'utf8'));
    expect(article.demo).toBe(true);
    expect(article.sources.every((source) => source.url === null)).toBe(true);
    expect(report).toEqual({ remarks: [], missingSources: [], unusedSources: [] });
  }
});
