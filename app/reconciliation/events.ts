/** Events that Stripe could not deliver: they are stored as if they had come, and waited for whoever acts on them. */
import type { Area } from './area.ts';

/** Younger ones are on their way. */
const deliveryMs = 5 * 60_000;

export const events: Area = {
  async *compare(ports, since) {
    const until = new Date(ports.clock.now().getTime() - deliveryMs);
    for await (const page of ports.account.undelivered(since, until)) {
      let stored = 0;
      // The oldest first, as they would have come.
      for (const { event, body } of page.toReversed())
        if ((await ports.events.store(event, body, ports.clock.now())) === 'stored') stored += 1;
      yield { seen: page.length, differences: [], mended: stored };
    }
  },
  again: () => Promise.resolve(null),
};
