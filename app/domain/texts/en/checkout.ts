/** English words of ours that stand on Stripe's payment page. */

export const checkout = {
  donation: (siteName: string) => `Gift to ${siteName}`,
  feeCover: 'Card fee, covered by you',
  /** Markdown is not read there; at most 1200 characters. */
  hold:
    'Your bank holds this amount while we make sure it isn’t a political group’s money, which usually takes seconds. ' +
    'If we have to refuse it, the hold is released and you’re not charged.',
};
