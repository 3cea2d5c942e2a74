/** A fact-check from a file: chooses the form, reads it, and has it finished and checked. */
import { finishArticle, type ArticleBody, type ImportDefaults } from '#app/domain/article/finish-article.ts';
import { readFrontMatter } from '#app/domain/article/front-matter.ts';
import {
  ARTICLE_LENGTH_MAX,
  type ImportProblem,
  type ImportRemark,
  type ParsedArticle,
} from '#app/domain/article/import-report.ts';
import { readMarkdown } from '#app/domain/article/markdown.ts';
import { readPlainText } from '#app/domain/article/plain-text.ts';
import { takeDateLines } from '#app/domain/article/written-dates.ts';
import { unreadableIn, unreadableMessage } from '#app/domain/article/readable-text.ts';

/**
 * Reads Markdown with front matter (the file begins with a `---` line) or the plain text form (a "Fact check:" line).
 * Never throws for bad input: each problem has its line and says what was expected and what was found.
 */
export function parseArticle(file: string, defaults: ImportDefaults): ParsedArticle {
  if (file.length > ARTICLE_LENGTH_MAX) {
    const length = `expected at most ${String(ARTICLE_LENGTH_MAX)} characters, got ${String(file.length)}`;
    return { ok: false, problems: [{ line: 1, message: length }] };
  }
  const text = file.replace(/^\uFEFF/, '');
  const unreadable = findUnreadable(text);
  if (unreadable) return { ok: false, problems: [unreadable] };
  return /^---[ \t]*(?:\r\n|\r|\n)/.test(text)
    ? parseMarkdown(text, defaults)
    : parsePlainText(text, defaults);
}

function parseMarkdown(text: string, defaults: ImportDefaults): ParsedArticle {
  const lines = text.split(/\r\n|\r|\n/);
  const end = lines.findIndex((line, index) => index > 0 && /^---[ \t]*$/.test(line));
  if (end < 0) {
    const message = 'expected a second --- line that ends the front matter, got none';
    return { ok: false, problems: [{ line: 1, message }] };
  }
  const front = readFrontMatter(lines.slice(1, end).join('\n'), 2);
  if ('problems' in front) return { ok: false, problems: front.problems };
  const { checkedOn, updatedOn, headline } = front.fields;
  const written = takeDateLines(lines.slice(end + 1), end + 2, {
    ...(checkedOn !== undefined && { checkedOn }),
    ...(updatedOn && { updatedOn }),
  });
  const body = readMarkdown(written.lines, end + 2, { imageOf: defaults.imageOf, headline });
  const told = [front, written];
  return finishArticle({ ...front.fields, ...written.dates }, withTold(body, told), defaults, 1);
}

function parsePlainText(text: string, defaults: ImportDefaults): ParsedArticle {
  const read = readPlainText(text);
  if ('problems' in read) return { ok: false, problems: read.problems };
  return finishArticle(read.fields, read.body, defaults, 1);
}

interface Told {
  readonly problems?: readonly ImportProblem[];
  readonly remarks: readonly ImportRemark[];
}

const withTold = (body: ArticleBody, others: readonly Told[]): ArticleBody => ({
  ...body,
  problems: [...others.flatMap(({ problems = [] }) => problems), ...body.problems],
  remarks: [...others.flatMap(({ remarks }) => remarks), ...body.remarks],
});

/** In the file's own text, where the line is known; what a form of writing hides is found in what was parsed. */
function findUnreadable(text: string): ImportProblem | null {
  const found = unreadableIn(text);
  if (!found) return null;
  const line = text.slice(0, found.index).split(/\r\n|\r|\n/).length;
  return { line, message: unreadableMessage(found.code) };
}
