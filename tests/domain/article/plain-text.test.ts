/** Fact-checks from the plain text form: headline, numbered sections, lists, markers, skipped lines. */
import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { plainText, type Block } from '#app/domain/article/article.ts';
import { parseArticle } from '#app/domain/article/parse-article.ts';

const fixture = `Keep this newsroom going
Like it or not, talking about this is worth the trouble. Even $5 helps.
Fact check: Do geese fly south because of the calendar?
1. Summary of the results
The sources that were examined do not mention calendars.
Still, they say something about the setting:
- Day length matters: geese in a hall with artificial light set off early [1]
- Cold alone does not [2]
2. Missing context/other views
The question leaves out who keeps the calendar [1] [3].
Three things are mixed up:
1. the day
2. the weather
3. the date.
3. Problems of the question
- It takes a habit for a plan
The wording suggests an answer.
`;
const parse = (file: string) => {
  const parsed = parseArticle(file, { date: '2026-11-20' });
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  return parsed;
};
const kinds = (blocks: readonly Block[] | undefined) =>
  blocks?.map((block) => (block.kind === 'list' ? `list of ${String(block.items.length)}` : block.kind));

test('sections, lists, leads and markers are read, and what stands before the headline is skipped and reported', () => {
  const { article, report } = parse(fixture);
  expect(article.headline).toBe('Do geese fly south because of the calendar?');
  expect(article.slug).toBe('do-geese-fly-south-because-of-the-calendar');
  expect(article.sections.map((section) => [section.heading, kinds(section.blocks)])).toEqual([
    ['Summary of the results', ['paragraph', 'paragraph', 'list of 2']],
    ['Missing context/other views', ['paragraph', 'paragraph', 'list of 3']],
    ['Problems of the question', ['list of 1', 'paragraph']],
  ]);
  expect(article.sections[0]?.blocks[2]).toMatchObject({
    items: [
      [
        {
          inlines: [
            { kind: 'strong', children: [{ text: 'Day length matters:' }] },
            { kind: 'text', text: ' geese in a hall with artificial light set off early' },
            { kind: 'marker', number: 1, occurrence: 1 },
          ],
        },
      ],
      [{ inlines: [{ kind: 'text' }, { kind: 'marker', number: 2 }] }],
    ],
  });
  expect(report).toEqual({
    remarks: [
      { line: 1, message: 'skipped: Keep this newsroom going' },
      {
        line: 2,
        message: 'skipped: Like it or not, talking about this is worth the trouble. Even $5 helps.',
      },
      { line: 1, message: 'no date of the check in the file: --date 2026-11-20 was taken' },
    ].toSorted((a, b) => a.line - b.line),
    missingSources: [1, 2, 3],
    unusedSources: [],
  });
  expect(article).toMatchObject({ checkedOn: '2026-11-20', claim: null, claimant: null, verdict: null });
});

test('a closing list of sources gives the markers their sources', () => {
  const { article, report } = parse(
    `${fixture}Sources\n[1] Goose News, 2020 https://geese.example/a\n[2] A talk\n[4] Unused\n`,
  );
  expect(article.sources.map(({ number, title, url }) => [number, title, url])).toEqual([
    [1, 'Goose News, 2020', 'https://geese.example/a'],
    [2, 'A talk', null],
    [4, 'Unused', null],
  ]);
  expect(report).toMatchObject({ missingSources: [3], unusedSources: [4] });
});

test('a file without a "Fact check:" line is refused', () => {
  const parsed = parseArticle('Some text\n1. A section\n', { date: '2026-11-20' });
  expect(parsed).toMatchObject({
    ok: false,
    problems: [{ line: 1, message: expect.stringContaining('Fact check:') as string }],
  });
});

test.each([
  ['a link', 'See [this](https://a.example).', 'a Markdown link'],
  ['emphasis', 'It is **not** so.', 'Markdown emphasis'],
  ['an entity', 'A &amp; B', 'an HTML character'],
  ['HTML', 'A <b>bold</b> word', 'HTML'],
  ['a table', '| a | b |', 'a row of a table'],
  ['a footnote', 'Text[^1].', 'a Markdown footnote'],
  ['a range of too many', 'Text [1-300].', 'it names no sources that could be meant: [1-300]'],
])('%s stands as it is written in the plain form, and is told with its line', (_name, line, message) => {
  const { article, report } = parse(`Fact check: Is it?\n${line}\n`);
  expect(article.introduction).toMatchObject([{ inlines: [{ kind: 'text' }] }]);
  const told = report.remarks.filter((remark) => remark.line === 2);
  expect(told).toHaveLength(1);
  expect(told[0]?.message).toContain(message);
});

