/** Takes in a payout that Stripe speaks of and we do not know: it is a subject from then on. */
import { adoptingPayout } from '#app/domain/payout/steps.ts';
import type { Ports } from '#app/ports.ts';

/** `missing`: this account has no such payout. */
export async function adoptPayout(
  ports: Pick<Ports, 'payouts' | 'payoutsAtStripe' | 'commit' | 'clock'>,
  id: string,
): Promise<'known' | 'adopted' | 'missing'> {
  if (await ports.payouts.find(id)) return 'known';
  const atStripe = await ports.payoutsAtStripe.read(id);
  if (!atStripe) return 'missing';
  const at = ports.clock.now();
  await ports.commit({ subject: null, at, effects: [adoptingPayout(atStripe, at)] });
  return 'adopted';
}
