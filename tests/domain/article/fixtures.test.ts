/** Fact-checks as newsrooms write them: every word of the file is in the fact-check, or in what the import tells. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Article } from '#app/domain/article/article.ts';
import type { ImportReport } from '#app/domain/article/import-report.ts';
import { parseArticle } from '#app/domain/article/parse-article.ts';
import { missingWords, wordsShown, wordsToldAsGone } from '#tests/support/imported-words.ts';

const folder = join(import.meta.dirname, 'fixtures');
const picture = { sha256: 'a'.repeat(64), type: 'image/jpeg', width: 800, height: 600 } as const;

function read(name: string) {
  const file = readFileSync(join(folder, name), 'utf8');
  const parsed = parseArticle(file, { dateMax: '2026-11-20', imageOf: () => picture });
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  return { file, ...parsed };
}

/** Without what is notation and no text: keys, labels, numbers of sections, items and sources, the words that open the plain form. */
function withoutNotation(file: string): string {
  return file
    .replace(/^(?:checked_on|updated_on|ask|claimant_kind|slug|language):.*$/gm, '')
    .replace(/(^|[{,]\s*)(?:[a-z_]+):(?=\s)/gm, '$1')
    .replace(/(\{ )[a-z]+:/g, '$1')
    .replace(/^\s*(?:[-*] )?title:/gm, '')
    .replace(/\b(?:date|language): \d{4}[-\d]*|language: [a-z]{2}\b/g, '')
    .replace(/!\[([^\]]*)\]\([^\s)]+/g, '$1')
    .replace(/\[\^[^\]]+\]/g, '')
    .replace(/\]\[[^\]]*\]/g, ']')
    .replace(/^\[[^\]]+\]:/gm, '')
    .replace(/\[[\d ,;–-]+\]/g, (marker) => (/\d{4}|300|5-3/.test(marker) ? marker : ''))
    .replace(/^\s*(?:#+\s*)?\d{1,2}[.)]\s/gm, '')
    .replace(/^Fact-check:|^Sources$/gm, '');
}

function lost(file: string, article: Article, report: ImportReport): string[] {
  const { slug: _, image: __, ...shown } = article;
  const kept = [...wordsShown(shown), ...urlsWithin(shown).flatMap(wordsShown), ...wordsToldAsGone(report)];
  return missingWords(wordsShown(withoutNotation(file)), kept);
}

function urlsWithin(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    key === 'url' || key === 'alt' ? [String(inner)] : urlsWithin(inner),
  );
}

test('there are five of them, and more than one form', () => {
  const forms = readdirSync(folder).map((name) => name.split('.')[1]);
  expect(forms.sort()).toEqual(['md', 'md', 'md', 'md', 'txt']);
});

test.each(readdirSync(folder))('%s is imported with nothing lost that is not reported', (name) => {
  const { file, article, report } = read(name);
  expect(lost(file, article, report)).toEqual([]);
  expect(report).toMatchObject({ missingSources: [], unusedSources: [] });
});

test('a word that is taken out of the result is missed', () => {
  const { file, article, report } = read('tram-fares.md');
  const [section] = article.sections;
  const blocks = section?.blocks.filter(({ kind }) => kind !== 'quote') ?? [];
  const changed = { ...article, sections: [{ number: 1, heading: 'Fares', blocks }] };
  expect(lost(file, changed, report)).toContain('somebody');
});

test('a word that a remark quotes and that stays is missed where it is taken out', () => {
  const { file, article, report } = read('river-crime.md');
  expect(report.remarks.map(({ message }) => message).join()).toContain(
    '"Break-ins have <b>doubled</b> since',
  );
  expect(lost(file, { ...article, claim: 'Break-ins have since the bridge was built.' }, report)).toEqual([
    'doubled',
  ]);
});

