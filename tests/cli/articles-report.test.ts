/** What the import prints of what became of a fact-check. */
import { expect, test } from 'vitest';
import { inWords } from '#app/cli/articles-report.ts';
import type { ImportArticleOutcome } from '#app/usecases/import-article.ts';
import { anArticle } from '#tests/support/articles.ts';

type Became = Pick<Exclude<ImportArticleOutcome, { kind: 'refused' }>, 'kind' | 'state'> & {
  /** Of what is only shown. */
  readonly isThere?: boolean;
};

test.each<[string, Became]>([
  ['added', { kind: 'added', state: 'published' }],
  ['added as a draft', { kind: 'added', state: 'draft' }],
  ['changed; it stays scheduled', { kind: 'changed', state: 'scheduled' }],
  ['changed; it stays withdrawn', { kind: 'changed', state: 'withdrawn' }],
  ['would be added (dry run)', { kind: 'shown', state: 'published', isThere: false }],
  ['would be added as a draft (dry run)', { kind: 'shown', state: 'draft', isThere: false }],
  ['would replace what is there (dry run)', { kind: 'shown', state: 'published', isThere: true }],
  ['would replace what is there, a draft (dry run)', { kind: 'shown', state: 'draft', isThere: true }],
  [
    'would replace what is there, which stays withdrawn (dry run)',
    { kind: 'shown', state: 'withdrawn', isThere: true },
  ],
])('whoever imports reads whether readers see it: %s', (words, became) => {
  const report = { remarks: [], missingSources: [], unusedSources: [] };
  const outcome = { ...became, article: anArticle(), report } as Exclude<
    ImportArticleOutcome,
    { kind: 'refused' }
  >;
  expect(inWords('a.md', outcome, 'https://a.example/x')[0]).toBe(`a.md: ${words}, https://a.example/x`);
});
