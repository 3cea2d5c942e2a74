/** The preview card of a fact-check, or of the site, as a picture. */
import { factCheckCard, siteCard, type Card } from '#app/domain/article/card.ts';
import { publicationState } from '#app/domain/article/publication.ts';
import type { Ports } from '#app/ports.ts';

export type ShownCard =
  | { readonly kind: 'painted'; readonly png: Uint8Array; readonly version: string }
  | { readonly kind: 'busy'; readonly waitSeconds: number }
  | { readonly kind: 'unknown' | 'withdrawn' };

type CardPorts = Pick<Ports, 'articles' | 'cards' | 'clock' | 'site'>;

/** `slug` null: the site's own. */
export async function showCard(ports: CardPorts, slug: string | null): Promise<ShownCard> {
  if (slug === null) return paint(ports, siteCard(ports.site));
  const kept = await ports.articles.find(slug);
  if (!kept) return { kind: 'unknown' };
  const state = publicationState(kept, ports.clock.now());
  if (state === 'withdrawn') return { kind: 'withdrawn' };
  return state === 'published' ? paint(ports, factCheckCard(kept.article, ports.site)) : { kind: 'unknown' };
}

async function paint({ cards }: CardPorts, card: Card): Promise<ShownCard> {
  const painted = await cards.paint(card);
  return painted.kind === 'busy' ? painted : { ...painted, version: cards.version(card) };
}
