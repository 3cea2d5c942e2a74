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
  // Per person who is signed in: whoever found an open browser does not find out the password by trying.
  'own-password': { points: 10, duration: 3600 },
  appeal: { points: 10, duration: 3600 },
  correction: { points: 10, duration: 3600 },
  'appeal-network': { points: 50, duration: 3600 },
  // Of donors who ask to be signed in, and of their tries with a code.
  'sign-in-link': { points: 20, duration: 3600 },
  'sign-in-link-network': { points: 100, duration: 3600 },
  // Per address, whoever asks, and no longer than a link lives (domain/donor-sign-in.ts): where a stranger has spent it, the three mails
  // lie in the donor's own box, and each still signs in.
  'sign-in-mail': { points: 3, duration: 900 },
  // Per address and per donor, apart from the one above: asking to be known by somebody's address keeps nobody from signing in.
  'address-mail': { points: 3, duration: 900 },
  // Per donation: each check asks Stripe. A donor who reloads every few seconds stays below it.
  'status-check': { points: 15, duration: 60 },
  // Per donation: whoever holds the address of its page can have mails sent, to its donor alone.
  'receipt-copy': { points: 3, duration: 3600 },
  // Per standing gift: a card that is declined there can be tried again on the same page.
  'card-page': { points: 10, duration: 3600 },
  // Per standing gift: each change is a mail to its donor.
  'gift-change': { points: 20, duration: 3600 },
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
