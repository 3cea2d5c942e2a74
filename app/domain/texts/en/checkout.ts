/** English words of ours that stand on Stripe's payment page. */
import type { GiftInterval } from '#app/domain/standing-gift/standing-gift.ts';

const every: Readonly<Record<GiftInterval, string>> = { month: 'every month', year: 'every year' };
const often: Readonly<Record<GiftInterval, string>> = { month: 'Monthly', year: 'Yearly' };

export const checkout = {
  donation: (siteName: string) => `Gift to ${siteName}`,
  feeCover: 'Card fee, covered by you',
  /** Markdown is not read there; at most 1200 characters. */
  hold:
    'Your bank holds this amount while we make sure it isn’t a political group’s money, which usually takes seconds. ' +
    'If we have to refuse it, the hold is released and you’re not charged.',
  product: (siteName: string) => `Standing gift to ${siteName}`,
  standing: (siteName: string, interval: GiftInterval) => `${often[interval]} gift to ${siteName}`,
  /** What the donor agrees to: how much, how often, and how to stop. */
  mandate: ({ siteName, charged, interval }: { siteName: string; charged: string; interval: GiftInterval }) =>
    `You are saving this card so that ${siteName} can charge it ${charged} ${every[interval]} until you stop. ` +
    'Nothing is charged yet. First we make sure it isn’t a political group’s money, which usually takes seconds; then we charge the first gift. ' +
    'You can stop at any time on the page about your gift, which our emails link to, or by writing to us.',
};
