/**
 * What two widespread readers of oEmbed make of an answer, as rules in our own words. Read in their sources: WordPress 6
 * (wp-includes/class-wp-oembed.php and embed.php), Ghost 5 and 6 (core/server/services/oembed).
 */

type Answer = Readonly<Record<string, unknown>>;

/** Tags that WordPress keeps of a site that it does not know, each with its attributes. */
const keptByWordPress: Readonly<Record<string, readonly string[]>> = {
  a: ['href'],
  blockquote: [],
  iframe: ['src', 'width', 'height', 'frameborder', 'marginwidth', 'marginheight', 'scrolling', 'title'],
};

/** What both ask an endpoint for: the discovered address, with these set in it. */
export function asWordPressAsks(endpoint: string, pasted: string): string {
  const url = new URL(endpoint);
  const asked = { maxwidth: '500', maxheight: '750', url: pasted, dnt: '1', format: 'json' };
  for (const [name, value] of Object.entries(asked)) url.searchParams.set(name, value);
  return url.href;
}

/**
 * What stands in a WordPress post where the address was pasted; null where WordPress leaves the bare address. Its script shows
 * the frame, and hides the quotation, once the frame has told its height together with `secret`.
 */
export function inWordPress(answer: Answer, pasted: string, secret: string): string | null {
  const { type, html, title } = answer;
  if (type === 'link')
    return typeof title === 'string' && title !== '' ? `<a href="${pasted}">${title}</a>` : null;
  if ((type !== 'rich' && type !== 'video') || typeof html !== 'string') return null;
  const kept = withoutOtherMarkup(html);
  const [, quotation = '', frame] =
    /(<blockquote>.*?<\/blockquote>)?.*(<iframe.*?><\/iframe>)/s.exec(kept) ?? [];
  if (frame === undefined) return null;
  const hidden = quotation === '' ? '' : ' data-hidden';
  return (
    quotation.replace('<blockquote', `<blockquote class="wp-embedded-content" data-secret="${secret}"`) +
    frame
      .replace(/ src="([^"]*)"/, ` src="$1#?secret=${secret}" data-secret="${secret}"`)
      .replace('<iframe', `<iframe class="wp-embedded-content"${hidden} sandbox="allow-scripts"`)
  );
}

function withoutOtherMarkup(html: string): string {
  return html.replace(/<(\/?)([a-z]+)([^>]*)>/g, (_tag, slash: string, name: string, attributes: string) => {
    const allowed = keptByWordPress[name];
    if (allowed === undefined) return '';
    const kept = [...attributes.matchAll(/\s([a-z-]+)="[^"]*"/g)].filter(([, each = '']) =>
      allowed.includes(each),
    );
    return `<${slash}${name}${kept.map(([whole]) => whole).join('')}>`;
  });
}

/** What Ghost's editor puts in where the address was pasted; for a bookmark it reads the page's own meta tags. */
export function inGhost(answer: Answer): { readonly html: string } | 'bookmark' | 'unusable' {
  const { type, version, html, width } = answer;
  const isKnown = typeof type === 'string' && ['photo', 'video', 'link', 'rich'].includes(type);
  if (!isKnown || !version) return 'unusable';
  if (type === 'link') return 'bookmark';
  return typeof html === 'string' && html !== '' && width ? { html } : 'bookmark';
}
