/** Rate limits counted in PostgreSQL, so that they hold over restarts and several app processes. */
import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible';
import type { Limits, LimitTaken } from '#app/ports/limits.ts';
import type { Db } from './client.ts';

/**
 * Tries per key and seconds. A reader gives once or twice and mistypes a few times; a thief with a list of cards makes
 * a payment page each. Too tight shuts out a newsroom behind one address, too loose helps the thief.
 */
const limits = {
  checkout: { points: 20, duration: 3600 },
  // Of an IPv4 /24 or IPv6 /48. Neighbours there are strangers to each other, so it takes five greedy ones to spend it.
  'checkout-network': { points: 100, duration: 3600 },
  'sign-in': { points: 20, duration: 900 },
  appeal: { points: 10, duration: 3600 },
  correction: { points: 10, duration: 3600 },
  'appeal-network': { points: 50, duration: 3600 },
  // Per donation: each check asks Stripe. A donor who reloads every few seconds stays below it.
  'status-check': { points: 15, duration: 60 },
  // Per standing gift: a card that is declined there can be tried again on the same page.
  'card-page': { points: 10, duration: 3600 },
} as const;

export function createLimits({ pool }: Db): Limits {
  const limiters = new Map(
    Object.entries(limits).map(([name, rate]) => [
      name,
      new RateLimiterPostgres({
        storeClient: pool,
        storeType: 'pool',
        tableName: 'rate_limit',
        keyPrefix: name,
        tableCreated: true,
        clearExpiredByTimeout: false,
        ...rate,
      }),
    ]),
  );
  const take = async (limit: keyof typeof limits, key: string): Promise<LimitTaken> => {
    try {
      await limiters.get(limit)?.consume(key);
      return { allowed: true };
    } catch (error) {
      if (error instanceof RateLimiterRes) {
        return { allowed: false, waitSeconds: Math.ceil(error.msBeforeNext / 1000) };
      }
      throw error;
    }
  };
  return {
    take,
    takeFor: async (limit, { address, network }) => {
      const byAddress = await take(limit, address);
      return byAddress.allowed ? take(`${limit}-network`, network) : byAddress;
    },
  };
}
