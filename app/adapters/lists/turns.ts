/** Turns: a long reading stops every few milliseconds, so that requests of the same process are answered between. */
import { setImmediate } from 'node:timers/promises';

const TURN_MS = 3;

/** Asked again and again during long work: what to wait for where the turn is over, else undefined. */
export function turns(): () => Promise<void> | undefined {
  let since = performance.now();
  return () => {
    if (performance.now() - since < TURN_MS) return undefined;
    return setImmediate().then(() => {
      since = performance.now();
    });
  };
}
