/** What the import prints of what became of a fact-check. */
import { expect, test } from 'vitest';
import { inWords } from '#app/cli/articles-report.ts';
import type { ImportArticleOutcome } from '#app/usecases/import-article.ts';
import { anArticle } from '#tests/support/articles.ts';

type Became = Pick<Exclude<ImportArticleOutcome, { kind: 'refused' }>, 'kind' | 'state'>;

test.each<[string, Became]>([
  ['added', { kind: 'added', state: 'published' }],
  ['added as a draft', { kind: 'added', state: 'draft' }],
  ['changed; it stays scheduled', { kind: 'changed', state: 'scheduled' }],
  ['changed; it stays withdrawn', { kind: 'changed', state: 'withdrawn' }],
  ['would be added (dry run)', { kind: 'shown', state: null }],
  ['would replace what is there (dry run)', { kind: 'shown', state: 'published' }],
  ['would replace what is there, a draft (dry run)', { kind: 'shown', state: 'draft' }],
  ['would replace what is there, which stays withdrawn (dry run)', { kind: 'shown', state: 'withdrawn' }],
])('whoever imports reads whether readers see it: %s', (words, became) => {
  const report = { remarks: [], missingSources: [], unusedSources: [] };
  const outcome = { ...became, article: anArticle(), report } as Exclude<
    ImportArticleOutcome,
    { kind: 'refused' }
  >;
  expect(inWords('a.md', outcome, 'https://a.example/x')[0]).toBe(`a.md: ${words}, https://a.example/x`);
});
