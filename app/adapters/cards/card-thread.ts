/** The thread that draws cards: begun with the first card, ended when none was asked for in a while. */
import { Worker } from 'node:worker_threads';
import type { Card } from '#app/domain/article/card.ts';

/** What the thread is told, and what it answers. */
export interface CardOrder {
  readonly id: number;
  readonly card: Card;
}
export interface DrawnCard {
  readonly id: number;
  readonly png: Uint8Array;
}

export interface CardThread {
  /** Rejects where it cannot be drawn, or the thread failed. */
  draw(card: Card): Promise<Uint8Array>;
  close(): Promise<void>;
}

/** Its fonts and its two WebAssembly modules take some tens of MB; a quiet hour needs them not. */
const idleMs = 60_000;

/** A card leaves some MB of outlines behind: without bounds they pile up before anybody looks. */
const resourceLimits = { maxOldGenerationSizeMb: 64, maxYoungGenerationSizeMb: 8 };

interface Waiting {
  readonly resolve: (png: Uint8Array) => void;
  readonly reject: (error: Error) => void;
}

export function createCardThread(): CardThread {
  const waiting = new Map<number, Waiting>();
  let worker: Worker | undefined;
  let idle: NodeJS.Timeout | undefined;
  let lastId = 0;

  const begin = (): Worker => {
    const begun = new Worker(new URL('./card-worker.ts', import.meta.url), { resourceLimits });
    // A process that has nothing else to do need not wait for it.
    begun.unref();
    begun.on('message', ({ id, png }: DrawnCard) => {
      waiting.get(id)?.resolve(png);
      waiting.delete(id);
      if (waiting.size === 0) idle = setTimeout(() => void end(), idleMs).unref();
    });
    begun.on('error', (error) => {
      fail(begun, error instanceof Error ? error : new Error(String(error)));
    });
    begun.on('exit', (code) => {
      fail(begun, new Error(`the thread that draws cards ended with ${String(code)}`));
    });
    return begun;
  };
  /** Whoever waits is told, and the next card begins another thread. */
  const fail = (failed: Worker, error: Error): void => {
    if (worker !== failed) return;
    worker = undefined;
    for (const { reject } of waiting.values()) reject(error);
    waiting.clear();
  };
  const end = async (): Promise<void> => {
    clearTimeout(idle);
    const ending = worker;
    if (ending) fail(ending, new Error('cards are no longer drawn'));
    await ending?.terminate();
  };
  return {
    draw: (card) =>
      new Promise((resolve, reject) => {
        clearTimeout(idle);
        worker ??= begin();
        lastId += 1;
        waiting.set(lastId, { resolve, reject });
        const order: CardOrder = { id: lastId, card };
        worker.postMessage(order);
      }),
    close: end,
  };
}
