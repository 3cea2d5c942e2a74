/**
 * The body of a Markdown fact-check: CommonMark with GitHub's tables, footnotes and struck text. `## Headings` become sections,
 * `[n]` become markers; raw HTML and blocks of code are refused.
 */
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFootnoteFromMarkdown } from 'mdast-util-gfm-footnote';
import { gfmStrikethroughFromMarkdown } from 'mdast-util-gfm-strikethrough';
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table';
import { gfmFootnote } from 'micromark-extension-gfm-footnote';
import { gfmStrikethrough } from 'micromark-extension-gfm-strikethrough';
import { gfmTable } from 'micromark-extension-gfm-table';
import { readBody, type BodyOptions } from '#app/domain/article/body-reader.ts';
import type { ArticleBody } from '#app/domain/article/finish-article.ts';
import { findExcess, splitStretches } from '#app/domain/article/markdown-stretches.ts';

/** Markdown whose first line is line `lineFirst` of the file. */
export function readMarkdown(
  lines: readonly string[],
  lineFirst: number,
  options: BodyOptions = {},
): ArticleBody {
  const stretches = splitStretches(lines, lineFirst);
  const [excess] = stretches.flatMap((stretch) => findExcess(stretch) ?? []);
  if (excess) return { introduction: [], sections: [], notes: [], problems: [excess], remarks: [] };
  const extensions = [
    gfmTable(),
    gfmFootnote(),
    gfmStrikethrough({ singleTilde: false }),
    knowing(findLabels(lines)),
  ];
  const mdastExtensions = [gfmTableFromMarkdown(), gfmFootnoteFromMarkdown(), gfmStrikethroughFromMarkdown()];
  const parts = stretches.map(({ text, line }) => ({
    nodes: fromMarkdown(text, { extensions, mdastExtensions }).children,
    lineFirst: line,
  }));
  return readBody(parts, options);
}

interface Labels {
  readonly links: string[];
  readonly notes: string[];
}

/** What looks like a definition, wherever it stands: `[label]: …`, `[^label]: …`. Labels as the parser compares them. */
function findLabels(lines: readonly string[]): Labels {
  const labels: Labels = { links: [], notes: [] };
  for (const line of lines) {
    const [, caret, label] = /^[\s>]*\[(\^?)([^[\]]{1,200})\]:/.exec(line.slice(0, 300)) ?? [];
    if (label === undefined) continue;
    const normal = label
      .replace(/[\t\n\r ]+/g, ' ')
      .trim()
      .toLowerCase()
      .toUpperCase();
    (caret ? labels.notes : labels.links).push(normal);
  }
  return labels;
}

/**
 * The parser takes `[label]` and `[^label]` for references only where it has met their definitions, which here stand in other
 * stretches. A construct that matches nothing tells it of all labels before it reads the first line.
 */
function knowing({ links, notes }: Labels): ReturnType<typeof gfmFootnote> {
  return {
    document: {
      null: {
        tokenize(_effects, _ok, nok) {
          if (this.parser.defined.length === 0) this.parser.defined.push(...links);
          this.parser.gfmFootnotes ??= [...notes];
          return nok;
        },
      },
    },
  };
}
