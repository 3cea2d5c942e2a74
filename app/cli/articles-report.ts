/** What the import of fact-checks prints: of each what readers see of it, what was told, what was refused. */
import type { Article, Block } from '#app/domain/article/article.ts';
import type { ImportProblem, ImportRemark, ImportReport } from '#app/domain/article/import-report.ts';
import type { PublicationState } from '#app/domain/article/publication.ts';
import type { ImportArticleOutcome } from '#app/usecases/import-article.ts';

type Taken = Exclude<ImportArticleOutcome, { kind: 'refused' }>;

/** Lines for a terminal. */
export function inWords(file: string, outcome: Taken, address: string): string[] {
  const { article, report } = outcome;
  return [
    `${file}: ${becameInWords(outcome)}, ${address}`,
    `  ${article.headline}`,
    `  ${headInWords(article)}`,
    ...article.sections.map(({ number, heading }) => `  ${String(number)}. ${heading}`),
    `  ${countsInWords(article)}`,
    ...remarksInWords(report).map((remark) => `  ${remark}`),
  ];
}

export function problemsInWords(file: string, problems: readonly ImportProblem[]): string[] {
  return problems.map(({ line, message }) =>
    line === null ? `${file}: ${message}` : `${file}, line ${String(line)}: ${message}`,
  );
}

/** Nothing that a file holds moves the cursor or colors the terminal. */
export function printable(line: string): string {
  return line.replace(
    /[\p{Cc}\p{Cs}\u2028\u2029\u202A-\u202E\u2066-\u2069]/gu,
    (character) => `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`,
  );
}

function becameInWords({ kind, state }: Taken): string {
  if (kind !== 'shown') return kind + staysInWords(state, ' as a draft', '; it stays');
  if (state === null) return 'would be added (dry run)';
  return `would replace what is there${staysInWords(state, ', a draft', ', which stays')} (dry run)`;
}

/** That readers do not see it, so that nobody takes it for published. */
function staysInWords(state: PublicationState, asDraft: string, stays: string): string {
  if (state === 'published') return '';
  return state === 'draft' ? asDraft : `${stays} ${state}`;
}

function headInWords({
  checkedOn,
  updatedOn,
  authors,
  desk,
  topics,
  hasAsk,
  language,
  demo,
}: Article): string {
  return [
    `checked ${checkedOn}`,
    ...(updatedOn === null ? [] : [`changed ${updatedOn}`]),
    ...(authors.length > 0 ? [`by ${authors.join(', ')}`] : []),
    ...(desk === null ? [] : [`desk: ${desk}`]),
    ...(topics.length > 0 ? [`topics: ${topics.join(', ')}`] : []),
    ...(language === 'en' ? [] : [`language: ${language}`]),
    ...(hasAsk ? [] : ['no ask']),
    ...(demo ? ['a demonstration'] : []),
  ].join(' · ');
}

function countsInWords(article: Article): string {
  const { introduction, sections, notes, sources, image } = article;
  const blocks = [...introduction, ...[...sections, ...notes].flatMap((part) => part.blocks)].flatMap(
    withInner,
  );
  const of = (kind: Block['kind']): number => blocks.filter((block) => block.kind === kind).length;
  return [
    counted(sections.length, 'section'),
    counted(sources.length, 'source'),
    counted(notes.length, 'note'),
    counted(of('table'), 'table'),
    counted(of('image') + (image ? 1 : 0), 'image'),
  ].join(', ');
}

function withInner(block: Block): Block[] {
  const inner = block.kind === 'quote' ? block.blocks : block.kind === 'list' ? block.items.flat() : [];
  return [block, ...inner.flatMap(withInner)];
}

const counted = (count: number, noun: string): string => `${String(count)} ${noun}${count === 1 ? '' : 's'}`;

function remarksInWords({ remarks, missingSources, unusedSources }: ImportReport): string[] {
  const markers = missingSources.map((number) => `[${String(number)}]`).join(' ');
  return [
    ...remarks.map(inPlace),
    ...(markers ? [`no source for ${markers}; shown as plain markers`] : []),
    ...(unusedSources.length > 0 ? [`no marker names source ${unusedSources.join(', ')}`] : []),
  ];
}

const inPlace = ({ line, message }: ImportRemark): string =>
  line === null ? message : `line ${String(line)}: ${message}`;
