/** English words of ours that stand on Stripe's payment page. */

export const checkout = {
  donation: (siteName: string) => `Gift to ${siteName}`,
  feeCover: 'Card fee, covered by you',
  /** Markdown is not read there; at most 1200 characters. */
  hold:
    'Your bank holds this amount while we check that it is not a political group’s money, usually for seconds. ' +
    'If we must refuse it, the hold is released and nothing is taken.',
};
