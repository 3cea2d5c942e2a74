/** Draws preview cards off the event loop, each once, and keeps the last ones. */
import { createHash } from 'node:crypto';
import type { Card } from '#app/domain/article/card.ts';
import type { CardPainter } from '#app/ports/cards.ts';
import { layoutVersion } from './card-svg.ts';
import type { CardThread } from './card-thread.ts';

/** A card takes some 30 ms: whoever is let in waits a second or so. */
const waitingMax = 32;
/** Some hundred cards, of about 50 KB each. */
const keptBytesMax = 8 * 1024 * 1024;

export function createCardPainter(thread: Pick<CardThread, 'draw'>): CardPainter {
  /** The last asked for at the end. */
  const kept = new Map<string, Uint8Array>();
  const drawing = new Map<string, Promise<Uint8Array>>();
  let keptBytes = 0;

  const keep = (version: string, png: Uint8Array): void => {
    kept.set(version, png);
    keptBytes += png.length;
    for (const [oldest, { length }] of kept) {
      if (keptBytes <= keptBytesMax) break;
      kept.delete(oldest);
      keptBytes -= length;
    }
  };
  const draw = async (version: string, card: Card): Promise<Uint8Array> => {
    try {
      const png = await thread.draw(card);
      keep(version, png);
      return png;
    } finally {
      drawing.delete(version);
    }
  };
  return {
    version: versionOf,
    paint: async (card) => {
      const version = versionOf(card);
      const known = kept.get(version);
      if (known) {
        kept.delete(version);
        kept.set(version, known);
        return { kind: 'painted', png: known };
      }
      const others = drawing.get(version);
      if (!others && drawing.size >= waitingMax) return { kind: 'busy', waitSeconds: 2 };
      const drawn = others ?? draw(version, card);
      drawing.set(version, drawn);
      return { kind: 'painted', png: await drawn };
    },
  };
}

function versionOf(card: Card): string {
  return createHash('sha256')
    .update(JSON.stringify([layoutVersion, card]))
    .digest('hex')
    .slice(0, 16);
}
