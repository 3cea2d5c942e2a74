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

const sample = new URL('../../../../shared/samples/fact-check-california-police-2024.txt', import.meta.url);

test.skipIf(!existsSync(sample))(
  'the newsroom’s own sample is imported as it stands, without losing a line',
  () => {
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
  },
);
