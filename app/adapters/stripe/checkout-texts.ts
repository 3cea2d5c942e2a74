/** The few words of ours that stand on Stripe's payment page, by language. */
import type Stripe from 'stripe';

export interface CheckoutTexts {
  readonly gift: string;
  readonly feeCover: string;
  /** Markdown is not read there; at most 1200 characters. */
  readonly hold: string;
  readonly stripeLocale: NonNullable<Stripe.Checkout.SessionCreateParams['locale']>;
}

const texts: Readonly<Record<string, (siteName: string) => CheckoutTexts>> = {
  en: (siteName) => ({
    gift: `Gift to ${siteName}`,
    feeCover: 'Card fee, covered by you',
    hold:
      'Your bank holds this amount while we check that it is not a political group’s money, usually for seconds. ' +
      'If we must refuse it, the hold is released and nothing is taken.',
    stripeLocale: 'en',
  }),
};

/** English where a language has no texts yet. */
export function checkoutTexts(locale: string, siteName: string): CheckoutTexts {
  const make = texts[locale] ?? texts[locale.split('-')[0] ?? ''] ?? texts['en'];
  if (!make) throw new Error('the texts of the payment page are missing');
  return make(siteName);
}