test('the markup of headline and headings becomes their words, in the address too', () => {
  const { article, report } = parse(
    'Fact check: Is <b>A</b> [better](https://a.example) than B &amp; C?\nText.\n1. **What** we saw\nMore.\n',
  );
  expect(article).toMatchObject({
    headline: 'Is A better than B & C?',
    slug: 'is-a-better-than-b-c',
    sections: [{ heading: 'What we saw' }],
  });
  expect(report.remarks.map(({ line }) => line)).toEqual([1, 1, 3]);
});

test.each([
  ['below the headline', 'Fact check: Is it?\nChecked on October 13, 2025\nIt is.\n'],
  ['above it', 'Fact-checked: 13 Oct 2025\nFact check: Is it?\nIt is.\n'],
  ['at the end', 'Fact check: Is it?\nIt is.\n\nPublished: Mon, 13.10.2025, 14:30 CET\n'],
])('a line %s that says the date is the date, and no text', (_name, file) => {
  const parsed = parseArticle(file, { dateMax: '2025-10-13' });
  expect(parsed).toMatchObject({
    ok: true,
    article: { checkedOn: '2025-10-13', introduction: [{ inlines: [{ text: 'It is.' }] }] },
  });
});

test.each([
  ['no date', 'Fact check: Is it?\nIt is.\n', 1, '--date 2025-10-13'],
  ['a date that reads two ways', 'Fact check: Is it?\nChecked: 03.04.2025\nIt is.\n', 2, 'reads in one way'],
])('%s is refused', (_name, file, line, message) => {
  const parsed = parseArticle(file, {});
  if (parsed.ok) throw new Error('was accepted');
  expect(parsed.problems).toContainEqual({ line, message: expect.stringContaining(message) as string });
});

test('a text that runs against the direction of its language is told', () => {
  const file = 'Fact check: هل الماء رطب؟\nنعم، الماء رطب.\n';
  const defaults = { date: '2025-10-13', slug: 'water' };
  const told = parseArticle(file, defaults);
  expect(told).toMatchObject({ ok: true, article: { direction: 'ltr' } });
  expect(JSON.stringify(told)).toContain('name another');
  const named = parseArticle(file, { ...defaults, language: 'ar' });
  expect(named).toMatchObject({ ok: true, article: { language: 'ar', direction: 'rtl' } });
  expect(JSON.stringify(named)).not.toContain('name another');
});

const sample = new URL('../../../../shared/samples/fact-check-california-police-2024.txt', import.meta.url);

test('the newsroom’s own sample is imported as it stands, without losing a line', ({ skip }) => {
  skip(!existsSync(sample), 'the newsroom’s sample is not beside the project');
  const file = readFileSync(sample, 'utf8');
  const { article, report } = parse(file);
  expect(article.sections.map((section) => [section.heading, kinds(section.blocks)])).toEqual([
    ['Summary of the results', ['paragraph', 'paragraph', 'list of 3']],
    ['Missing context/alternative viewpoints', ['paragraph', 'list of 3', 'paragraph', 'list of 3']],
    ['Potential misinformation/bias in the original statement', ['paragraph', 'list of 3', 'paragraph']],
  ]);
  expect(report.remarks.map(({ line }) => line)).toEqual([1, 1, 2]);
  expect(report.missingSources).toEqual([1, 2, 3, 4, 5, 6]);
  const words = (blocks: readonly Block[]): string =>
    blocks
      .map((block) =>
        block.kind === 'list'
          ? block.items.map((item) => words(item)).join(' ')
          : 'inlines' in block
            ? plainText(block.inlines)
            : 'blocks' in block
              ? words(block.blocks)
              : '',
      )
      .join(' ');
  const read = article.sections.map((section) => words(section.blocks)).join(' ');
  const wanted = file
    .split('\n')
    .slice(3)
    .filter((line) => !/^\d\. /.test(line))
    .join(' ');
  const letters = (text: string) =>
    text
      .replace(/\[\d\]/g, '')
      .replace(/(^|\s)- /g, ' ')
      .replace(/\s+/g, '');
  expect(letters(read)).toBe(letters(wanted));
});
