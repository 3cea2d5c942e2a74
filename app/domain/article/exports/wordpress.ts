/** Posts of a WordPress export (WXR, its extension of RSS): what an item of the file says, in the terms of all exports. */
import { autoParagraphs } from '#app/domain/article/exports/auto-paragraphs.ts';
import type { ExportedPost } from '#app/domain/article/exports/exported-post.ts';
import { readShortcodes } from '#app/domain/article/exports/shortcodes.ts';
import type { WxrChannel, WxrItem } from '#app/domain/article/exports/wxr.ts';
import type { ImportRemark } from '#app/domain/article/import-report.ts';
import { isRealDay } from '#app/domain/article/article-dates.ts';

export function wordPressPost(item: WxrItem, channel: WxrChannel): ExportedPost {
  const { contentLine: line } = item;
  const shortcodes = readShortcodes(item.content, channel.attachments);
  const isClassic = !/<!--\s+wp:/.test(item.content);
  const at = (message: string, offset = 0): ImportRemark => ({ line: line + offset, message });
  const isProtected = item.password !== '';
  const topics = item.categories.filter(({ domain, slug }) => TOPICS.has(domain) && slug !== 'uncategorized');
  const others = item.categories.filter(({ domain }) => !TOPICS.has(domain));
  return {
    id: item.id,
    title: item.title,
    slug: item.slug,
    html: shortcodes.html + footnotesOf(item),
    lineFirst: line,
    ...(isClassic && { prepare: autoParagraphs }),
    publishedOn: dayOf(item.date),
    updatedOn: dayOf(item.modified),
    isDraft: item.status !== 'publish' || isProtected,
    authors: item.creator === '' ? [] : [channel.authors.get(item.creator) ?? item.creator],
    topics: topics.map(({ name }) => name),
    summary: item.excerpt.trim() === '' ? null : item.excerpt,
    image: thumbnailOf(item, channel),
    address: /^https?:\/\//.test(item.link) ? item.link : null,
    language: channel.language,
    remarks: [
      ...(item.status === 'publish' ? [] : [at(`a draft here, since it is "${item.status}" in WordPress`)]),
      ...(isProtected ? [at('a draft here, since in WordPress it asks for a password')] : []),
      ...others.map(({ domain, name }) =>
        at(`left out, since it is no category and no tag (${domain}): "${name}"`),
      ),
      ...(item.commentCount > 0 ? [at(`readers’ comments left out: ${String(item.commentCount)}`)] : []),
      ...missingThumbnail(item, channel).map((message) => at(message)),
      ...[...shortcodes.remarks, ...emptyBlocks(item.content)].map(({ line: offset, message }) =>
        at(message, offset),
      ),
    ],
  };
}

const TOPICS = new Set(['category', 'post_tag', 'tag']);

/** `0000-00-00 …` stands where there is none. */
function dayOf(date: string): string | null {
  const day = date.slice(0, 10);
  return isRealDay(day) ? day : null;
}

function thumbnailOf({ meta }: WxrItem, { attachments }: WxrChannel): ExportedPost['image'] {
  const attachment = attachments.get(meta.get('_thumbnail_id') ?? '');
  return attachment ? { reference: attachment.url, alt: attachment.alt, caption: attachment.caption } : null;
}

function missingThumbnail({ meta }: WxrItem, { attachments }: WxrChannel): string[] {
  const id = meta.get('_thumbnail_id');
  return id === undefined || attachments.has(id)
    ? []
    : [`the lead picture left out, since the export does not hold the attachment ${id}`];
}

/** WordPress keeps the notes of its footnotes block beside the text, as JSON. */
function footnotesOf({ meta }: WxrItem): string {
  const items = noteList(meta.get('footnotes') ?? '');
  if (items.length === 0) return '';
  const list = items.map(({ id, content }) => `<li id="${id}">${content}</li>`);
  return `<ol class="wp-block-footnotes">${list.join('')}</ol>`;
}

function noteList(json: string): { id: string; content: string }[] {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch {
    return [];
  }
  if (!Array.isArray(value)) return [];
  return value.flatMap((note: unknown) => {
    if (typeof note !== 'object' || note === null || !('id' in note) || !('content' in note)) return [];
    const { id, content } = note;
    return typeof id === 'string' && /^[\w-]+$/.test(id) && typeof content === 'string'
      ? [{ id, content }]
      : [];
  });
}

/** Blocks that WordPress fills when it shows the page: the export holds only their names. */
function emptyBlocks(content: string): { line: number; message: string }[] {
  return [...content.matchAll(/<!--\s+wp:([a-z][\w/-]*)\s+(?:\{[^\n]*?\}\s+)?\/-->/g)]
    .filter(([, name = '']) => !['footnotes', 'more', 'nextpage', 'spacer', 'separator'].includes(name))
    .map((match) => ({
      line: content.slice(0, match.index).split('\n').length - 1,
      message: `a block left out, since the export holds no text of it: ${match[1] ?? ''}`,
    }));
}
