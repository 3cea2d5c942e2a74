/** Waits where Stripe says that it is asked too often: for lists that nobody waits for. */
import { setTimeout as sleep } from 'node:timers/promises';
import Stripe from 'stripe';

/** Half a second, doubled each time: half a minute in all, after which whoever asks tries again later. */
const waitMs = 500;
const triesMax = 7;

/** The SDK repeats what broke; a rate limit (429) it leaves to us. */
export async function patiently<T>(ask: () => PromiseLike<T>): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await ask();
    } catch (error) {
      if (!(error instanceof Stripe.errors.StripeRateLimitError) || tries === triesMax) throw error;
      await sleep(waitMs * 2 ** (tries - 1));
    }
  }
}
