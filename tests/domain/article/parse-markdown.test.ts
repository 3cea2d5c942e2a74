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

const bodies = (body: string) => articleOf(markdown({ body: `\n## S\n\n${body}\n` }));

test.each([
  ['a comment', 'Text <!-- ask Ann --> here.', 8, 'a comment was left out: <!-- ask Ann -->'],
  ['a comment as a block', 'Text.\n\n<!-- a\nb -->', 10, 'a comment was left out: <!-- a b -->'],
  ['code', 'Run `rm x` now.', 8, 'code is shown as text: `rm x`'],
  ['a title of a link', '[a](https://a.example "T")', 8, 'the title of a link was left out: "T"'],
  ['a list from three', '3. a\n4. b', 8, 'a list that begins with 3 is numbered from 1'],
  ['too many sources', 'Text [1-300].', 8, 'it names no sources that could be meant: [1-300]'],
  ['a range backwards', 'Text [5–3].', 8, 'it names no sources that could be meant: [5–3]'],
  ['a note of no name', 'Text[^x].', 8, 'the file has no note of that name: [^x]'],
  ['a note that nothing names', 'Text.\n\n[^x]: Note', 10, 'nothing in the text leads to the note [^x]'],
  ['a definition that nothing names', 'Text.\n\n[x]: https://x.example', 10, '[x] https://x.example'],
  ['a marker in a heading', 'Text.\n\n## More [1]', 10, 'shown without links, marks and markup'],
  ['a link in a heading', 'A.\n\n## [M](https://m.example)', 10, 'as a heading is: "M"'],
  ['the number of a heading', 'Text.\n\n## 7. More', 10, 'the heading numbered 7 is section 2'],
  ['a line break', 'One<br>two.', 8, 'a line break became a space: <br>'],
])('%s is taken otherwise than it was written, and told with its line', (_name, body, line, message) => {
  const { remarks } = bodies(body).report;
  expect(remarks).toHaveLength(1);
  expect(remarks[0]?.line).toBe(line);
  expect(remarks[0]?.message).toContain(message);
});

test.each([
  ['a block of code', '```\ncode\n```', 8, 'got a block of code: code'],
  ['an indented block', 'Text.\n\n    code', 10, 'got a block of code: code'],
  ['a row longer than its heads', '| a | b |\n|---|---|\n| 1 | 2 | 3 |', 10, 'expected 2 cells'],
  ['a line of dashes that does not fit', '| a | b |\n|---|\n| 1 | 2 |', 8, 'line of dashes'],
  ['two definitions of a note', '[^a] b\n\n[^a]: one\n\n[^a]: two', 12, 'expected one definition of [^a]'],
  ['a reference link to a script', '[a][b]\n\n[b]: javascript:x', 8, 'http:// or https://'],
  ['an image without words', '![](a.png)', 8, 'expected words that say what the image "a.png" shows'],
  ['an image in a cell', '| a |\n|---|\n| ![x](a.png) |', 10, 'one within a heading, a cell'],
  ['HTML in a cell', '| a |\n|---|\n| <b>x</b> |', 10, 'raw HTML (<b>)'],
])('%s is refused with its line', (_name, body, line, message) => {
  const [problem] = problemsOf(markdown({ body: `\n## S\n\n${body}\n` }));
  expect(problem?.line).toBe(line);
  expect(problem?.message).toContain(message);
});

test.each([
  ['[1-3]', [1, 2, 3]],
  ['[1–3, 7]', [1, 2, 3, 7]],
  ['[1, 2]', [1, 2]],
  ['[1; 2]', [1, 2]],
  ['[1][2]', [1, 2]],
  ['[1] [2]', [1, 2]],
  ['[2024]', []],
  ['[1990–1995]', []],
  ['[0]', []],
])('%s names the sources %j', (text, numbers) => {
  expect(markersOf(bodies(`A ${text}.`).article).map(({ number }) => number)).toEqual(numbers);
});

