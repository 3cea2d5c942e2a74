/** HTML of any quality as a tree with the lines of the text, or the reason why it is refused: the parser's work is bounded. */
import type { Root } from 'hast';
import { fromParse5 } from 'hast-util-from-parse5';
import { defaultTreeAdapter, parse, type DefaultTreeAdapterMap, type TreeAdapter } from 'parse5';
import { VFile } from 'vfile';
import type { ImportProblem } from '#app/domain/article/import-report.ts';

/** A page that was saved carries its scripts and styles; an article in an export has none of them. */
const HTML_LENGTH_MAX = 5_000_000;
/** Site builders nest some thirty deep. What is deeper would cost the stack of whoever walks the tree. */
const HTML_DEPTH_MAX = 200;
/** Unclosed marks are opened again in each paragraph that follows, so few characters can become very many elements. */
const HTML_ELEMENTS_MAX = 100_000;

/** The tree of a whole page; a fragment stands in its body. Lines are those of `html`. */
export function parseHtml(html: string): { root: Root } | { problem: ImportProblem } {
  if (html.length > HTML_LENGTH_MAX) return { problem: tooMany(1, 'characters of HTML', HTML_LENGTH_MAX) };
  const limits = limited();
  try {
    // Without scripting, what stands in <noscript> is read as elements.
    const document = parse(html, {
      treeAdapter: limits.adapter,
      sourceCodeLocationInfo: true,
      scriptingEnabled: false,
    });
    // A file without its text: the lines were taken by the parser, and the text would be gone through once more.
    return { root: fromParse5(document, { file: new VFile(), verbose: false }) as Root };
  } catch (error) {
    if (limits.exceeded) return { problem: limits.exceeded };
    throw error;
  }
}

function tooMany(line: number, what: string, most: number): ImportProblem {
  return { line, message: `expected at most ${most.toLocaleString('en')} ${what}, got more` };
}

/** The parser's own tree, built under a watch that ends the parsing where a limit is passed. */
function limited(): { adapter: TreeAdapter<DefaultTreeAdapterMap>; exceeded: ImportProblem | null } {
  let elementCount = 0;
  let depth = 0;
  let line = 1;
  const limits: ReturnType<typeof limited> = { adapter: defaultTreeAdapter, exceeded: null };
  const check = (count: number, most: number, what: string): void => {
    if (count <= most) return;
    limits.exceeded = tooMany(line, what, most);
    throw new Error(limits.exceeded.message);
  };
  limits.adapter = {
    ...defaultTreeAdapter,
    createElement: (...args) => {
      check((elementCount += 1), HTML_ELEMENTS_MAX, 'elements of HTML');
      return defaultTreeAdapter.createElement(...args);
    },
    onItemPush: (item) => {
      line = item.sourceCodeLocation?.startLine ?? line;
      check((depth += 1), HTML_DEPTH_MAX, 'levels of HTML elements in each other');
    },
    onItemPop: () => {
      depth -= 1;
    },
  };
  return limits;
}
