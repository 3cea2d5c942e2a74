/** The body of a Markdown fact-check: `## Headings` become sections, `[n]` become markers, raw HTML is refused. */
import { fromMarkdown } from 'mdast-util-from-markdown';
import type { ImageOf } from '#app/domain/article/article-images.ts';
import { BodyReader, listDepthMax, problemsMax, quoteDepthMax } from '#app/domain/article/body-reader.ts';
import type { ArticleBody } from '#app/domain/article/finish-article.ts';
import type { ImportProblem } from '#app/domain/article/import-report.ts';

// A Markdown parser's time rises with the square of what is nested or matched, so each stretch of text is bounded, and the
// stretches are parsed one by one. Refusing a strange but honest article is the cheaper mistake; the editor is told the line.
const INDENT_MAX = 24;
const STRETCH_LENGTH_MAX = 10_000;
const STRETCH_MARKS_MAX = 400;

/** Lines from one empty line to the next line that begins a new block of its own. */
interface Stretch {
  readonly line: number;
  readonly text: string;
}

/** Markdown whose first line is line `lineFirst` of the file. CommonMark without raw HTML, code blocks and pictures. */
export function readMarkdown(markdown: string, lineFirst: number, imageOf?: ImageOf): ArticleBody {
  const stretches = splitStretches(markdown, lineFirst);
  const reader = new BodyReader({ imageOf });
  const [excess] = stretches.flatMap((stretch) => findExcess(stretch) ?? []);
  if (excess) return { introduction: [], sections: [], notes: [], problems: [excess], remarks: [] };
  for (const { text, line } of stretches) {
    reader.read(fromMarkdown(text).children, line);
    if (reader.problems.length >= problemsMax) break;
  }
  return reader;
}

function splitStretches(markdown: string, lineFirst: number): Stretch[] {
  const stretches: Stretch[] = [];
  let lines: string[] = [];
  let start = lineFirst;
  const close = (): void => {
    if (lines.some((line) => line.trim() !== '')) stretches.push({ line: start, text: lines.join('\n') });
    lines = [];
  };
  let isAfterEmpty = true;
  for (const [index, line] of markdown.split(/\r\n|\r|\n/).entries()) {
    const isEmpty = line.trim() === '';
    // What is indented, quoted or a list item may continue the block before the empty line.
    if (isAfterEmpty && !isEmpty && !/^(?:\s|>|[-*+](?:\s|$)|\d{1,9}[.)](?:\s|$))/.test(line)) {
      close();
      start = lineFirst + index;
    }
    lines.push(line);
    isAfterEmpty = isEmpty;
  }
  close();
  return stretches;
}

/** What would make the parser slow rather than the article long. */
function findExcess(stretch: Stretch): ImportProblem | null {
  const problem = (line: number, most: number, what: string): ImportProblem => ({
    line,
    message: `expected at most ${String(most)} ${what}, got more`,
  });
  if (stretch.text.length > STRETCH_LENGTH_MAX) {
    return problem(stretch.line, STRETCH_LENGTH_MAX, 'characters in one paragraph, list or quote');
  }
  if ((stretch.text.match(/[*_`[\]!<&\\]/g)?.length ?? 0) > STRETCH_MARKS_MAX) {
    return problem(stretch.line, STRETCH_MARKS_MAX, 'marks (such as * or [) in one paragraph, list or quote');
  }
  for (const [index, text] of stretch.text.split('\n').entries()) {
    const start = /^[\s>*+\-\d.)]*/.exec(text.slice(0, 200))?.[0] ?? '';
    const quotes = start.match(/>/g)?.length ?? 0;
    const lists = start.match(/[*+-](?=\s)|\d[.)](?=\s)/g)?.length ?? 0;
    const indent = /^[ \t]*/.exec(text)?.[0].replaceAll('\t', '    ').length ?? 0;
    // A rule such as `- - - - - - - -` is no nesting.
    const isRule = /^ {0,3}([-*])[ \t]*(?:\1[ \t]*){2,200}$/.test(text);
    if (quotes > quoteDepthMax) return problem(stretch.line + index, quoteDepthMax, 'levels of quotes');
    if ((lists > listDepthMax || indent > INDENT_MAX) && !isRule) {
      return problem(stretch.line + index, listDepthMax, 'levels of lists');
    }
  }
  return null;
}
