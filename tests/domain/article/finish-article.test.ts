/** The last step of every form of import: whatever was read, and however, is checked as it will be kept. */
import { expect, test } from 'vitest';
import { finishArticle, type ArticleBody, type ArticleFields } from '#app/domain/article/finish-article.ts';
import type { Block, Source } from '#app/domain/article/article.ts';

const source: Source = {
  number: 1,
  title: 'A Book',
  publisher: null,
  url: null,
  date: null,
  language: null,
  direction: 'ltr',
};
const paragraph = (text: string): Block => ({ kind: 'paragraph', inlines: [{ kind: 'text', text }] });
const bodyOf = (blocks: readonly Block[], changes: Partial<ArticleBody> = {}): ArticleBody => ({
  introduction: blocks,
  sections: [],
  notes: [],
  problems: [],
  remarks: [],
  ...changes,
});
function problemsOf(fields: Partial<ArticleFields>, body = bodyOf([paragraph('Text.')]), line?: number) {
  const finished = finishArticle({ headline: 'Is it?', checkedOn: '2025-10-13', ...fields }, body, {}, line);
  if (finished.ok) throw new Error('was accepted');
  return finished.problems;
}

test.each([
  ['headline', { headline: 'Is it \b?' }, undefined],
  ['claim', { claim: 'a\ud800' }, undefined],
  ['authors.2', { authors: ['A', 'B\ufdd0'] }, undefined],
  ['sources.1.url', { sources: [{ ...source, url: 'https://a.example/\uffff' }] }, undefined],
  ['introduction.1.inlines.1.text', {}, bodyOf([paragraph('a\u0000b')])],
  [
    'introduction.1.items.1.1.inlines.1.children.1.text',
    {},
    bodyOf([
      {
        kind: 'list',
        ordered: false,
        items: [
          [
            {
              kind: 'paragraph',
              inlines: [{ kind: 'strong', children: [{ kind: 'text', text: '\u{1ffff}' }] }],
            },
          ],
        ],
      },
    ]),
  ],
  [
    'introduction.1.rows.1.2.1.url',
    {},
    bodyOf([
      {
        kind: 'table',
        columns: [{ align: null }, { align: null }],
        header: [[], []],
        rows: [[[], [{ kind: 'link', url: 'https://a.example/\ufffd', children: [] }]]],
      },
    ]),
  ],
  [
    'notes.1.blocks.1.inlines.1.text',
    {},
    bodyOf([paragraph('a')], { notes: [{ number: 1, blocks: [paragraph('\u009f')] }] }),
  ],
])('a character that no page carries is refused, and its place named: %s', (place, fields, body) => {
  expect(problemsOf(fields, body)).toEqual([
    {
      line: null,
      message: expect.stringMatching(`^${place}: expected .*text, got the character U\\+`) as string,
    },
  ]);
});

test('a problem stands at the line of its field where that is known, else at the first', () => {
  const fields = { headline: 'a'.repeat(301), checkedOn: '2025-02-30', lines: { headline: 7 } };
  expect(problemsOf(fields, undefined, 1)).toEqual([
    { line: 1, message: 'expected a date of the check such as 2025-10-13, got "2025-02-30"' },
    { line: 7, message: 'headline: expected at most 300 characters, got 301' },
  ]);
});

test('sources and topics that are given twice are refused, wherever they come from', () => {
  const body = bodyOf([paragraph('Text.')], { sources: [source] });
  expect(
    problemsOf({ sources: [source], topics: ['A b', 'a-B'] }, body).map(({ message }) => message),
  ).toEqual(['sources: expected each once, got 1 twice', 'topics: expected each once, got "a-B" twice']);
});

test.each([
  ['a link too many', [{ kind: 'link', url: 'https://b.example', children: [] }]],
  ['a footnote', [{ kind: 'note', number: 1, occurrence: 1 }]],
] as const)('a last section of sources with %s stays a section', (_name, more) => {
  const entry: Block = {
    kind: 'paragraph',
    inlines: [
      { kind: 'text', text: 'A ' },
      { kind: 'link', url: 'https://a.example', children: [] },
      ...more,
    ],
  };
  const sections = [
    { number: 1, heading: 'Sources', blocks: [{ kind: 'list', ordered: true, items: [[entry]] } as const] },
  ];
  const body = bodyOf([paragraph('Text [1]')], { sections });
  const finished = finishArticle({ headline: 'Is it?', checkedOn: '2025-10-13' }, body, {});
  expect(finished).toMatchObject({ ok: true, article: { sections: [{}], sources: [] } });
});
