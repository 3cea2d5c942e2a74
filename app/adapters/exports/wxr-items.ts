/** A WordPress export read element by element, into its items and what stands before them. */
import { META_KEYS } from '#app/domain/article/exports/wxr.ts';
import type { ImportProblem } from '#app/domain/article/import-report.ts';
import { xmlEvents } from './xml-elements.ts';

/** An item as it is read: its elements' texts by their names, in which prefixes stand as WordPress writes them. */
export interface RawItem {
  readonly line: number;
  readonly texts: Map<string, string>;
  readonly categories: { domain: string; slug: string; name: string }[];
  readonly meta: Map<string, string>;
  readonly problems: ImportProblem[];
  contentLine: number;
  /** Of readers. */
  commentCount: number;
}

type Found =
  | { readonly kind: 'item'; readonly item: RawItem }
  | { readonly kind: 'author'; readonly login: string; readonly name: string }
  | { readonly kind: 'language'; readonly text: string }
  | { readonly kind: 'version'; readonly text: string }
  /** Outside of any item. */
  | { readonly kind: 'problem'; readonly problem: ImportProblem };

/** Longer than any post; its item is refused, and the text is not kept. */
const CONTENT_LENGTH_MAX = 5_000_000;

export const textOf = (item: RawItem, name: string): string => item.texts.get(name) ?? '';

/** Elements of an item whose text is kept; comments and unknown extensions are passed over. */
const KEPT = new Set(
  (
    'title link guid dc:creator content:encoded excerpt:encoded wp:post_id wp:post_name wp:post_date wp:post_modified ' +
    'wp:status wp:post_type wp:post_password wp:attachment_url'
  ).split(' '),
);

/** Without content, where only what posts refer to is looked for. */
export async function* readWxr(
  file: string,
  onBytes: (count: number) => void,
  { withContent }: { withContent: boolean },
): AsyncGenerator<Found> {
  const reader = new ItemReader(withContent);
  for await (const event of xmlEvents(file, onBytes)) {
    if (event.kind === 'open') reader.open(event.name, event.attributes, event.line);
    else if (event.kind === 'text') reader.text(event.text, event.line);
    else if (event.kind === 'problem') {
      const found = reader.problem(event.problem);
      if (found) yield found;
    } else {
      const found = reader.close(event.name);
      if (found) yield found;
    }
  }
  const broken = reader.unfinished();
  if (broken) yield { kind: 'problem', problem: broken };
}

/** Follows the elements of the file, and holds the one item or author that is being read. */
class ItemReader {
  readonly #withContent: boolean;
  readonly #path: string[] = [];
  #item: RawItem | null = null;
  #category: { domain: string; slug: string } | null = null;
  #metaKey = '';
  #text = '';
  #author = { login: '', name: '' };

  constructor(withContent: boolean) {
    this.#withContent = withContent;
  }

  open(name: string, attributes: Readonly<Record<string, string>>, line: number): void {
    this.#path.push(name);
    this.#text = '';
    if (name === 'item') {
      const [texts, meta] = [new Map<string, string>(), new Map<string, string>()];
      this.#item = { line, texts, categories: [], meta, problems: [], contentLine: line, commentCount: 0 };
    }
    if (name === 'category')
      this.#category = { domain: attributes['domain'] ?? '', slug: attributes['nicename'] ?? '' };
    if (name === 'wp:author') this.#author = { login: '', name: '' };
  }

  text(text: string, line: number): void {
    const name = this.#path.at(-1) ?? '';
    if (name === 'content:encoded' && this.#item) {
      if (!this.#withContent) return;
      if (this.#text === '') this.#item.contentLine = line;
    }
    if (this.#text.length + text.length > CONTENT_LENGTH_MAX) {
      const most = CONTENT_LENGTH_MAX.toLocaleString('en');
      this.problem({ line, message: `expected at most ${most} characters in ${name}, got more` });
    } else this.#text += text;
  }

  /** Of the item that is being read, else of the file. */
  problem(problem: ImportProblem): Found | null {
    if (!this.#item) return { kind: 'problem', problem };
    this.#item.problems.push(problem);
    return null;
  }

  /** What is wrong with an item that the file breaks off in. */
  unfinished(): ImportProblem | null {
    return this.#item?.problems.at(-1) ?? null;
  }

  close(name: string): Found | null {
    const text = this.#text;
    this.#text = '';
    this.#path.pop();
    const parent = this.#path.at(-1);
    const item = this.#item;
    if (item) return this.#closeWithin(item, { name, parent, text });
    if (name === 'wp:wxr_version') return { kind: 'version', text };
    if (name === 'language' && parent === 'channel') return { kind: 'language', text: text.trim() };
    if (name === 'wp:author_login') this.#author.login = text.trim();
    if (name === 'wp:author_display_name') this.#author.name = text.trim();
    return name === 'wp:author' && this.#author.name !== '' ? { kind: 'author', ...this.#author } : null;
  }

  #closeWithin(
    item: RawItem,
    { name, parent, text }: { name: string; parent: string | undefined; text: string },
  ): Found | null {
    if (name === 'item') {
      this.#item = null;
      return { kind: 'item', item };
    }
    if (name === 'wp:comment') item.commentCount += 1;
    else if (name === 'wp:meta_key') this.#metaKey = text.trim();
    else if (name === 'wp:meta_value' && META_KEYS.has(this.#metaKey))
      item.meta.set(this.#metaKey, text.trim());
    else if (parent !== 'item') return null;
    else if (name === 'category' && this.#category)
      item.categories.push({ ...this.#category, name: text.trim() });
    else if (KEPT.has(name)) item.texts.set(name, text);
    return null;
  }
}
