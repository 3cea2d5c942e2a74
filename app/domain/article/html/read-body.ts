/** The body of an article in HTML, read: text, footnotes and sources, with a remark on all that is left out. */
import type { Parents } from 'hast';
import type { FootnoteDefinition, RootContent } from 'mdast';
import type { ImageOf } from '#app/domain/article/article-images.ts';
import type { Source } from '#app/domain/article/article.ts';
import { readBody } from '#app/domain/article/body-reader.ts';
import type { ArticleBody } from '#app/domain/article/finish-article.ts';
import { startCleaning } from '#app/domain/article/html/clean-body.ts';
import { wordsOf } from '#app/domain/article/html/elements.ts';
import { findLinkedNotes } from '#app/domain/article/html/footnotes.ts';
import { sortReferences } from '#app/domain/article/html/references.ts';
import { findSourceLists, sourceOf } from '#app/domain/article/html/sources.ts';
import { toMarkdownTree } from '#app/domain/article/html/to-markdown-tree.ts';
import { wordsOf as markdownWords } from '#app/domain/article/markup-text.ts';
import { ARTICLE_LENGTH_MAX, type ImportProblem } from '#app/domain/article/import-report.ts';

export interface HtmlBodyOptions {
  /** A heading of the same words is left out: the page has it already. */
  readonly headline: string;
  /** Where the page stands, for relative addresses and links within it; null where that is not known. */
  readonly address: string | null;
  readonly imageOf?: ImageOf | undefined;
  /** The line on which the first line of the tree stands; null where lines say nothing to an editor. */
  readonly lineFirst: number | null;
}

export function readHtmlBody(
  body: Parents,
  { headline, address, imageOf, lineFirst }: HtmlBodyOptions,
): { body: ArticleBody; sources: readonly Source[] } {
  const excess = findExcess(body, lineFirst);
  if (excess) return { body: { ...emptyBody, problems: [excess] }, sources: [] };
  const linked = findLinkedNotes(body, (href) => fragmentOf(href, address));
  const references = sortReferences(linked, findSourceLists(body));
  const cleaning = startCleaning({ address, imageOf, replaced: references.replaced });
  const sources = references.sources.map((source) => sourceOf(source, cleaning));
  const notes = references.notes.map(({ element, number }) => ({
    number,
    children: cleaning.clean(element.children),
  }));
  const text = asSections(toMarkdownTree(cleaning.clean(body.children)), headline);
  const definitions = notes.map(({ number, children }) => definitionOf(number, toMarkdownTree(children)));
  const read = readBody(
    [
      { nodes: text, lineFirst },
      { nodes: definitions, lineFirst },
    ],
    { imageOf, headline },
  );
  const remarks = cleaning.remarks.map(({ line, message }) => ({
    line: lineFirst === null ? null : lineFirst + (line ?? 1) - 1,
    message,
  }));
  return { body: { ...read, remarks: [...remarks, ...read.remarks] }, sources };
}

const emptyBody: ArticleBody = { introduction: [], sections: [], notes: [], problems: [], remarks: [] };

/** Whatever follows goes through the text once for each level of its elements. */
function findExcess(body: Parents, line: number | null): ImportProblem | null {
  const { length } = wordsOf(body);
  if (length <= ARTICLE_LENGTH_MAX) return null;
  const most = ARTICLE_LENGTH_MAX.toLocaleString('en');
  return { line, message: `expected at most ${most} characters of text, got ${length.toLocaleString('en')}` };
}

/**
 * The highest level that the body uses begins its sections, `h2` at least: many sites begin with `h3`. What the lists of
 * notes were headed with goes with them.
 */
function asSections(nodes: readonly RootContent[], headline: string): RootContent[] {
  const kept = nodes.filter((node, index) => !isEmptyHeading(node, nodes[index + 1], headline));
  const depths = kept.flatMap((node) => (node.type === 'heading' ? [node.depth] : []));
  const depthMax = Math.max(2, Math.min(...depths));
  return kept.map((node) =>
    node.type === 'heading' ? { ...node, depth: node.depth <= depthMax ? 2 : 3 } : node,
  );
}

const NOTES =
  /^(?:foot|end)?notes?$|^(?:anmerkungen|fußnoten|notas|note|voetnoten|noter|fotnoter|przypisy|הערות|هوامش)$/iu;

function isEmptyHeading(node: RootContent, next: RootContent | undefined, headline: string): boolean {
  if (node.type !== 'heading') return false;
  const words = markdownWords([node]).replace(/\s+/g, ' ').trim();
  if (words === '') return true;
  const isLast = next === undefined || next.type === 'heading';
  return (isLast && NOTES.test(words)) || (node.depth === 1 && words === headline);
}

function definitionOf(number: number, children: RootContent[]): FootnoteDefinition {
  const name = String(number);
  // What stands in an item of a list stands in a footnote too: blocks.
  return {
    type: 'footnoteDefinition',
    identifier: name,
    label: name,
    children: children as FootnoteDefinition['children'],
  };
}

/** The id that an address names on this very page. */
function fragmentOf(href: string, address: string | null): string | null {
  const [page = '', fragment = ''] = href.split('#', 2);
  const isHere = page === '' || (address !== null && URL.parse(page, address)?.href === address);
  if (!isHere || fragment === '') return null;
  try {
    return decodeURIComponent(fragment);
  } catch {
    return fragment;
  }
}
