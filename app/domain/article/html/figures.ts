/** Figures of HTML: pictures with their captions, galleries, link cards and whatever else stands in one. */
import type { Element, ElementContent } from 'hast';
import { leaveOut, quoted, runningText, tell, type Cleaning } from '#app/domain/article/html/cleaning.ts';
import {
  attribute,
  classesOf,
  elementsWithin,
  isElement,
  made,
  madeText,
  wordsOf,
} from '#app/domain/article/html/elements.ts';
import { isTracker } from '#app/domain/article/html/left-out.ts';

export function cleanFigure(cleaning: Cleaning, figure: Element): ElementContent[] {
  const within = elementsWithin(figure);
  if (classesOf(figure).includes('kg-bookmark-card')) return bookmark(cleaning, figure, within);
  const pictures = within.filter((element) => element.tagName === 'img');
  const captions = figure.children.filter((child) => isElement(child, 'figcaption'));
  const rest = figure.children.filter((child) => !isElement(child, 'figcaption'));
  const caption = runningText(
    cleaning,
    captions.flatMap((element) => cleaning.clean(element.children)),
    'a caption',
  );
  // Words beside the picture and its caption are text of their own.
  const isOneWithPicture =
    pictures.length === 1 &&
    wordsOf(made('div', figure, rest)) === '' &&
    !within.some((element) => isElement(element, 'iframe', 'video'));
  const [picture] = pictures;
  if (isOneWithPicture && picture) return cleanPicture(cleaning, picture, caption);
  return [...cleaning.clean(rest), ...(caption.length > 0 ? [captionParagraph(figure, caption)] : [])];
}

function captionParagraph(figure: Element, caption: readonly ElementContent[]): Element {
  return made('p', figure, [made('em', figure, caption)]);
}

/**
 * `img`, or a `picture` around one, as a picture of ours: an `article-image` whose children are its caption. Left out with a
 * remark where its file or its alt text is missing; its caption then stays as a paragraph.
 */
export function cleanPicture(
  cleaning: Cleaning,
  element: Element,
  caption: readonly ElementContent[],
): ElementContent[] {
  const img = isElement(element, 'img')
    ? element
    : elementsWithin(element).find(({ tagName }) => tagName === 'img');
  if (!img || isTracker(img)) return leaveOut(cleaning, element, 'a picture that shows nothing');
  const words = wordsOf(made('p', img, caption));
  const alt = attribute(img, 'alt').replace(/\s+/g, ' ').trim();
  const found = pictureOf(cleaning, img);
  const stays = caption.length > 0 ? [captionParagraph(img, caption)] : [];
  if ('problem' in found) {
    tell(cleaning, img, `a picture left out (${found.problem})${quoted(alt)}`);
    return stays;
  }
  if (alt === '' && words === '') {
    tell(cleaning, img, `a picture left out, since no alt text says what it shows: ${found.reference}`);
    return stays;
  }
  if (alt === '')
    tell(cleaning, img, `a picture without alt text has its caption for one: ${found.reference}`);
  const image = made('article-image', img, caption);
  image.properties = { src: found.reference, alt: alt || words };
  return [image];
}

/** The first of the addresses that the picture may have under which there is a file. */
function pictureOf({ imageOf }: Cleaning, img: Element): { reference: string } | { problem: string } {
  const references = referencesOf(img);
  const [first] = references;
  if (first === undefined) return { problem: 'it has no address' };
  if (!imageOf) return { problem: `no pictures are taken here: ${first}` };
  const reference = references.find((each) => !('problem' in imageOf(each)));
  if (reference !== undefined) return { reference };
  const data = imageOf(first);
  return { problem: 'problem' in data ? data.problem : first };
}

/** Pages that load pictures late have the true address beside a stand-in. */
export function referencesOf(img: Element): string[] {
  const late = ['dataSrc', 'dataLazySrc', 'dataOriginal', 'dataOrigFile'].map((name) => attribute(img, name));
  const sizes = [attribute(img, 'srcSet'), attribute(img, 'dataSrcset')]
    .flatMap((list) => list.split(/,\s+/))
    .map((each) => each.trim().split(/\s+/)[0] ?? '');
  const all = [attribute(img, 'src'), ...late, ...sizes].map((each) => each.trim());
  return [...new Set(all.filter((each) => each !== '' && !each.startsWith('data:')))].slice(0, 12);
}

/** Ghost's card for a link: the link with its title, then what else the card says. */
function bookmark(cleaning: Cleaning, figure: Element, within: readonly Element[]): ElementContent[] {
  const link = within.find(({ tagName }) => tagName === 'a');
  if (!link) return cleaning.clean(figure.children);
  const part = (name: string) => {
    const element = within.find((each) => classesOf(each).includes(`kg-bookmark-${name}`));
    return element ? wordsOf(element) : '';
  };
  const title = part('title') || attribute(link, 'href');
  // Ghost has the names of these two the wrong way round, for the sake of old themes.
  const rest = [part('description'), part('author'), part('publisher')].filter((words) => words !== '');
  const anchor = made('a', link, [madeText(title, link)]);
  anchor.properties = { href: attribute(link, 'href') };
  const text = rest.length > 0 ? [madeText(`: ${rest.join(', ')}`, link)] : [];
  const captions = within.filter(({ tagName }) => tagName === 'figcaption');
  const caption = runningText(
    cleaning,
    captions.flatMap((element) => cleaning.clean(element.children)),
    'a caption',
  );
  return [
    made('p', figure, [...cleaning.clean([anchor]), ...text]),
    ...(caption.length > 0 ? [captionParagraph(figure, caption)] : []),
  ];
}
