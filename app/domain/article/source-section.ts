/** A closing section that is a list of sources, made into the sources that it lists. */
import {
  plainText,
  type Block,
  type Inline,
  type Section,
  type Source,
} from '#app/domain/article/article.ts';
import { lengthMax } from '#app/domain/article/article-limits.ts';
import { inlinesWithin } from '#app/domain/article/text-within.ts';
import { webAddress } from '#app/domain/article/inline-text.ts';

const HEADING = /^(?:list of |our )?(?:sources|references)\s*:?$/i;

interface Entry {
  /** Null where its place in the list is its number. */
  readonly number: number | null;
  readonly inlines: readonly Inline[];
}

/**
 * The sources of a last section headed "Sources" or "References" whose text is nothing but numbered entries: an ordered list, or
 * lines that begin with `[n]`; none where nothing stands below the heading. Null where there is no such section, and where anything in
 * it would be lost as a source, such as a second link of one entry.
 */
export function sourcesOfLastSection(sections: readonly Section[]): readonly Source[] | null {
  const last = sections.at(-1);
  if (!last || !HEADING.test(last.heading)) return null;
  const sources: Source[] = [];
  for (const entry of last.blocks.flatMap((block) => entriesOf(block) ?? [null])) {
    const number = entry?.number ?? sources.length + 1;
    const source = entry && sourceOf(number, entry.inlines);
    if (!source || sources.some((other) => other.number === number)) return null;
    sources.push(source);
  }
  return sources.sort((a, b) => a.number - b.number);
}

function entriesOf(block: Block): Entry[] | null {
  if (block.kind === 'paragraph') return markedEntries(block.inlines);
  if (block.kind !== 'list') return null;
  const entries: Entry[] = [];
  for (const item of block.items) {
    const [only] = item;
    if (item.length !== 1 || only?.kind !== 'paragraph') return null;
    const marked = markedEntries(only.inlines);
    if (marked) entries.push(...marked);
    else if (block.ordered) entries.push({ number: null, inlines: only.inlines });
    else return null;
  }
  return entries;
}

/** `[1] A report [2] A book`, as lines of one paragraph are read. */
function markedEntries(inlines: readonly Inline[]): Entry[] | null {
  if (inlines[0]?.kind !== 'marker') return null;
  const entries: { number: number; inlines: Inline[] }[] = [];
  for (const inline of inlines) {
    if (inline.kind === 'marker') entries.push({ number: inline.number, inlines: [] });
    else entries.at(-1)?.inlines.push(inline);
  }
  return entries;
}

function sourceOf(number: number, inlines: readonly Inline[]): Source | null {
  const within = inlinesWithin({ introduction: [{ kind: 'paragraph', inlines }], sections: [], notes: [] });
  const links = within.flatMap((inline) => (inline.kind === 'link' ? [inline.url] : []));
  if (links.length > 1 || within.some(({ kind }) => kind === 'marker' || kind === 'note')) return null;
  return sourceFrom(number, plainText(inlines), links[0]);
}

/** A source from its line: an address at the end is its link, unless it has one. Null where the line is too long, or empty. */
export function sourceFrom(number: number, line: string, link?: string): Source | null {
  const words = line.trim().split(/\s+/);
  const last = (words.at(-1) ?? '').replace(/^<|[>.,;]*$/g, '');
  const url = webAddress(last);
  const isOwn = url !== null && (link === undefined || link === url);
  const title = (isOwn ? words.slice(0, -1) : words).join(' ').replace(/[\s,;:–—-]+$/, '');
  const shown = title || (isOwn ? url : '');
  if (!shown || shown.length > lengthMax.sourceTitle) return null;
  return {
    number,
    title: shown,
    publisher: null,
    url: link ?? url,
    date: null,
    language: null,
    direction: 'ltr',
  };
}
