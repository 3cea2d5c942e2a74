/** What a fact-check is: its claim, numbered sections, numbered sources and footnotes. */

/**
 * A piece of running text. A marker is a `[n]` that names a source, a note a `[^n]` that names a footnote; `occurrence` counts
 * those of one number through the article, from 1.
 */
export type Inline =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'strong' | 'emphasis' | 'struck'; readonly children: readonly Inline[] }
  | { readonly kind: 'link'; readonly url: string; readonly children: readonly Inline[] }
  | { readonly kind: 'marker' | 'note'; readonly number: number; readonly occurrence: number };

export type Block =
  | { readonly kind: 'paragraph' | 'subheading'; readonly inlines: readonly Inline[] }
  | { readonly kind: 'quote'; readonly blocks: readonly Block[] }
  | { readonly kind: 'list'; readonly ordered: boolean; readonly items: readonly (readonly Block[])[] }
  | Table
  | { readonly kind: 'image'; readonly image: ArticleImage };

/** Every row has as many cells as there are columns. */
export interface Table {
  readonly kind: 'table';
  readonly columns: readonly { readonly align: 'left' | 'center' | 'right' | null }[];
  /** The heads of the columns, in their order. */
  readonly header: readonly (readonly Inline[])[];
  readonly rows: readonly (readonly (readonly Inline[])[])[];
}

export const imageTypes = ['image/jpeg', 'image/png', 'image/webp', 'image/gif', 'image/avif'] as const;
export type ImageType = (typeof imageTypes)[number];

/** What is known of an image's bytes, which are kept under their hash. */
export interface ImageData {
  /** Of the bytes, in hex. */
  readonly sha256: string;
  /** By the content, never by the file's name. */
  readonly type: ImageType;
  /** In pixels, as shown. */
  readonly width: number;
  readonly height: number;
}

export interface ArticleImage extends ImageData {
  /** Never empty: what the picture says to those who do not see it. */
  readonly alt: string;
  readonly caption: readonly Inline[];
}

/** A footnote. */
export interface Note {
  readonly number: number;
  readonly blocks: readonly Block[];
}

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
  /** The day on which the newsroom last changed it, where its file says so; never before `checkedOn`. */
  readonly updatedOn: string | null;
  readonly summary: string | null;
  /** The people who wrote it, in their order; empty where the file names nobody. */
  readonly authors: readonly string[];
  /** The desk that answers for it; null where the file names none: then the newsroom does. */
  readonly desk: string | null;
  /** As readers see them; two of them never have the same slug. */
  readonly topics: readonly string[];
  /** The picture with which lists, previews and the page lead. */
  readonly image: ArticleImage | null;
  /** False where an editor took the ask away from this fact-check. */
  readonly hasAsk: boolean;
  /** True for the demonstrations that come with a fresh installation; the page says so. */
  readonly demo: boolean;
  readonly language: string;
  readonly direction: Direction;
  /** What stands between the headline and the first section. */
  readonly introduction: readonly Block[];
  readonly sections: readonly Section[];
  /** In the order of their numbers. */
  readonly sources: readonly Source[];
  /** In the order of their numbers. */
  readonly notes: readonly Note[];
}

const RIGHT_TO_LEFT = new Set('ar arc ckb dv fa he ks ps sd ug ur yi'.split(' '));

/** Whether text has the form of a BCP 47 language: `en`, `pt-BR`. */
export function isLanguage(text: string): boolean {
  return /^[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,3}$/.test(text);
}

/** The direction in which a BCP 47 language is written, by its first subtag. */
export function directionOf(language: string): Direction {
  return RIGHT_TO_LEFT.has(language.toLowerCase().split('-')[0] ?? '') ? 'rtl' : 'ltr';
}

/** The words of running text alone, without marks or markers. */
export function plainText(inlines: readonly Inline[]): string {
  return inlines
    .map((inline) =>
      inline.kind === 'text' ? inline.text : 'children' in inline ? plainText(inline.children) : '',
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
