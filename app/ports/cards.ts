/** What use cases need to have preview cards drawn. */
import type { Card } from '#app/domain/article/card.ts';

export type PaintedCard =
  | { readonly kind: 'painted'; readonly png: Uint8Array }
  /** So many others wait that this one would wait too long. */
  | { readonly kind: 'busy'; readonly waitSeconds: number };

export interface CardPainter {
  /** Names what the picture shows, and how it is drawn: another one for whatever would look otherwise. */
  version(card: Card): string;
  /** The same card asked for by many at once is drawn once. Rejects where it cannot be drawn. */
  paint(card: Card): Promise<PaintedCard>;
}
