/** A post of another system's export, in terms that all of them share, and what becomes of it here. */
import type { Root } from 'hast';
import {
  finishArticle,
  type ArticleFields,
  type ImportDefaults,
} from '#app/domain/article/finish-article.ts';
import { wordsOf } from '#app/domain/article/html/elements.ts';
import { parseHtml } from '#app/domain/article/html/parse-html.ts';
import { readHtmlBody } from '#app/domain/article/html/read-body.ts';
import type { ImportProblem, ImportRemark, ParsedArticle } from '#app/domain/article/import-report.ts';
import { isSlug, slugFrom } from '#app/domain/article/slug.ts';
import { topicSlug } from '#app/domain/article/topic.ts';

export interface ExportedPost {
  /** What the other system calls it by. */
  readonly id: string;
  /** May carry markup; its words are taken. */
  readonly title: string;
  /** As the other system has it; ours where it can be. */
  readonly slug: string;
  /** The text, and the line of the file at which it begins; null where lines say nothing to an editor, as in JSON. */
  readonly html: string;
  readonly lineFirst: number | null;
  /** What is done to the tree before it is read. */
  readonly prepare?: (root: Root) => void;
  /** `2026-11-30` in the newsroom's own calendar; null where the export does not say. */
  readonly publishedOn: string | null;
  readonly updatedOn: string | null;
  /** Readers do not see it there, so they do not see it here. */
  readonly isDraft: boolean;
  readonly authors: readonly string[];
  /** Those that readers see. */
  readonly topics: readonly string[];
  readonly summary: string | null;
  readonly image: { readonly reference: string; readonly alt: string; readonly caption: string } | null;
  /** Where it stood; null where the export does not say. */
  readonly address: string | null;
  readonly language: string | null;
  readonly remarks: readonly ImportRemark[];
}

/** One post of an export, or why it cannot be read; the others are read all the same. */
export type ExportItem = {
  readonly name: string;
  /** Names of its tags and categories, and as they stand in addresses; null where they cannot be read. */
  readonly tags: readonly string[] | null;
} & ({ readonly post: ExportedPost } | { readonly problem: ImportProblem });

const SUMMARY_LENGTH_MAX = 500;

/** Never throws for bad input. */
export function parseExportedPost(post: ExportedPost, defaults: ImportDefaults): ParsedArticle {
  const { lineFirst } = post;
  const headline = wordsOfHtml(post.title);
  if (headline === '') return refused({ line: lineFirst, message: 'expected a title, got none' });
  const parsed = parseHtml(post.html);
  if ('problem' in parsed) return refused({ ...parsed.problem, line: lineFirst });
  post.prepare?.(parsed.root);
  const { address } = post;
  const { body, sources } = readHtmlBody(parsed.root, {
    headline,
    address,
    imageOf: defaults.imageOf,
    lineFirst,
  });
  const remarks: ImportRemark[] = [...post.remarks];
  const tell = (message: string): void => {
    remarks.push({ line: lineFirst, message });
  };
  const slug = usableSlug(post, headline, tell);
  const summary = summaryOf(post.summary, tell);
  const image = imageOf(post, defaults, tell);
  const { publishedOn, updatedOn } = post;
  const fields: ArticleFields = {
    headline,
    ...(slug !== null && { slug }),
    ...(publishedOn !== null && { checkedOn: publishedOn }),
    updatedOn: updatedOn !== null && publishedOn !== null && updatedOn > publishedOn ? updatedOn : null,
    authors: unique(
      post.authors.map(wordsOfHtml).filter((name) => name !== ''),
      (name) => name,
    ),
    topics: unique(
      post.topics.map(wordsOfHtml).filter((topic) => topicSlug(topic) !== ''),
      topicSlug,
    ),
    summary,
    sources,
    ...(post.language !== null && { language: post.language }),
    ...(image && { image }),
  };
  return finishArticle(fields, { ...body, remarks: [...remarks, ...body.remarks] }, defaults, lineFirst);
}

const refused = (problem: ImportProblem): ParsedArticle => ({ ok: false, problems: [problem] });

/** The words of a line with markup or entities. */
function wordsOfHtml(html: string): string {
  if (!/[<&]/.test(html)) return html.replace(/\s+/g, ' ').trim();
  const parsed = parseHtml(html);
  return 'root' in parsed ? wordsOf(parsed.root) : '';
}

/**
 * Addresses that readers know are kept where they can be; else one is made, of the old one, of the headline, or, where neither has
 * Latin letters, of the number there: nobody could name one for each post of an export.
 */
function usableSlug(
  { id, slug }: Pick<ExportedPost, 'id' | 'slug'>,
  headline: string,
  tell: (message: string) => void,
): string | null {
  if (isSlug(slug)) return slug;
  if (slug !== '') tell(`the slug "${slug.slice(0, 80)}" cannot stand in an address here; another was made`);
  const isEscaped = /%[0-9a-f]{2}/i.test(slug);
  const made = (isEscaped ? '' : slugFrom(slug)) || slugFrom(headline) || `post-${id.toLowerCase()}`;
  return isSlug(made) ? made : null;
}

function summaryOf(html: string | null, tell: (message: string) => void): string | null {
  const words = wordsOfHtml(html ?? '');
  if (words === '') return null;
  if (words.length <= SUMMARY_LENGTH_MAX) return words;
  tell(
    `the summary left out, since it has more than ${String(SUMMARY_LENGTH_MAX)} characters: "${words.slice(0, 160)}…"`,
  );
  return null;
}

/** The lead picture, where its file is there and the export says what it shows: in an alt text, else in its caption. */
function imageOf(
  { image }: ExportedPost,
  defaults: ImportDefaults,
  tell: (message: string) => void,
): ArticleFields['image'] {
  if (!image) return undefined;
  const { reference } = image;
  const caption = wordsOfHtml(image.caption);
  const found = defaults.imageOf?.(reference) ?? {
    problem: 'no pictures are taken here; --images DIR names their folder',
  };
  const alt = image.alt.trim() || caption;
  if ('problem' in found) tell(`the lead picture left out (${found.problem}): ${reference}`);
  else if (alt === '') tell(`the lead picture left out, since no alt text says what it shows: ${reference}`);
  else return { reference, alt, caption: caption === '' ? null : caption };
  return undefined;
}

function unique(values: readonly string[], keyOf: (value: string) => string): string[] {
  return [...new Map(values.toReversed().map((value) => [keyOf(value), value])).values()].toReversed();
}
