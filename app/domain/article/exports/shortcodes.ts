/** WordPress's shortcodes in a text: those that say something become HTML, the others go with a remark. No line is added or taken. */
import type { WxrAttachment } from '#app/domain/article/exports/wxr.ts';

interface Told {
  /** Lines below the first, from 0. */
  readonly line: number;
  readonly message: string;
}

/** A tag in brackets: an opening one, a closing one, or one that stands alone. */
interface Tag {
  readonly index: number;
  readonly text: string;
  readonly isClosing: boolean;
  readonly name: string;
  readonly attributes: string;
}

/** What a shortcode with all that it encloses becomes; null where it goes. */
interface Meaning {
  readonly html: string;
  readonly message?: string;
}
type Read = (tag: Tag, inner: string) => Meaning;

const TAG = /\[(\/?)([a-z][\w-]{0,60})((?:[\s/][^[\]]{0,2000})?)\]/gi;
const NOTES = ['footnote', 'ref', 'efn_note', 'mfn', 'fn', 'note'];

/** Words that editors set in brackets ("[sic]") are no shortcodes: one has attributes, a closing tag, or a known name. */
export function readShortcodes(
  content: string,
  attachments: ReadonlyMap<string, WxrAttachment>,
): { html: string; remarks: Told[] } {
  const tags = tagsOf(content);
  const remarks: Told[] = [];
  const notes: string[] = [];
  const meanings = meaningsOf(attachments, notes);
  const lineAt = lineCounter(content);
  let html = '';
  let end = 0;
  for (const [index, tag] of tags.entries()) {
    if (tag.index < end) continue;
    html += content.slice(end, tag.index);
    end = tag.index + tag.text.length;
    const read = tag.isClosing ? undefined : meanings.get(tag.name);
    if (!read) {
      if (!tag.isClosing)
        remarks.push({ line: lineAt(tag.index), message: `a shortcode left out: ${tag.text.slice(0, 160)}` });
      continue;
    }
    const close = tags
      .slice(index + 1, index + 200)
      .find((other) => other.isClosing && other.name === tag.name);
    const inner = close ? content.slice(end, close.index) : '';
    end = close ? close.index + close.text.length : end;
    const meaning = read(tag, inner);
    if (meaning.message !== undefined) remarks.push({ line: lineAt(tag.index), message: meaning.message });
    const whole = content.slice(tag.index, end);
    html += meaning.html + '\n'.repeat(Math.max(0, countLines(whole) - countLines(meaning.html)));
  }
  html += content.slice(end);
  const linked = linkLoneAddresses(html, remarks);
  return { html: linked + noteList(notes), remarks };
}

function tagsOf(content: string): Tag[] {
  const all = [...content.matchAll(TAG)].map(
    ({ 0: text, 1: slash, 2: name = '', 3: attributes = '', index }) => ({
      index,
      text,
      isClosing: slash === '/',
      name: name.toLowerCase(),
      attributes,
    }),
  );
  const closed = new Set(all.filter(({ isClosing }) => isClosing).map(({ name }) => name));
  return all.filter(
    ({ name, attributes, isClosing }) =>
      isClosing || closed.has(name) || KNOWN.has(name) || name.includes('_') || /=|\/\s*$/.test(attributes),
  );
}

const KNOWN = new Set(['caption', 'wp_caption', 'gallery', 'embed', 'audio', 'video', 'playlist']);

function meaningsOf(
  attachments: ReadonlyMap<string, WxrAttachment>,
  notes: string[],
): ReadonlyMap<string, Read> {
  const media: Read = ({ name, attributes }, inner) => ({
    html: '',
    message: `a player left out (${name}): ${(attributes.trim() || inner.trim()).slice(0, 160)}`,
  });
  const note: Read = (_, inner) => {
    notes.push(inner);
    const number = String(notes.length);
    return { html: `<sup><a href="#shortcode-note-${number}">${number}</a></sup>` };
  };
  return new Map<string, Read>([
    ['caption', caption],
    ['wp_caption', caption],
    ['gallery', (tag) => gallery(tag, attachments)],
    [
      'embed',
      (_, inner) => ({
        html: linkTo(inner.trim()),
        message: `an embed has become a link: ${inner.trim().slice(0, 160)}`,
      }),
    ],
    ['audio', media],
    ['video', media],
    ['playlist', media],
    ...NOTES.map((name): [string, Read] => [name, note]),
  ]);
}

/** The picture, with its link, and behind it the caption; old exports have the caption as an attribute. */
function caption({ attributes }: Tag, inner: string): Meaning {
  const [, picture = '', rest = inner] =
    /^(\s*(?:<a\s[^>]*>\s*)?<img\b[^>]*>(?:\s*<\/a>)?)([^]*)$/i.exec(inner) ?? [];
  const words = attributeOf(attributes, 'caption') ?? rest;
  return { html: `<figure>${picture}<figcaption>${words}</figcaption></figure>` };
}

function gallery({ text, attributes }: Tag, attachments: ReadonlyMap<string, WxrAttachment>): Meaning {
  const ids =
    (attributeOf(attributes, 'ids') ?? attributeOf(attributes, 'include') ?? '').match(/\d+/g) ?? [];
  const pictures = ids.flatMap((id) => attachments.get(id) ?? []);
  const html = pictures
    .map(
      ({ url, alt, caption: words }) =>
        `<figure><img src="${escaped(url)}" alt="${escaped(alt)}"><figcaption>${words}</figcaption></figure>`,
    )
    .join('');
  if (ids.length > 0 && pictures.length === ids.length) return { html };
  const missing = `${String(ids.length - pictures.length)} of ${String(ids.length)}`;
  const message =
    ids.length === 0
      ? `a gallery left out, since it names no pictures: ${text.slice(0, 160)}`
      : `pictures of a gallery left out (${missing}), since the export does not hold them: ${text.slice(0, 160)}`;
  return { html, message };
}

function attributeOf(attributes: string, name: string): string | undefined {
  const [, double, single, bare] =
    new RegExp(`\\b${name}=(?:"([^"]*)"|'([^']*)'|([^\\s"']+))`, 'i').exec(attributes) ?? [];
  return double ?? single ?? bare;
}

/** WordPress embeds what stands behind an address that is alone on its line. */
function linkLoneAddresses(html: string, remarks: Told[]): string {
  return html
    .split('\n')
    .map((text, line) => {
      const [, address] = /^\s*(https?:\/\/[^\s<>"']{1,2000})\s*$/.exec(text) ?? [];
      if (address === undefined) return text;
      remarks.push({ line, message: `an embed has become a link: ${address.slice(0, 160)}` });
      return linkTo(address);
    })
    .join('\n');
}

const linkTo = (address: string): string => `<a href="${escaped(address)}">${escaped(address)}</a>`;

function noteList(notes: readonly string[]): string {
  if (notes.length === 0) return '';
  const items = notes.map((note, index) => `<li id="shortcode-note-${String(index + 1)}">${note}</li>`);
  return `<ol class="footnotes">${items.join('')}</ol>`;
}

function escaped(text: string): string {
  return text
    .replace(/&(?!#?\w+;)/g, '&amp;')
    .replace(/"/g, '&quot;')
    .replace(/</g, '&lt;');
}

const countLines = (text: string): number => text.split('\n').length - 1;

/** Counts on from the last place that was asked for: places only grow. */
function lineCounter(text: string): (index: number) => number {
  let at = 0;
  let line = 0;
  return (index) => {
    line += countLines(text.slice(at, index));
    at = index;
    return line;
  };
}
