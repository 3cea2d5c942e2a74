/** The background of a local Stripe: time passes and webhooks go out. */
import type { Engine } from '#app/sandbox/engine.ts';

const TICK_MS = 1000;

/** Every second, and at once when woken: time passes, webhooks go out. */
export function createLoop(engine: Engine): {
  start: () => void;
  stop: () => Promise<void>;
  wake: () => void;
} {
  let running: Promise<void> | null = null;
  let isStopping = false;
  let isWoken = false;
  let rouse = () => {};

  const pause = () =>
    new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, isWoken || isStopping ? 0 : TICK_MS);
      rouse = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  const run = async () => {
    while (!isStopping) {
      isWoken = false;
      await engine.deliver().catch((error: unknown) => {
        // A database that is away comes back; the next tick tries again.
        if (!isStopping)
          console.warn('local Stripe: this tick failed,', error instanceof Error ? error.message : error);
      });
      await pause();
    }
  };
  return {
    start: () => {
      running ??= run();
    },
    stop: async () => {
      isStopping = true;
      rouse();
      await running;
    },
    wake: () => {
      isWoken = true;
      rouse();
    },
  };
}
