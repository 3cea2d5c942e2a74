/** WordPress exports (WXR) as streams: one pass for what posts refer to, and one for the posts. */
import { stat } from 'node:fs/promises';
import type { ExportItem } from '#app/domain/article/exports/exported-post.ts';
import { wordPressPost } from '#app/domain/article/exports/wordpress.ts';
import {
  STATES_LEFT_OUT,
  type WxrAttachment,
  type WxrChannel,
  type WxrItem,
} from '#app/domain/article/exports/wxr.ts';
import type { ImportProblem } from '#app/domain/article/import-report.ts';
import type { ExportRequest, OpenExport } from '#app/ports/exports.ts';
import { readWxr, textOf, type RawItem } from './wxr-items.ts';

export async function openWordPressExport(
  file: string,
  { postType, onProgress }: Omit<ExportRequest, 'site'>,
): Promise<OpenExport | { problem: ImportProblem }> {
  const { size } = await stat(file);
  let bytes = 0;
  const count = (read: number): void => {
    bytes += read;
    onProgress?.(bytes / size);
  };
  const authors = new Map<string, string>();
  const attachments = new Map<string, WxrAttachment>();
  const others = new Map<string, number>();
  let language: string | null = null;
  let postCount = 0;
  let isWxr = false;
  // Nothing but what is small is kept of an item: a file may hold a hundred thousand of them.
  for await (const found of readWxr(file, count, { withContent: false })) {
    if (found.kind === 'problem' && !isWxr) return { problem: found.problem };
    if (found.kind === 'author') authors.set(found.login, found.name);
    else if (found.kind === 'language') language = found.text;
    else if (found.kind === 'version') isWxr = true;
    else if (found.kind === 'item') {
      const { item } = found;
      const kind = kindOf(item, postType);
      if (kind === null) postCount += 1;
      else others.set(kind, (others.get(kind) ?? 0) + 1);
      if (textOf(item, 'wp:post_type') === 'attachment')
        attachments.set(ownText(textOf(item, 'wp:post_id')), attachmentOf(item));
    }
  }
  if (!isWxr)
    return { problem: { line: 1, message: 'expected a WordPress export (wp:wxr_version), got other XML' } };
  const channel: WxrChannel = { authors, attachments, language };
  return { postCount, others, items: () => itemsOf(file, channel, postType) };
}

async function* itemsOf(file: string, channel: WxrChannel, postType: string): AsyncGenerator<ExportItem> {
  for await (const found of readWxr(file, () => undefined, { withContent: true })) {
    if (found.kind === 'problem') yield { name: 'the file', tags: null, problem: found.problem };
    if (found.kind !== 'item' || kindOf(found.item, postType) !== null) continue;
    const { item } = found;
    const name =
      nameOf(textOf(item, 'wp:post_name')) ||
      textOf(item, 'title').trim() ||
      `post ${textOf(item, 'wp:post_id')}`;
    const [problem] = item.problems;
    const tags = item.categories.flatMap((category) => [category.name, category.slug]);
    yield { name, tags, ...(problem ? { problem } : { post: wordPressPost(wxrItem(item), channel) }) };
  }
}

/** Other scripts stand in addresses as %D8%A7. */
function nameOf(slug: string): string {
  try {
    return decodeURIComponent(slug);
  } catch {
    return slug;
  }
}

/** Null for a post of the wanted type, else in the plural what it is. */
function kindOf(item: RawItem, postType: string): string | null {
  const type = textOf(item, 'wp:post_type').trim();
  if (type !== postType) return type === '' ? 'items of no type' : `${type}s`;
  const status = textOf(item, 'wp:status').trim();
  return STATES_LEFT_OUT.has(status) ? `${type}s that are ${status}` : null;
}

function attachmentOf(item: RawItem): WxrAttachment {
  return {
    url: ownText(textOf(item, 'wp:attachment_url').trim() || textOf(item, 'guid').trim()),
    alt: ownText(item.meta.get('_wp_attachment_image_alt') ?? ''),
    caption: ownText(textOf(item, 'excerpt:encoded')),
  };
}

/** A copy: a piece of a string holds in memory the whole that it was cut from, here a part of the file each. */
const ownText = (text: string): string => Buffer.from(text).toString();

function wxrItem(item: RawItem): WxrItem {
  const trimmed = (name: string): string => textOf(item, name).trim();
  return {
    id: trimmed('wp:post_id'),
    title: textOf(item, 'title'),
    link: trimmed('link'),
    slug: trimmed('wp:post_name'),
    creator: trimmed('dc:creator'),
    content: textOf(item, 'content:encoded'),
    contentLine: item.contentLine,
    excerpt: textOf(item, 'excerpt:encoded'),
    date: trimmed('wp:post_date'),
    modified: trimmed('wp:post_modified'),
    status: trimmed('wp:status'),
    password: trimmed('wp:post_password'),
    categories: item.categories,
    meta: item.meta,
    commentCount: item.commentCount,
  };
}
