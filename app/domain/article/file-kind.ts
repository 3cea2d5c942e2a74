/** Which form a file has, by how it begins: names of files say little, and people rename them. */

/** `text` is Markdown or plain text. */
export type FileKind = 'text' | 'html' | 'ghost' | 'wordpress' | 'web-archive';

/** This much of a file's beginning tells its form: WordPress begins with a page of comments. */
export const FILE_HEAD_LENGTH = 64 * 1024;

export function fileKindOf(head: string): FileKind {
  const text = head.replace(/^\uFEFF/, '').trimStart();
  if (/^\{\s*"(?:db|meta|data)"\s*:/.test(text)) return 'ghost';
  if (
    /^(?:<\?xml|<rss\b|<!--)/.test(text) &&
    /<rss\b[^>]*wordpress\.org\/export\/|<wp:wxr_version>/.test(text)
  ) {
    return 'wordpress';
  }
  if (/^(?:<!|<\?|<[a-z])/i.test(text)) return 'html';
  // What browsers save as "Webpage, single file".
  if (
    /^(?:[\w-]+: [^\n]*\n(?:[ \t][^\n]*\n)*){1,12}/.test(text) &&
    /^(?:MIME-Version|Content-Type: multipart\/related)/im.test(text.slice(0, 2000))
  ) {
    return 'web-archive';
  }
  return 'text';
}
