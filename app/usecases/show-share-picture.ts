/** The picture that others show beside a link to a page of ours. */
import {
  cardAlt,
  cardSize,
  factCheckCard,
  siteCard,
  type CardSubject,
  type SharePicture,
} from '#app/domain/article/card.ts';
import { paths } from '#app/paths.ts';
import type { Ports } from '#app/ports.ts';

type PicturePorts = Pick<Ports, 'cards' | 'site'>;

/** Of every page that is no fact-check: the newsroom's own where it has one. */
export function sitePicture({ cards, site }: PicturePorts): SharePicture {
  if (site.brand?.socialImage) {
    const { address, ...image } = site.brand.socialImage;
    return { ...image, url: site.url + address };
  }
  const card = siteCard(site);
  return { ...cardSize, url: site.url + paths.siteCard(cards.version(card)), alt: cardAlt(card) };
}

/** Its card, also where a picture leads the page: a link to a fact-check should say what was found. */
export function factCheckPicture(
  { cards, site }: PicturePorts,
  article: CardSubject & { readonly slug: string },
): SharePicture {
  const card = factCheckCard(article, site);
  return { ...cardSize, url: site.url + paths.card(article.slug, cards.version(card)), alt: cardAlt(card) };
}
