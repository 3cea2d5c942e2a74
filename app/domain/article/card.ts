/** What a preview card says: the picture that others show beside a link to a fact-check, or to the site. */
import type { Article, Direction } from '#app/domain/article/article.ts';
import { highlighter } from '#app/domain/brand/accent.ts';
import type { Brand } from '#app/domain/brand/brand.ts';
import type { Hex } from '#app/domain/brand/color.ts';
import { dateFormat } from '#app/domain/formats.ts';
import { textsFor, textsLocale } from '#app/domain/texts/catalogue.ts';

export interface Card {
  readonly siteName: string;
  /** What kind of page it is of; null for the site itself. */
  readonly kind: string | null;
  readonly headline: string;
  /** What the highlighter marks: the verdict. */
  readonly finding: string | null;
  /** When it was checked, in words. */
  readonly checked: string | null;
  readonly direction: Direction;
  /** The color of the highlighter. */
  readonly mark: Hex;
}

/** In pixels: the measure that Open Graph's readers and Twitter's large card ask for, 1.91 to 1. */
export const cardSize = { width: 1200, height: 630, type: 'image/png' } as const;

interface Named {
  readonly name: string;
  readonly locale: string;
  readonly brand: Pick<Brand, 'accent'> | null;
}

/** What of a fact-check its card shows. */
export type CardSubject = Pick<Article, 'headline' | 'verdict' | 'checkedOn' | 'direction'>;

export function factCheckCard(article: CardSubject, { name, locale, brand }: Named): Card {
  const texts = textsFor(locale).article;
  const day = dateFormat(textsLocale(locale), { dateStyle: 'long', timeZone: 'UTC' });
  return {
    siteName: name,
    kind: texts.kind,
    headline: article.headline,
    finding: article.verdict,
    checked: `${texts.checked} ${day.format(new Date(article.checkedOn))}`,
    direction: article.direction,
    mark: markOf(brand),
  };
}

export function siteCard({ name, locale, brand }: Named): Card {
  const { headline, headlineMarked } = textsFor(locale).front;
  return {
    siteName: name,
    kind: null,
    headline,
    finding: headlineMarked,
    checked: null,
    direction: 'ltr',
    mark: markOf(brand),
  };
}

/** Cards are light, whoever shows them. */
const markOf = (brand: Named['brand']): Hex => (brand?.accent ?? highlighter).light;

/** The same in words, for those who do not see the picture. */
export function cardAlt({ kind, siteName, headline, finding }: Card): string {
  return [`${kind ?? siteName}: ${headline}`, finding ?? ''].join(' ').trim();
}

/** A picture with what those ask for who show it beside a link. */
export interface SharePicture {
  /** Whole, since others read it. */
  readonly url: string;
  readonly type: string;
  readonly width: number;
  readonly height: number;
  readonly alt: string;
}
