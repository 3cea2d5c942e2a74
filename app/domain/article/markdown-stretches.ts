/** A Markdown text in stretches that are parsed one by one, each bounded, so that no text is slow rather than long. */
import type { ImportProblem } from '#app/domain/article/import-report.ts';
import { listDepthMax, quoteDepthMax } from '#app/domain/article/body-reader.ts';

// A Markdown parser's time rises with the square of what is nested or matched. Refusing a strange but honest article is the
// cheaper mistake; the editor is told the line.
const INDENT_MAX = 24;
const STRETCH_LENGTH_MAX = 10_000;
const STRETCH_MARKS_MAX = 400;

/** Lines from one empty line to the next line that begins a new block of its own. */
export interface Stretch {
  readonly line: number;
  readonly text: string;
}

export function splitStretches(lines: readonly string[], lineFirst: number): Stretch[] {
  const stretches: Stretch[] = [];
  let collected: string[] = [];
  let start = lineFirst;
  const close = (): void => {
    if (collected.some((line) => line.trim() !== ''))
      stretches.push({ line: start, text: collected.join('\n') });
    collected = [];
  };
  let isAfterEmpty = true;
  for (const [index, line] of lines.entries()) {
    const isEmpty = line.trim() === '';
    // What is indented, quoted or a list item may continue the block before the empty line. A definition begins a block of
    // its own also where Markdown would have it continue the line above, which no editor means.
    const isOwn = isAfterEmpty && !isEmpty && !/^(?:\s|>|[-*+](?:\s|$)|\d{1,9}[.)](?:\s|$))/.test(line);
    if (isOwn || /^\[\^?[^[\]]{1,200}\]:\s/.test(line)) {
      close();
      start = lineFirst + index;
    }
    collected.push(line);
    isAfterEmpty = isEmpty;
  }
  close();
  return stretches;
}

/** What would make the parser slow rather than the article long. */
export function findExcess(stretch: Stretch): ImportProblem | null {
  const problem = (line: number, most: number, what: string): ImportProblem => ({
    line,
    message: `expected at most ${String(most)} ${what}, got more`,
  });
  if (stretch.text.length > STRETCH_LENGTH_MAX) {
    return problem(stretch.line, STRETCH_LENGTH_MAX, 'characters in one paragraph, list, table or quote');
  }
  if (countOf(stretch.text, /[*_`[\]!<&\\~^]/g) > STRETCH_MARKS_MAX) {
    return problem(
      stretch.line,
      STRETCH_MARKS_MAX,
      'marks (such as * or [) in one paragraph, list, table or quote',
    );
  }
  for (const [index, text] of stretch.text.split('\n').entries()) {
    const start = /^[\s>*+\-\d.)]*/.exec(text.slice(0, 200))?.[0] ?? '';
    const quotes = countOf(start, />/g);
    const lists = countOf(start, /[*+-](?=\s)|\d[.)](?=\s)/g);
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

const countOf = (text: string, mark: RegExp): number => text.match(mark)?.length ?? 0;
