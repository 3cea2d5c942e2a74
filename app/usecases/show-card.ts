/** The preview card of a fact-check, or of the site, as a picture. */
import { factCheckCard, siteCard, type Card } from '#app/domain/article/card.ts';
import type { Ports } from '#app/ports.ts';
import { showFactCheck } from './show-fact-check.ts';

export type ShownCard =
  | { readonly kind: 'painted'; readonly png: Uint8Array; readonly version: string }
  | { readonly kind: 'busy'; readonly waitSeconds: number }
  | { readonly kind: 'unknown' | 'withdrawn' };

type CardPorts = Pick<Ports, 'articles' | 'cards' | 'clock' | 'site'>;

/** `slug` null: the site's own. */
export async function showCard(ports: CardPorts, slug: string | null): Promise<ShownCard> {
  if (slug === null) return paint(ports, siteCard(ports.site));
  const shown = await showFactCheck(ports, slug);
  if (!shown) return { kind: 'unknown' };
  if (shown.kind === 'withdrawn') return { kind: 'withdrawn' };
  return paint(ports, factCheckCard(shown.published.article, ports.site));
}

async function paint({ cards }: CardPorts, card: Card): Promise<ShownCard> {
  const painted = await cards.paint(card);
  return painted.kind === 'busy' ? painted : { ...painted, version: cards.version(card) };
}
