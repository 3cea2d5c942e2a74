/** What a WordPress export (WXR, versions 1.0 to 1.2) says, as it stands in the file. */

/** An `item` as it stands in the file; what it does not say is empty. */
export interface WxrItem {
  readonly id: string;
  readonly title: string;
  readonly link: string;
  readonly slug: string;
  readonly creator: string;
  readonly content: string;
  readonly contentLine: number;
  readonly excerpt: string;
  /** `2024-05-01 10:00:00` on the newsroom's own calendar. */
  readonly date: string;
  readonly modified: string;
  readonly status: string;
  readonly password: string;
  readonly categories: readonly { readonly domain: string; readonly slug: string; readonly name: string }[];
  readonly meta: ReadonlyMap<string, string>;
  /** Of readers. */
  readonly commentCount: number;
}

export interface WxrAttachment {
  readonly url: string;
  readonly alt: string;
  readonly caption: string;
}

/** What the whole file says, for each of its items. */
export interface WxrChannel {
  /** Display names by login. */
  readonly authors: ReadonlyMap<string, string>;
  /** By their numbers. */
  readonly attachments: ReadonlyMap<string, WxrAttachment>;
  readonly language: string | null;
}

/** What is kept of an item's meta data; systems put hundreds of others there. */
export const META_KEYS: ReadonlySet<string> = new Set([
  '_thumbnail_id',
  'footnotes',
  '_wp_attachment_image_alt',
]);
/** Things that were thrown away, or never were. */
export const STATES_LEFT_OUT: ReadonlySet<string> = new Set(['trash', 'auto-draft', 'inherit']);