test('the examples of docs/writing.md are taken as they stand', () => {
  const text = readFileSync(join(import.meta.dirname, '../../../docs/writing.md'), 'utf8');
  const examples = [...text.matchAll(/^```(?:markdown|text)\n([^]*?)^```$/gm)].map(([, file]) => file ?? '');
  expect(examples).toHaveLength(2);
  for (const file of examples) {
    expect(parseArticle(file, {})).toMatchObject({
      ok: true,
      article: { checkedOn: '2025-10-13' },
      report: { missingSources: [], unusedSources: [] },
    });
  }
});

const kindsOf = (article: Article) => article.sections.map(({ blocks }) => blocks.map(({ kind }) => kind));

test('dates, tables, footnotes, struck words and marker ranges are what they were written as', () => {
  const { article } = read('river-crime.md');
  expect(article).toMatchObject({
    headline: 'Did break-ins double in Rivermouth & Eastbank?',
    slug: 'did-break-ins-double-in-rivermouth-eastbank',
    claim: 'Break-ins have doubled since the bridge was built.',
    checkedOn: '2025-10-13',
    updatedOn: '2025-10-20',
    authors: ['Mira Holt', 'Sam Adeyemi'],
    desk: 'Data desk',
    topics: ['Crime', 'Local politics'],
    hasAsk: false,
  });
  expect(kindsOf(article)).toEqual([
    ['paragraph', 'table', 'paragraph'],
    ['list', 'list'],
  ]);
  const table = article.sections[0]?.blocks[1];
  expect(table).toMatchObject({
    columns: [{ align: 'left' }, { align: 'right' }, { align: 'right' }, { align: 'center' }],
    header: [[{ text: 'Quarter' }], [{ text: 'Rivermouth' }], [{ text: 'Eastbank' }], [{ text: 'Change' }]],
    rows: [
      [[{ text: 'Q1 2023' }], [{ text: '112' }, { kind: 'marker', number: 1 }], [{}], [{}]],
      [[{}], [{}], [{ kind: 'strong' }], [{}]],
      [[{}], [{ text: '115' }, { kind: 'note', number: 2 }], [{}], [{ kind: 'struck' }, {}]],
    ],
  });
  expect(article.notes.map(({ number, blocks }) => [number, blocks.length])).toEqual([
    [1, 1],
    [2, 1],
  ]);
});

test('definitions that the text names as sources are its sources, others its links', () => {
  const { article } = read('tram-fares.md');
  expect(article.sources.map(({ number, title, url }) => [number, title, url])).toEqual([
    [1, 'Fares, from January 2025', 'https://tram.example/fares'],
    [2, 'https://council.example/minutes/88', 'https://council.example/minutes/88'],
    [3, 'A school writes to parents', 'https://school.example/trips'],
  ]);
  expect(article.sections[0]?.blocks[1]).toMatchObject({
    inlines: [
      { text: 'Older rules, as ' },
      { kind: 'link', url: 'https://tram.example/history' },
      { text: ' and ' },
      { kind: 'link', url: 'https://council.example/minutes/88' },
      { text: ' describe them, were different in [1990-1995] and [2020].' },
    ],
  });
});

test('a closing section of references becomes the sources, and an image its own block', () => {
  const { article } = read('school-lunch.md');
  expect(article.sources.map(({ number, title, url }) => [number, title, url])).toEqual([
    [1, 'City of Hafen, Price list for school canteens', 'https://hafen.example/prices'],
    [2, 'Our own survey, answers of 14 schools', null],
  ]);
  expect(kindsOf(article)).toEqual([['table', 'image']]);
  expect(article.sections[0]?.blocks[1]).toMatchObject({
    image: { ...picture, alt: 'Two trays with rice and carrots', caption: [{ text: 'Lunch, March 2025' }] },
  });
});

test('a fact-check in Arabic runs right to left, its notes and table too', () => {
  const { article } = read('water-arabic.md');
  expect(article).toMatchObject({ direction: 'rtl', language: 'ar', slug: 'tap-water-in-the-city' });
  expect(article.notes).toHaveLength(1);
  expect(article.sections[0]?.blocks[0]).toMatchObject({ kind: 'table', rows: [{}, {}] });
});
