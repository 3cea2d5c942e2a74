/** What stands within a fact-check's text, however deep: its running text, and the markers that name its sources. */
import type { Article, ArticleImage, Block, Inline } from '#app/domain/article/article.ts';

type Text = Pick<Article, 'introduction' | 'sections' | 'notes'>;

interface Mark {
  readonly number: number;
  readonly occurrence: number;
}

/** Every marker of a source, in the order of the page: the text first, then the footnotes. */
export const markersOf = (article: Text): Mark[] => marksOf(article, 'marker');

/** Every mark of a footnote, in the same order. */
export const noteMarksOf = (article: Text): Mark[] => marksOf(article, 'note');

function marksOf(article: Text, kind: 'marker' | 'note'): Mark[] {
  return inlinesWithin(article).flatMap((inline) =>
    inline.kind === kind ? [{ number: inline.number, occurrence: inline.occurrence }] : [],
  );
}

/** `a` to `z`, `aa`, `ab`, …, as lists count with letters. */
export function letterOf(number: number): string {
  const rest = Math.floor((number - 1) / 26);
  return (rest > 0 ? letterOf(rest) : '') + String.fromCharCode(97 + ((number - 1) % 26));
}

/** Every piece of running text, outer ones before those within them, in the order of the page. */
export function inlinesWithin(article: Text): Inline[] {
  const blocks = [
    ...article.introduction,
    ...article.sections.flatMap((section) => section.blocks),
    ...article.notes.flatMap((note) => note.blocks),
  ];
  return blocks.flatMap(inlinesOfBlock).flatMap(withChildren);
}

/** Every image that it shows: the one that it leads with, then those in its text; the same one as often as it is shown. */
export function imagesWithin(article: Text & Pick<Article, 'image'>): ArticleImage[] {
  const blocks = [
    ...article.introduction,
    ...article.sections.flatMap((section) => section.blocks),
    ...article.notes.flatMap((note) => note.blocks),
  ];
  return [...(article.image ? [article.image] : []), ...blocks.flatMap(imagesOfBlock)];
}

function imagesOfBlock(block: Block): readonly ArticleImage[] {
  switch (block.kind) {
    case 'image':
      return [block.image];
    case 'quote':
      return block.blocks.flatMap(imagesOfBlock);
    case 'list':
      return block.items.flat().flatMap(imagesOfBlock);
    case 'paragraph':
    case 'subheading':
    case 'table':
      return [];
  }
}

function inlinesOfBlock(block: Block): readonly Inline[] {
  switch (block.kind) {
    case 'paragraph':
    case 'subheading':
      return block.inlines;
    case 'quote':
      return block.blocks.flatMap(inlinesOfBlock);
    case 'list':
      return block.items.flat().flatMap(inlinesOfBlock);
    case 'table':
      return [block.header, ...block.rows].flat(2);
    case 'image':
      return block.image.caption;
  }
}

function withChildren(inline: Inline): Inline[] {
  return [inline, ...('children' in inline ? inline.children.flatMap(withChildren) : [])];
}
