/** What an HTML page holds beside the words of its article: parts that are left out, each with what an editor is told of it. */
import type { Element } from 'hast';
import { attribute, classesOf, isElement, wordsOf } from '#app/domain/article/html/elements.ts';

const EMBEDDED = new Set([
  'iframe',
  'embed',
  'object',
  'video',
  'audio',
  'frame',
  'frameset',
  'applet',
  'portal',
]);

/** By the element's name; what stands here is never text of an article. */
const byName: Readonly<Record<string, string>> = {
  script: 'a script',
  style: 'a style sheet',
  form: 'a form',
  input: 'a field of a form',
  select: 'a field of a form',
  textarea: 'a field of a form',
  option: 'a field of a form',
  optgroup: 'a field of a form',
  button: 'a button',
  datalist: 'a list for a form',
  dialog: 'a dialog',
  nav: 'navigation',
  canvas: 'a drawing by script',
  svg: 'a drawing (SVG)',
  math: 'a formula (MathML)',
  progress: 'a bar',
  meter: 'a bar',
  noframes: 'a text for browsers without frames',
  noembed: 'a text for browsers without embeds',
  title: 'a title',
  area: 'an area of a map',
};

/** By a word of a class or an id; only for boxes, and only for short ones: a class may be on anything. */
const byWord: readonly { readonly words: ReadonlySet<string>; readonly what: string }[] = [
  { words: setOf('newsletter subscribe subscription signup mailchimp optin'), what: 'a newsletter box' },
  { words: setOf('share sharing sharedaddy sharebar social addtoany addthis'), what: 'share buttons' },
  {
    words: setOf('related jp-relatedposts yarpp recommended readmore outbrain taboola'),
    what: 'links to other articles',
  },
  {
    words: setOf('ad ads advert advertisement adsbygoogle sponsored sponsor promo'),
    what: 'an advertisement',
  },
  { words: setOf('cta donate donation paywall upgrade membership'), what: 'a call to act' },
  { words: setOf('comments disqus respond'), what: 'comments' },
  { words: setOf('kg-button-card wp-block-button wp-block-buttons'), what: 'a button' },
  { words: setOf('breadcrumb breadcrumbs pagination toc'), what: 'navigation' },
  { words: setOf('cookie consent gdpr'), what: 'a cookie notice' },
  { words: setOf('audio video player'), what: 'a player' },
];
const BOXES = new Set([
  'div',
  'section',
  'aside',
  'ul',
  'ol',
  'figure',
  'footer',
  'header',
  'details',
  'center',
]);
/** Longer boxes are text, whatever their classes say: leaving out an article is the dearer mistake. */
const BOX_WORDS_MAX = 80;

function setOf(words: string): ReadonlySet<string> {
  return new Set(words.split(' '));
}

/** What this element is, where no word of it belongs to the article; null for all others. */
export function furnitureOf(element: Element): string | null {
  const { tagName } = element;
  if (EMBEDDED.has(tagName)) {
    const address = attribute(element, 'src') || attribute(element, 'data');
    return `an embedded ${tagName === 'iframe' ? 'page' : tagName}${address ? ` (${address.slice(0, 120)})` : ''}`;
  }
  const name = byName[tagName];
  if (name !== undefined) return name;
  if (isHidden(element)) return 'a hidden text';
  if (!BOXES.has(tagName)) return null;
  const words = new Set([...classesOf(element), attribute(element, 'id')].flatMap(wordsOfName));
  const box = byWord.find((rule) => [...rule.words].some((word) => words.has(word)));
  return box && wordsOf(element).split(' ').length <= BOX_WORDS_MAX ? box.what : null;
}

/** A class `kg-signup_card` as itself and as its words. */
function wordsOfName(name: string): string[] {
  const lower = name.toLowerCase();
  return [lower, ...lower.split(/[-_]+/)];
}

/** For nobody, or for screen readers alone: words that repeat what others see. */
function isHidden(element: Element): boolean {
  if (element.properties['hidden'] !== undefined && element.properties['hidden'] !== false) return true;
  if (/(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)/i.test(attribute(element, 'style')))
    return true;
  return classesOf(element).some((name) =>
    ['screen-reader-text', 'sr-only', 'visually-hidden', 'assistive-text'].includes(name),
  );
}

/** Of no size that a reader sees: such pictures count readers. */
export function isTracker(img: Element): boolean {
  const sizes = ['width', 'height'].map((name) => attribute(img, name));
  return sizes.some((size) => size !== '' && Number(size) <= 2);
}

/** A picture that stands for a sign of its own, with the sign as its alt text. */
export function isEmoji(img: Element): boolean {
  return isElement(img, 'img') && classesOf(img).some((name) => ['emoji', 'wp-smiley'].includes(name));
}
