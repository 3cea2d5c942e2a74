/** What a fact-check is: its claim, numbered sections and numbered sources, and what an import reports about it. */

/** A piece of running text. A marker is a `[n]`; `occurrence` counts the markers of one number through the article, from 1. */
export type Inline =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'strong' | 'emphasis'; readonly children: readonly Inline[] }
  | { readonly kind: 'link'; readonly url: string; readonly children: readonly Inline[] }
  | { readonly kind: 'marker'; readonly number: number; readonly occurrence: number };

export type Block =
  | { readonly kind: 'paragraph' | 'subheading'; readonly inlines: readonly Inline[] }
  | { readonly kind: 'quote'; readonly blocks: readonly Block[] }
  | { readonly kind: 'list'; readonly ordered: boolean; readonly items: readonly (readonly Block[])[] };

export interface Section {
  /** Counted from 1 in the order of the page. */
  readonly number: number;
  readonly heading: string;
  readonly blocks: readonly Block[];
}

export type Direction = 'ltr' | 'rtl';

export interface Source {
  readonly number: number;
  readonly title: string;
  readonly publisher: string | null;
  /** http or https only. */
  readonly url: string | null;
  /** `2024`, `2024-11` or `2024-11-30`. */
  readonly date: string | null;
  /** BCP 47; null means the article's own language. */
  readonly language: string | null;
  readonly direction: Direction;
}

/** Who made the claim. */
export interface Claimant {
  readonly name: string;
  readonly kind: 'person' | 'organisation';
}

/** Where, and when, the claim was made. */
export interface Appearance {
  readonly title: string;
  readonly url: string | null;
  readonly date: string | null;
}

/** A verdict's place on the newsroom's own scale, `worst` to `best` inclusive. */
export interface Rating {
  readonly value: number;
  readonly worst: number;
  readonly best: number;
}

export interface Article {
  readonly slug: string;
  /** The claim as a question. */
  readonly headline: string;
  readonly claim: string | null;
  readonly claimant: Claimant | null;
  readonly appearance: Appearance | null;
  readonly verdict: string | null;
  readonly rating: Rating | null;
  /** `2026-11-09`. */
  readonly checkedOn: string;
  readonly summary: string | null;
  /** True for the demonstrations that come with a fresh installation; the page says so. */
  readonly demo: boolean;
  readonly language: string;
  readonly direction: Direction;
  /** What stands between the headline and the first section. */
  readonly introduction: readonly Block[];
  readonly sections: readonly Section[];
  /** In the order of their numbers. */
  readonly sources: readonly Source[];
}

/** What the importer tells beside the article itself. Lines are counted from 1. */
export interface ImportReport {
  readonly skippedLines: readonly { readonly line: number; readonly text: string }[];
  /** `[n]` in the text without a source of that number. */
  readonly missingSources: readonly number[];
  /** Sources that no `[n]` names. */
  readonly unusedSources: readonly number[];
  /** True where the file states no date checked and the day of the import stands in for it. */
  readonly isDateAssumed: boolean;
}

/** What is wrong with a file, at which line, in words that say what was expected and what was found. */
export interface ImportProblem {
  readonly line: number;
  readonly message: string;
}

export type ParsedArticle =
  | { readonly ok: true; readonly article: Article; readonly report: ImportReport }
  | { readonly ok: false; readonly problems: readonly ImportProblem[] };

/**
 * The longest file taken, in characters: about 18,000 words. Refusing a real book is the cheaper mistake; a parser's
 * time rises faster than the length of hostile text.
 */
export const ARTICLE_LENGTH_MAX = 120_000;

const RIGHT_TO_LEFT = new Set('ar arc ckb dv fa he ks ps sd ug ur yi'.split(' '));

/** The direction in which a BCP 47 language is written, by its first subtag. */
export function directionOf(language: string): Direction {
  return RIGHT_TO_LEFT.has(language.toLowerCase().split('-')[0] ?? '') ? 'rtl' : 'ltr';
}

/** Every marker of an article, in the order of the page. */
export function markersOf(
  article: Pick<Article, 'introduction' | 'sections'>,
): { number: number; occurrence: number }[] {
  const found: { number: number; occurrence: number }[] = [];
  const readInlines = (inlines: readonly Inline[]): void => {
    for (const inline of inlines) {
      if (inline.kind === 'marker') found.push({ number: inline.number, occurrence: inline.occurrence });
      else if (inline.kind !== 'text') readInlines(inline.children);
    }
  };
  const readBlocks = (blocks: readonly Block[]): void => {
    for (const block of blocks) {
      if (block.kind === 'list') block.items.forEach(readBlocks);
      else if (block.kind === 'quote') readBlocks(block.blocks);
      else readInlines(block.inlines);
    }
  };
  readBlocks(article.introduction);
  article.sections.forEach((section) => {
    readBlocks(section.blocks);
  });
  return found;
}

/** The words of running text alone, without marks or markers. */
export function plainText(inlines: readonly Inline[]): string {
  return inlines
    .map((inline) =>
      inline.kind === 'text' ? inline.text : inline.kind === 'marker' ? '' : plainText(inline.children),
    )
    .join('');
}

/** One or two sentences for feeds and previews: the summary, else the verdict, else the first paragraph, cut at a word. */
export function describeArticle(article: Article, lengthMax = 200): string {
  const blocks = [...article.introduction, ...article.sections.flatMap((section) => section.blocks)];
  const first = blocks.find((block) => 'inlines' in block);
  const text = article.summary ?? article.verdict ?? (first ? plainText(first.inlines) : article.headline);
  if (text.length <= lengthMax) return text;
  const cut = text.slice(0, lengthMax - 1);
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), lengthMax / 2)).replace(/[\s,;:.]+$/, '')}…`;
}