test('a heading over the definitions of sources is no section of its own', () => {
  const { article, report } = articleOf(
    markdown({
      body: '\n## S\n\nText [1].\n\n## Sources\n\n[1]: https://a.example "A"\n',
    }),
  );
  expect(article.sections.map(({ heading }) => heading)).toEqual(['S']);
  expect(article.sources.map(({ title }) => title)).toEqual(['A']);
  expect(report.remarks.map(({ message }) => message)).toEqual([
    'the last section, "Sources", became sources',
  ]);
});

test('notes are numbered as the text names them, those within notes last', () => {
  const { article } = bodies(
    'A[^z] b[^a] c[^z].\n\n[^a]: See[^n].\n\n[^n]: Deep.\n\n[^z]: Last.\n\n    More.',
  );
  const texts = article.notes.map(({ blocks }) => blocks.map((block) => JSON.stringify(block)).join());
  expect(texts.map((text) => /Last|See|Deep/.exec(text)?.[0])).toEqual(['Last', 'See', 'Deep']);
  expect(article.notes[0]?.blocks).toHaveLength(2);
});

test.each([
  ['an ISO day', 'checked_on: 2025-10-13', '2025-10-13'],
  ['words', 'checked_on: "October 13, 2025"', '2025-10-13'],
  ['numbers that read one way', 'checked_on: 13.10.2025', '2025-10-13'],
])('the date of the check may be %s', (_name, line, day) => {
  const file = markdown().replace('checked_on: 2026-11-09', line);
  expect(articleOf(file).article.checkedOn).toBe(day);
});

test.each([
  ['no date at all', '', 2, '--date 2025-10-13'],
  ['a date that reads two ways', 'checked_on: 03/04/2025\n', 3, 'reads in one way only'],
  ['a check in the future', 'checked_on: 2026-11-21\n', 3, 'not in the future, got 2026-11-21'],
  ['a change before the check', 'checked_on: 2026-11-09\nupdated_on: 2026-11-08\n', 4, 'on or after'],
])('%s is refused in words', (_name, lines, line, message) => {
  const [problem] = problemsOf(markdown().replace('checked_on: 2026-11-09\n', lines));
  expect(problem?.line).toBe(line);
  expect(problem?.message).toContain(message);
});

test('a date in the text is taken where the front matter has none, and stands where it has', () => {
  const body = '\nLast updated on 10 November 2026.\n\nText.\n\nChecked: Nov. 9, 2026\n';
  const { article, report } = articleOf(markdown({ body }).replace('checked_on: 2026-11-09\n', ''));
  expect(article).toMatchObject({ checkedOn: '2026-11-09', updatedOn: '2026-11-10' });
  expect(article.introduction).toHaveLength(1);
  expect(report.remarks.map(({ line }) => line)).toEqual([5, 9]);
  const kept = articleOf(markdown({ body: '\nChecked on November 8, 2026\n' }));
  expect(kept.article.introduction).toHaveLength(1);
  expect(kept.report.remarks[0]?.message).toContain('another date was taken from elsewhere');
});

test('front matter names writers, desk, topics and a picture, and takes the ask away', () => {
  const picture = { sha256: 'a', type: 'image/png', width: 4, height: 3 } as const;
  const front =
    'authors: Ann\ndesk: Desk\ntopics: [A, B]\nask: off\nimage: { file: a.png, alt: A cat, caption: Mine }\n';
  const parsed = parseArticle(markdown({ front }), { imageOf: () => picture });
  expect(parsed).toMatchObject({
    article: {
      authors: ['Ann'],
      desk: 'Desk',
      topics: ['A', 'B'],
      hasAsk: false,
      image: { ...picture, alt: 'A cat', caption: [{ text: 'Mine' }] },
    },
  });
  expect(problemsOf(markdown({ front: 'topics: [Left, left]\n' }))[0]?.message).toContain('"left" twice');
  const missing = parseArticle(markdown({ front }), { imageOf: () => ({ problem: 'there is none' }) });
  expect(missing).toMatchObject({ problems: [{ line: 8, message: 'image: there is none' }] });
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
